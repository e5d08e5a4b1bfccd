import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { payloadAmount } from '../rules/payload-amount.js';
import { ChangeRequestRow } from '../store/change-request-rows.js';
import { REQUEST_IN_SCOPE } from '../store/change-requests.js';
import { waitingFor } from './change-requests.js';
import { actedOf, partsOf } from './request-parts.js';
import { knownOrganisations } from './organisations.js';

/**
 * What people have to be told of a change request: that it waits for their decision, or that their
 * own was returned or approved. It follows from the state of the request and not from its kind, so
 * that no kind can forget it.
 */
export interface RequestNotification {
  id: string;
  /** Number of the step in the history of the request that is told of. */
  step: number;
  kind: string;
  state: 'submitted' | 'returned' | 'approved';
  /** Who has to be told: who may decide it now, or who filed it. */
  personIds: string[];
  /** Name of the person who submitted it, or who decided it; null for the program. */
  byName: string | null;
  /** Amount that it names, in fen; null for none, or several. */
  amountFen: bigint | null;
  note: string | null;
  reason: string | null;
  at: Date;
}

interface NotificationFilter {
  today: Day;
  /** Decisions before this instant are not told of any more. */
  since: Date;
  /** Only these requests; without it, all. */
  ids?: readonly string[];
}

/** Number of requests of each state that one call looks at, the oldest first. */
const NOTIFICATIONS_MAX = 20_000;

/** Form of the id of a person; services file requests too. */
const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const STEPS = `SELECT change_request_id AS id, max(number) AS step FROM change_request_decisions
  WHERE change_request_id = ANY ($1::uuid[]) GROUP BY change_request_id`;

/**
 * Lists what people have to be told of change requests, in the order in which it happened. Whether
 * they were told before, the caller knows.
 */
export async function requestNotifications(
  tx: Tx,
  filter: NotificationFilter,
): Promise<RequestNotification[]> {
  const rows = [
    ...(await rowsOf(tx, "change_requests.state = 'submitted'", filter)),
    ...(await rowsOf(
      tx,
      "change_requests.state IN ('returned', 'approved') AND change_requests.decided_at >= :since",
      filter,
    )),
  ];
  if (rows.length === 0) return [];
  const steps = new Map(
    (await tx.query<{ id: string; step: number }[]>(STEPS, [rows.map(({ id }) => id)])).map(
      ({ id, step }) => [id, step],
    ),
  );
  const deciders = await whoDecides(
    tx,
    filter.today,
    rows.filter(({ state }) => state === 'submitted'),
  );
  const names = await namesOf(
    tx,
    rows.map(byWhom).filter((id) => id !== null),
  );
  return rows.map((row) => ({
    id: row.id,
    step: steps.get(row.id) ?? 1,
    kind: row.kind,
    state: row.state as RequestNotification['state'],
    personIds:
      row.state === 'submitted'
        ? (deciders.get(row.id) ?? [])
        : row.authors.filter((id) => id !== row.decidedBy && PERSON.test(id)),
    byName: names.get(byWhom(row) ?? '') ?? null,
    amountFen: payloadAmount(row.payload),
    note: row.note,
    reason: row.reason,
    at: (row.state === 'submitted' ? row.submittedAt : row.decidedAt) ?? row.createdAt,
  }));
}

const byWhom = ({ state, submittedBy, decidedBy }: ChangeRequestRow): string | null =>
  state === 'submitted' ? submittedBy : decidedBy;

function rowsOf(
  tx: Tx,
  condition: string,
  { since, ids }: NotificationFilter,
): Promise<ChangeRequestRow[]> {
  const query = tx
    .createQueryBuilder(ChangeRequestRow, 'change_requests')
    .where(`${condition} AND ${REQUEST_IN_SCOPE}`, { since })
    .orderBy('change_requests.created_at')
    .addOrderBy('change_requests.id')
    .limit(NOTIFICATIONS_MAX);
  if (ids) query.andWhere('change_requests.id = ANY (:ids)', { ids: [...ids] });
  return query.getMany();
}

/**
 * Returns for each of some requests that wait the ids of the people who may decide it now: of
 * several organisations that have to decide, those who may for all of them.
 */
async function whoDecides(
  tx: Tx,
  today: Day,
  rows: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, string[]>> {
  if (rows.length === 0) return new Map();
  const known = await knownOrganisations(tx, today);
  const [parts, acted] = [await partsOf(tx, rows), await actedOf(tx, rows)];
  return new Map(
    rows.map((row) => {
      const [first = { personIds: [] }, ...others] = waitingFor(row, { known, parts, acted });
      const able = first.personIds.filter((id) =>
        others.every(({ personIds }) => personIds.includes(id)),
      );
      return [row.id, able];
    }),
  );
}
