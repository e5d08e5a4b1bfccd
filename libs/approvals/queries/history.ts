import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { Move, State } from '../rules/states.js';
import { REQUEST_IN_SCOPE } from '../store/change-requests.js';

/** What can happen to a change request; `draft` writes it. */
export const HISTORY_MOVES: readonly (Move | 'draft')[] = [
  'draft',
  'edit',
  'submit',
  'approve',
  'return',
  'withdraw',
];

/** Filter for the history of change requests; an undefined field does not restrict it. */
export interface HistoryFilter {
  kind?: string | undefined;
  projectId?: string | undefined;
  /** First and last day on which a step happened, in the city's time. */
  from?: Day | undefined;
  to?: Day | undefined;
}

interface StepRow {
  changeRequestId: string;
  number: number;
  kind: string;
  subjectKind: string;
  subjectId: string;
  move: Move | 'draft';
  state: State;
  level: number;
  actorId: string;
  onBehalfOf: string | null;
  reason: string | null;
  happenedAt: Date;
}

/** A step in the history of a change request, with the names of the people involved. */
export interface HistoryStep extends StepRow {
  actorName: string | null;
  onBehalfOfName: string | null;
}

const STEPS = `SELECT step.change_request_id AS "changeRequestId", step.number,
    change_requests.kind, change_requests.subject_kind AS "subjectKind",
    change_requests.subject_id AS "subjectId", step.move, step.state, step.level,
    step.actor_id AS "actorId", step.on_behalf_of AS "onBehalfOf", step.reason,
    step.happened_at AS "happenedAt"
  FROM change_request_decisions step
  JOIN change_requests ON change_requests.id = step.change_request_id
  WHERE ${REQUEST_IN_SCOPE}
    AND ($1::text IS NULL OR change_requests.kind = $1)
    AND ($2::uuid IS NULL OR EXISTS (SELECT FROM change_request_projects part
      WHERE part.change_request_id = step.change_request_id AND part.project_id = $2))
    AND ($3::date IS NULL OR step.happened_at >= ($3::date::timestamp AT TIME ZONE 'Asia/Shanghai'))
    AND ($4::date IS NULL
      OR step.happened_at < (($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'))
    AND ($5::uuid IS NULL OR (step.happened_at, step.change_request_id, step.number) < (
      SELECT last.happened_at, last.change_request_id, last.number
        FROM change_request_decisions last
        WHERE last.change_request_id = $5 AND last.number = $6::bigint))
  ORDER BY step.happened_at DESC, step.change_request_id DESC, step.number DESC LIMIT $7`;

/**
 * Lists the steps of all change requests that the reader may see, newest first.
 * @param page the request and the number of the last step of the page before; at most `limit` steps
 */
export async function historyOfRequests(
  tx: Tx,
  { kind, projectId, from, to }: HistoryFilter,
  { after, limit }: { after?: readonly [id: string, number: string] | undefined; limit: number },
): Promise<HistoryStep[]> {
  const rows = await tx.query<StepRow[]>(STEPS, [
    kind ?? null,
    projectId ?? null,
    from ?? null,
    to ?? null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ]);
  const names = await namesOf(
    tx,
    rows.flatMap(({ actorId, onBehalfOf }) => [actorId, ...(onBehalfOf ? [onBehalfOf] : [])]),
  );
  return rows.map((row) => ({
    ...row,
    actorName: names.get(row.actorId) ?? null,
    onBehalfOfName: row.onBehalfOf === null ? null : (names.get(row.onBehalfOf) ?? null),
  }));
}
