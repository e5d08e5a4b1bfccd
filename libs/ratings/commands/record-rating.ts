import { randomUUID } from 'node:crypto';
import { fileChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { findProject } from '#projects';
import type { Day } from '#values';
import { computedOf, type ListedRating, ratingsOf } from '../queries/ratings.js';
import { isBetter, type Rating } from '../rules/rating.js';
import { RatingRow } from '../store/rating-row.js';
import type { RatingPayload } from './rating-changes.js';

interface RecordRatingInput {
  projectId: string;
  wanted: { rating: Rating; words: string };
  request: RepeatableRequest | null;
}

/** The rating that was recorded, or the request for one that a second person has to agree to. */
export type RecordedRating = { rating: ListedRating } | { changeRequestId: string };

/**
 * Records how a person rates a project. A rating that is better than what the lights say is filed
 * instead, and another person decides it.
 * @throws Problem NOT_FOUND, FORBIDDEN, CHANGE_REQUEST_WAITING, IDEMPOTENCY_KEY_REUSED
 */
export function recordRating(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: RecordRatingInput,
): Promise<RecordedRating> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'rating.record', { unitId });
    const today = clock.today();
    const { id } = await once(tx, request, async () => {
      const { rating: computed } = await computedOf(tx, projectId, today);
      const about = { projectId, unitId, ratedOn: today, ...wanted };
      return computed !== null && isBetter(wanted.rating, computed)
        ? file(tx, actor, { ...about, computed })
        : record(tx, actor, { ...about, computed });
    });
    const rating = (await ratingsOf(tx, projectId)).find((row) => row.id === id);
    return rating ? { rating } : { changeRequestId: id };
  });
}

interface About {
  projectId: string;
  unitId: string;
  rating: Rating;
  words: string;
  ratedOn: Day;
}

async function record(
  tx: Tx,
  actor: Actor,
  { unitId, ...row }: About & { computed: Rating | null },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(RatingRow, {
    ...row,
    id,
    changeRequestId: null,
    filedBy: actor.personId,
    approvedBy: null,
  });
  await recordAuditEvent(tx, actor.scope, {
    action: 'rating.record',
    subjectType: 'project',
    subjectId: row.projectId,
    unitId,
    newValue: row,
  });
  return id;
}

async function file(
  tx: Tx,
  actor: Actor,
  { unitId, ...content }: About & { computed: Rating },
): Promise<string> {
  const { projectId, ratedOn, words } = content;
  const payload: RatingPayload = content;
  const filed = await fileChangeRequest(tx, actor.personId, {
    kind: 'rating',
    subject: { kind: 'rating', id: randomUUID() },
    subjectKey: projectId,
    payload,
    note: words,
    projects: [{ projectId, months: [ratedOn.slice(0, 7)] }],
    organisationIds: [unitId],
  });
  await recordAuditEvent(tx, actor.scope, {
    action: 'rating.record',
    subjectType: 'change-request',
    subjectId: filed.id,
    unitId,
    newValue: payload,
  });
  return filed.id;
}
