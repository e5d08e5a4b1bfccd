import { declareDomain } from '#platform/declarations';
import { ratingsPermissions } from './permissions.js';
import { RatingRow } from './store/rating-row.js';
import { ratingsProblems } from './words/problems.js';
import { ratingsListWords } from './words/list-words.js';

/** Description of the domain `ratings` with everything that it adds to the program. */
export const ratingsDomain = declareDomain({
  name: 'ratings',
  permissions: ratingsPermissions,
  problems: ratingsProblems,
  auditActions: ['rating.record'],
  entities: [RatingRow],
  listWords: ratingsListWords,
});
