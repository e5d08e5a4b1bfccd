import type { Series } from '../rules/entry.js';

/** Names of the three series in both languages. */
export const SERIES_WORDS: Readonly<Record<Series, { zh: string; en: string }>> = {
  completed: { zh: '完成投资', en: 'Completed investment' },
  funds: { zh: '资金到位', en: 'Funds in place' },
  paid: { zh: '支付', en: 'Paid' },
};
