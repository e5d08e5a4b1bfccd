import type { Words } from '#approvals';
import type { DisclosedField, Tier } from '../rules/tiers.js';

/** Names of the tiers, in both languages. */
export const TIER_WORDS: Readonly<Record<Tier, Words>> = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  withheld: { zh: '不予公开（只计数）', en: 'withheld, counted alone' },
};

/** Names of the groups of fields, in both languages. */
export const DISCLOSED_FIELD_WORDS: Readonly<Record<DisclosedField, Words>> = {
  description: { zh: '概况', en: 'description' },
  location: { zh: '位置', en: 'location' },
  period: { zh: '计划工期', en: 'planned period' },
  budget: { zh: '投资额与年度计划', en: 'budget and year plans' },
  spend: { zh: '完成、到位与支付', en: 'spending' },
  milestones: { zh: '节点', en: 'milestones' },
  documents: { zh: '文件目录', en: 'documents' },
};
