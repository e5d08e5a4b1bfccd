import { type Level, worstSeverity } from '#alerts';

/** Ratings that a person gives a project, from good to bad. */
export const RATINGS = ['green', 'amber', 'red'] as const;
export type Rating = (typeof RATINGS)[number];

/**
 * Returns what the lights of a project say together: its worst one. Null where none of them could
 * be evaluated.
 */
export function computedRating(lights: readonly { level: Level }[]): Rating | null {
  const worst = worstSeverity(lights);
  if (worst !== null) return worst;
  return lights.some(({ level }) => level === 'good') ? 'green' : null;
}

/**
 * Tells whether a rating is better than what the lights say, so that a second person has to agree.
 * Where nothing could be evaluated there is nothing to be better than.
 */
export const isBetter = (rating: Rating, computed: Rating | null): boolean =>
  computed !== null && RATINGS.indexOf(rating) < RATINGS.indexOf(computed);
