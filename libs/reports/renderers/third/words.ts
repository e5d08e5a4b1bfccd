import type { Language } from '#platform/language';
import type { ReportUnit } from '../../rules/spend-question.js';

/** A text in each language. */
export type Worded = Readonly<Record<Language, string>>;
/** Texts of the codes of a list. */
export type Words = Readonly<Record<string, Worded>>;

/**
 * Words of the third renderer. They are a copy of their own: words that the program shows elsewhere
 * may change, but a report that was handed out is written with the same words again.
 */
export const FUNDING: Words = {
  'central-budget': { zh: '中央预算内', en: 'Central budget' },
  'ultra-long-treasury-bond': { zh: '超长期特别国债', en: 'Ultra-long treasury bonds' },
  provincial: { zh: '省级财政', en: 'Provincial' },
  municipal: { zh: '市级财政', en: 'Municipal' },
  district: { zh: '区县财政', en: 'District' },
  'special-bond': { zh: '专项债', en: 'Special bonds' },
  'general-bond': { zh: '一般债', en: 'General bonds' },
  'enterprise-bond': { zh: '企业债券', en: 'Enterprise bonds' },
  'bank-loan': { zh: '银行贷款', en: 'Bank loans' },
  'self-raised': { zh: '企业自筹（含资本金）', en: 'Self-raised (with equity)' },
  ppp: { zh: '社会资本（PPP）', en: 'Private capital (PPP)' },
  reits: { zh: 'REITs', en: 'REITs' },
  'government-fund': { zh: '政府投资基金', en: 'Government fund' },
  foreign: { zh: '利用外资', en: 'Foreign capital' },
  other: { zh: '其他', en: 'Other' },
};
export const ORIGIN_WORDS: Words = {
  direct: { zh: '直接登记', en: 'Posted' },
  return: { zh: '月报', en: 'Monthly return' },
  import: { zh: '导入', en: 'Import' },
  correction: { zh: '更正', en: 'Correction' },
  recovery: { zh: '收回', en: 'Recovery' },
};
export const STAGE: Words = {
  proposed: { zh: '谋划', en: 'Proposed' },
  preparation: { zh: '前期', en: 'Preparation' },
  construction: { zh: '在建', en: 'Construction' },
  completed: { zh: '建成', en: 'Completed' },
  'final-account': { zh: '决算', en: 'Final account' },
  evaluated: { zh: '后评价', en: 'Evaluated' },
  deferred: { zh: '缓建', en: 'Deferred' },
  suspended: { zh: '停建', en: 'Suspended' },
  cancelled: { zh: '终止', en: 'Cancelled' },
};
export const YEAR_CATEGORY: Words = {
  preparation: { zh: '前期', en: 'Preparation' },
  'new-start': { zh: '新开工', en: 'New start' },
  continuing: { zh: '续建', en: 'Continuing' },
  'to-complete': { zh: '建成投产', en: 'To be completed' },
};
export const TIER: Words = {
  flagship: { zh: '标志性项目', en: 'Flagship' },
  standard: { zh: '一般项目', en: 'Standard' },
};
export const FLAG: Words = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };
export const COMPOSITION: Words = {
  building: { zh: '建筑安装工程', en: 'Building and installation' },
  equipment: { zh: '设备工器具购置', en: 'Equipment' },
  other: { zh: '其他费用', en: 'Other costs' },
  land: { zh: '土地费用', en: 'Land' },
};
export const SERIES_WORDS: Words = {
  completed: { zh: '完成投资', en: 'Completed' },
  funds: { zh: '资金到位', en: 'Funds in place' },
  paid: { zh: '支付', en: 'Paid' },
};

export const UNIT: Readonly<Record<ReportUnit, Worded>> = {
  yuan: { zh: '元', en: 'yuan' },
  wan: { zh: '万元', en: '10,000 yuan' },
  yi: { zh: '亿元', en: '100 million yuan' },
};

export const CLOSING: Words = {
  total: { zh: '合计（上级与子项只计一次）', en: 'Total (parents and parts counted once)' },
  known: { zh: '有记录的项目', en: 'Projects with entries' },
  of: { zh: '涵盖的项目', en: 'Projects covered' },
  period: { zh: '期间（按生效日）', en: 'Period (by effective day)' },
  knownAt: { zh: '截至记录时刻', en: 'Known at' },
  filters: { zh: '筛选', en: 'Filters' },
  none: { zh: '无', en: 'none' },
  renderer: { zh: '报表版式', en: 'Renderer' },
  notRecorded: { zh: '未注明', en: 'Not stated' },
  entries: { zh: '分录数', en: 'Entries' },
  inParent: { zh: '其中已含于上级项目', en: 'Of which inside a parent' },
};
