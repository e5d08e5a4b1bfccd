import { PEOPLE_SQL } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';

/** States of a change request about a rule, under the names that its routes have always given. */
export const RULE_REQUEST_STATES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type RuleRequestState = (typeof RULE_REQUEST_STATES)[number];

/** A change request about a rule, as its own routes show it. Names are the people's present ones. */
export interface RuleRequest<Payload extends object = object> {
  id: string;
  state: RuleRequestState;
  payload: Payload;
  proposedBy: string;
  proposedByName: string | null;
  proposedAt: Date;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  note: string | null;
  version: number;
}

/** What a change request about a rule is about. */
export type RuleSubject = 'alert-rule' | 'budget-rule';

const RULE_REQUESTS = `SELECT request.id, CASE request.state WHEN 'submitted' THEN 'proposed'
      WHEN 'returned' THEN 'rejected' ELSE request.state END AS state, request.payload,
    request.submitted_by AS "proposedBy", proposer.name AS "proposedByName",
    request.submitted_at AS "proposedAt", request.decided_by AS "decidedBy",
    decider.name AS "decidedByName", request.decided_at AS "decidedAt", request.reason AS note,
    request.version
  FROM change_requests request
  LEFT JOIN ${PEOPLE_SQL} proposer ON proposer.id::text = request.submitted_by
  LEFT JOIN ${PEOPLE_SQL} decider ON decider.id::text = request.decided_by
  WHERE request.kind = 'rule' AND request.subject_kind = $1 AND request.submitted_at IS NOT NULL`;

const RULE_REQUEST_PAGE = `${RULE_REQUESTS}
    AND ($2::text IS NULL OR request.state = CASE $2 WHEN 'proposed' THEN 'submitted'
      WHEN 'rejected' THEN 'returned' ELSE $2 END)
    AND ($3::timestamptz IS NULL OR request.submitted_at < $3
      OR (request.submitted_at = $3 AND request.id > $4::uuid))
  ORDER BY request.submitted_at DESC, request.id LIMIT $5`;

const RULE_REQUEST = `${RULE_REQUESTS} AND request.id = $2`;

/** Filter and page of a list; `after` is the key of the last request of the previous page. */
export interface RuleRequestPage {
  state?: RuleRequestState | undefined;
  limit: number;
  after?: readonly [string, string] | undefined;
}

/** Lists change requests about rules, newest first. */
export const listRuleRequests = <Payload extends object>(
  tx: Tx,
  subject: RuleSubject,
  { state, limit, after }: RuleRequestPage,
): Promise<RuleRequest<Payload>[]> =>
  tx.query<RuleRequest<Payload>[]>(RULE_REQUEST_PAGE, [
    subject,
    state ?? null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ]);

/**
 * Reads one change request about a rule.
 * @throws Problem NOT_FOUND
 */
export async function findRuleRequest<Payload extends object>(
  tx: Tx,
  subject: RuleSubject,
  id: string,
): Promise<RuleRequest<Payload>> {
  const [found] = await tx.query<RuleRequest<Payload>[]>(RULE_REQUEST, [subject, id]);
  if (!found) throw new Problem('NOT_FOUND');
  return found;
}
