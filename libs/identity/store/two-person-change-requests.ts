import type { Tx } from '#platform/database';

/**
 * States of a change request. One person submits the request and another person decides about it.
 */
export const CHANGE_REQUEST_STATES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type ChangeRequestState = (typeof CHANGE_REQUEST_STATES)[number];
/**
 * Final states of a change request: `approved` or `rejected` by another person than the proposer,
 * or `withdrawn` by the proposer.
 */
export const CHANGE_REQUEST_DECISIONS = [
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies readonly Exclude<ChangeRequestState, 'proposed'>[];
export type ChangeRequestDecision = (typeof CHANGE_REQUEST_DECISIONS)[number];

/**
 * Fields that the change requests for all kinds of rules have. Names are the people's present
 * names.
 */
export interface TwoPersonChangeRequest {
  id: string;
  state: ChangeRequestState;
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  note: string | null;
  /**
   * Number of the rule version that was created from the change request; null while no version was
   * created.
   */
  ruleVersion: number | null;
  version: number;
}

/**
 * A table of change requests of the calling library: its name, and in `own` the SQL of the columns
 * that only this table has. In that SQL, `proposal` is the alias of the table.
 */
export interface ChangeRequestTable {
  name: string;
  own: string;
}

const selectFrom = ({ name, own }: ChangeRequestTable): string => `
  SELECT ${own}, proposal.id, proposal.state, proposal.proposed_by AS "proposedBy",
    proposer.name AS "proposedByName", proposal.proposed_at AS "proposedAt",
    proposal.decided_by AS "decidedBy",
         decider.name AS "decidedByName", proposal.decided_at AS "decidedAt", proposal.note,
           proposal.rule_version AS "ruleVersion", proposal.version
    FROM ${name} proposal LEFT JOIN people proposer ON proposer.id::text = proposal.proposed_by
    LEFT JOIN people decider ON decider.id::text = proposal.decided_by`;

/**
 * Filter and page of a list of change requests; `after` is the key of the last request of the
 * previous page.
 */
export interface ChangeRequestPage {
  state?: ChangeRequestState | undefined;
  limit: number;
  after?: readonly [string, string] | undefined;
}

/** Lists change requests of a table, newest first. */
export const listTwoPersonChangeRequests = <ChangeRequest extends TwoPersonChangeRequest>(
  tx: Tx,
  table: ChangeRequestTable,
  { state, limit, after }: ChangeRequestPage,
): Promise<ChangeRequest[]> =>
  tx.query<ChangeRequest[]>(
    `${selectFrom(table)} WHERE ($1::text IS NULL OR proposal.state = $1)
      AND ($2::timestamptz IS NULL OR proposal.proposed_at < $2
        OR (proposal.proposed_at = $2 AND proposal.id > $3))
    ORDER BY proposal.proposed_at DESC, proposal.id LIMIT $4`,
    [state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

/**
 * Reads one change request; null when there is none. With `lock`, its row is locked until commit.
 */
export async function findTwoPersonChangeRequest<ChangeRequest extends TwoPersonChangeRequest>(
  tx: Tx,
  table: ChangeRequestTable,
  id: string,
  { lock = false } = {},
): Promise<ChangeRequest | null> {
  if (lock) await tx.query(`SELECT FROM ${table.name} WHERE id = $1 FOR UPDATE`, [id]);
  return (
    (await tx.query<ChangeRequest[]>(`${selectFrom(table)} WHERE proposal.id = $1`, [id]))[0] ??
    null
  );
}

/** The decision on a change request, to be stored. */
export interface ChangeRequestEnd {
  state: ChangeRequestDecision;
  by: string;
  at: Date;
  note: string | null;
  ruleVersion: number | null;
}

/** Stores the decision on a change request. */
export async function endTwoPersonChangeRequest(
  tx: Tx,
  { name }: ChangeRequestTable,
  id: string,
  { state, by, at, note, ruleVersion }: ChangeRequestEnd,
): Promise<void> {
  await tx.query(
    `UPDATE ${name} SET state = $2, decided_by = $3, decided_at = $4, note = $5, rule_version = $6,
      version = version + 1 WHERE id = $1`,
    [id, state, by, at, note, ruleVersion],
  );
}
