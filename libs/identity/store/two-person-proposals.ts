import type { Tx } from '#platform';

/** How something ended that one person proposed and another had to decide about, or that it waits. */
export const PROPOSAL_STATES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
/** What can be decided: by another person than the proposer, or withdrawn by the proposer. */
export const PROPOSAL_DECISIONS = [
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies readonly Exclude<ProposalState, 'proposed'>[];
export type ProposalDecision = (typeof PROPOSAL_DECISIONS)[number];

/** What every proposal of a rule's version has, whatever the rule is about. Names are what people are called today. */
export interface TwoPersonProposal {
  id: string;
  state: ProposalState;
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  note: string | null;
  /** The version that it became. */
  ruleVersion: number | null;
  version: number;
}

/** A table of proposals, and the columns it has of its own, as they are selected from `proposal`. */
export interface ProposalTable {
  name: 'alert_rule_proposals' | 'budget_rule_proposals';
  own: string;
}

const selectFrom = ({ name, own }: ProposalTable): string => `
  SELECT ${own}, proposal.id, proposal.state, proposal.proposed_by AS "proposedBy", proposer.name AS "proposedByName", proposal.proposed_at AS "proposedAt", proposal.decided_by AS "decidedBy",
         decider.name AS "decidedByName", proposal.decided_at AS "decidedAt", proposal.note, proposal.rule_version AS "ruleVersion", proposal.version
    FROM ${name} proposal LEFT JOIN people proposer ON proposer.id::text = proposal.proposed_by LEFT JOIN people decider ON decider.id::text = proposal.decided_by`;

/** Which proposals: in a state, and after the one that was seen last. */
export interface ProposalPage {
  state?: ProposalState | undefined;
  limit: number;
  after?: readonly [string, string] | undefined;
}

/** Proposals, newest first. */
export const listTwoPersonProposals = <Proposal extends TwoPersonProposal>(
  tx: Tx,
  table: ProposalTable,
  { state, limit, after }: ProposalPage,
): Promise<Proposal[]> =>
  tx.query<Proposal[]>(
    `${selectFrom(table)} WHERE ($1::text IS NULL OR proposal.state = $1) AND ($2::timestamptz IS NULL OR proposal.proposed_at < $2 OR (proposal.proposed_at = $2 AND proposal.id > $3))
    ORDER BY proposal.proposed_at DESC, proposal.id LIMIT $4`,
    [state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

/** One proposal; with `lock` held until commit. Null when there is none. */
export async function findTwoPersonProposal<Proposal extends TwoPersonProposal>(
  tx: Tx,
  table: ProposalTable,
  id: string,
  { lock = false } = {},
): Promise<Proposal | null> {
  if (lock) await tx.query(`SELECT FROM ${table.name} WHERE id = $1 FOR UPDATE`, [id]);
  return (
    (await tx.query<Proposal[]>(`${selectFrom(table)} WHERE proposal.id = $1`, [id]))[0] ?? null
  );
}

/** How a proposal is ended. */
export interface ProposalEnd {
  state: ProposalDecision;
  by: string;
  at: Date;
  note: string | null;
  ruleVersion: number | null;
}

/** Writes how a proposal ended. */
export async function endTwoPersonProposal(
  tx: Tx,
  { name }: ProposalTable,
  id: string,
  { state, by, at, note, ruleVersion }: ProposalEnd,
): Promise<void> {
  await tx.query(
    `UPDATE ${name} SET state = $2, decided_by = $3, decided_at = $4, note = $5, rule_version = $6, version = version + 1 WHERE id = $1`,
    [id, state, by, at, note, ruleVersion],
  );
}
