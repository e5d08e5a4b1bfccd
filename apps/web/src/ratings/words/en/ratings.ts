/** English texts about how people rate a project. */
export const ratings = {
  title: 'Ratings by people',
  caption: 'Ratings by people, the newest first, beside what the lights said',
  none: 'Nobody has rated the project yet.',
  rate: 'Rate the project',
  rating: 'Rating',
  computed: 'Lights at the time',
  computedNow: 'The lights say:',
  notEvaluated: 'cannot be evaluated',
  words: 'Reason and words of the week',
  on: 'Day',
  by: 'Rated and agreed by',
  hint: 'A rating stands beside the lights and does not change them; one that is better than the lights needs the agreement of another person.',
  recorded: 'The rating is recorded.',
  filed: 'The rating is better than the lights; it waits for another person.',
};
