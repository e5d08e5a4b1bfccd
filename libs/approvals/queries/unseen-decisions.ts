import type { Tx } from '#platform/database';
import { type Day, startOfDay } from '#values';
import type { ChangeRequestRow } from '../store/change-request-rows.js';
import { REQUEST_IN_SCOPE } from '../store/change-requests.js';
import { lastLook } from '../store/looks.js';

/** Number of days for which a decision is new to a person who has never looked. */
const RECENT_DAYS = 14;
const DAY_MS = 86_400_000;

/** Returns the instant after which decisions are new to a person. */
export async function unseenSince(tx: Tx, personId: string, today: Day): Promise<Date> {
  const look = await lastLook(tx, personId);
  return look ?? new Date(startOfDay(today).getTime() - RECENT_DAYS * DAY_MS);
}

/** Returns whether a request of the person was decided by somebody else after an instant. */
export const isUnseen = (
  { state, authors, decidedBy, decidedAt }: ChangeRequestRow,
  personId: string,
  since: Date,
): boolean =>
  (state === 'returned' || state === 'approved') &&
  authors.includes(personId) &&
  decidedBy !== personId &&
  decidedAt !== null &&
  decidedAt > since;

/** Numbers of own change requests that another person has decided, each at most 1000. */
export interface OwnDecided {
  /** Returned, and not yet edited and submitted again or withdrawn. */
  returned: number;
  /** Approved since the last look. */
  approved: number;
}

const COUNTED = 1000;
const OWN_RETURNED = `SELECT count(*)::int AS count FROM (SELECT FROM change_requests
  WHERE state = 'returned' AND authors @> ARRAY[$1::text] AND decided_by IS DISTINCT FROM $1
    AND ${REQUEST_IN_SCOPE} LIMIT ${COUNTED}) counted`;
const OWN_APPROVED = `SELECT count(*)::int AS count FROM (SELECT FROM change_requests
  WHERE state = 'approved' AND decided_at > $2 AND authors @> ARRAY[$1::text]
    AND decided_by IS DISTINCT FROM $1 AND ${REQUEST_IN_SCOPE} LIMIT ${COUNTED}) counted`;

/** Counts what became of a person's own requests: what was returned, and what is newly approved. */
export async function countOwnDecided(tx: Tx, personId: string, since: Date): Promise<OwnDecided> {
  const [returned] = await tx.query<{ count: number }[]>(OWN_RETURNED, [personId]);
  const [approved] = await tx.query<{ count: number }[]>(OWN_APPROVED, [personId, since]);
  return { returned: returned?.count ?? 0, approved: approved?.count ?? 0 };
}
