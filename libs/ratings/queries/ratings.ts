import { projectLights } from '#alerts';
import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { findProject } from '#projects';
import type { Day } from '#values';
import { computedRating, type Rating } from '../rules/rating.js';
import { RatingRow } from '../store/rating-row.js';

/** A rating with the names of who gave it and who agreed to it. */
export interface ListedRating extends RatingRow {
  filedByName: string | null;
  approvedByName: string | null;
}

/** What the lights of a project say together, and on which day they were evaluated. */
export interface Computed {
  rating: Rating | null;
  /** Null where the project was not evaluated yet. */
  on: Day | null;
}

/** Most ratings of a project that are listed. */
const RATINGS_MAX = 1000;

/**
 * Lists the ratings of a project, the newest first.
 * @throws Problem NOT_FOUND when the project lies outside the access scope
 */
export async function ratingsOf(tx: Tx, projectId: string): Promise<ListedRating[]> {
  await findProject(tx, projectId);
  const rows = await tx.find(RatingRow, {
    where: { projectId },
    order: { recordedAt: 'DESC', id: 'DESC' },
    take: RATINGS_MAX,
  });
  const names = await namesOf(
    tx,
    rows.flatMap(({ filedBy, approvedBy }) => [filedBy, ...(approvedBy ? [approvedBy] : [])]),
  );
  return rows.map((row) => ({
    ...row,
    filedByName: names.get(row.filedBy) ?? null,
    approvedByName: row.approvedBy === null ? null : (names.get(row.approvedBy) ?? null),
  }));
}

/** Returns what the lights of a project say together today. */
export async function computedOf(tx: Tx, projectId: string, today: Day): Promise<Computed> {
  const now = { asOf: today, knownAt: null };
  const stored = (await projectLights(tx, [projectId], now, today)).get(projectId);
  return stored
    ? { rating: computedRating(stored.lights), on: stored.evaluatedOn }
    : { rating: null, on: null };
}
