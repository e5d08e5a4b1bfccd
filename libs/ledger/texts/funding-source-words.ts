import type { Language } from '#platform/language';
import type { FundingSource } from '../rules/entry.js';

/**
 * Names of the funding sources in Chinese and English. Files for users show these names instead of
 * the codes.
 */
export const FUNDING_SOURCE_WORDS: Readonly<
  Record<FundingSource, Readonly<Record<Language, string>>>
> = {
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
