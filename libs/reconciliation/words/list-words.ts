import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `reconciliation` in lists that leave as files. */
export const reconciliationListWords: ListWords = {
  headings: {
    audit: { zh: '审计', en: 'Audit' },
    differences: { zh: '差异', en: 'Differences' },
    differs: { zh: '有差异', en: 'Differs' },
    dispatch: { zh: '调度', en: 'Dispatch' },
    figures: { zh: '数据', en: 'Figures' },
    inStatisticsRegister: { zh: '已入统', en: 'In the statistics register' },
    statistics: { zh: '统计', en: 'Statistics' },
    treasury: { zh: '财政', en: 'Treasury' },
  },
};
