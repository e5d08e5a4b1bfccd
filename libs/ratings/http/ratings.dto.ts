import { CodeField, PageOf, TextField } from '#platform/http';
import type { Computed, ListedRating } from '../queries/ratings.js';
import { type Rating, RATINGS } from '../rules/rating.js';

/** Request body with how a person rates a project, and why. */
export class RatingBody {
  @CodeField(RATINGS) rating: Rating;
  @TextField({ max: 2000, lines: true, example: '本周土建进场，滞后正在追回（示例）' })
  words: string;
}

/** How a person rated a project, beside what its lights said. */
export class RatingDto {
  id: string;
  rating: Rating;
  words: string;
  /** what the lights said together; null where none could be evaluated */
  computed: Rating | null;
  ratedOn: string;
  ratedByName: string | null;
  /** who agreed, where the rating is better than what the lights said */
  approvedByName: string | null;
  changeRequestId: string | null;
  recordedAt: string;
}

/** Ratings of a project, the newest first, and what its lights say today. */
export class RatingPageDto extends PageOf(RatingDto) {
  /** null where no light could be evaluated */
  computed: Rating | null;
  /** day of the evaluation; null before the first one */
  computedOn: string | null;
}

/** Converts a rating to its response DTO. */
export const presentRating = (row: ListedRating): RatingDto => ({
  id: row.id,
  rating: row.rating,
  words: row.words,
  computed: row.computed,
  ratedOn: row.ratedOn,
  ratedByName: row.filedByName,
  approvedByName: row.approvedByName,
  changeRequestId: row.changeRequestId,
  recordedAt: row.recordedAt.toISOString(),
});

/** Converts the ratings of a project to their response DTO. */
export const presentRatings = (
  rows: readonly ListedRating[],
  { rating, on }: Computed,
): RatingPageDto => ({
  items: rows.map(presentRating),
  nextCursor: null,
  computed: rating,
  computedOn: on,
});
