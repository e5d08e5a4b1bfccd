import type { Reason } from '../rules/reasons.js';

/** Names of the reasons for which a milestone stands as it does. */
export const REASON_WORDS: Readonly<Record<Reason, { zh: string; en: string }>> = {
  land: { zh: '征地拆迁', en: 'Land and relocation' },
  approval: { zh: '审批手续', en: 'Approvals' },
  funding: { zh: '资金', en: 'Funding' },
  design: { zh: '设计变更', en: 'Change of design' },
  nature: { zh: '天气与自然条件', en: 'Weather and ground' },
  construction: { zh: '施工组织', en: 'Construction' },
  plan: { zh: '上位计划调整', en: 'Change of the plan above' },
  earlier: { zh: '提前', en: 'Ahead of time' },
  correction: { zh: '更正', en: 'Correction' },
  other: { zh: '其他', en: 'Other' },
  'plan-states-no-day': { zh: '规划未载明日期', en: 'The plan states no day' },
  confirmed: { zh: '日期已确认', en: 'Day confirmed' },
  'still-open': { zh: '仍未完成', en: 'Still open' },
  met: { zh: '完成', en: 'Met' },
  'not-met': { zh: '撤回完成', en: 'Completion taken back' },
  dropped: { zh: '规划误读', en: 'Wrongly read' },
};
