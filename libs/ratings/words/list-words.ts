import type { CodeWords, ListWords } from '#platform/declarations';

const RATING: CodeWords = {
  green: { zh: '绿', en: 'Green' },
  amber: { zh: '黄', en: 'Amber' },
  red: { zh: '红', en: 'Red' },
};

/** Words of the fields of the domain `ratings` in lists that leave as files. */
export const ratingsListWords: ListWords = {
  headings: {
    computed: { zh: '系统评定', en: 'Computed' },
    ratedByName: { zh: '评级人', en: 'Rated by' },
    ratedOn: { zh: '评级日期', en: 'Rated on' },
    rating: { zh: '评级', en: 'Rating' },
  },
  codes: { rating: RATING, computed: RATING },
};
