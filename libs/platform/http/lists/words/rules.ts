import type { CodeWords } from './word-of-code.js';

// Texts of the alert rules.

export const RULE: CodeWords = {
  'milestone-overdue': { zh: '节点逾期', en: 'Milestone overdue' },
  'milestone-due-soon': { zh: '节点临近', en: 'Milestone due soon' },
  'milestone-slipped': { zh: '节点超基线', en: 'Milestone beyond baseline' },
  'target-without-reading': { zh: '目标到期无读数', en: 'Target without a reading' },
  'total-exceeded': { zh: '超总投资', en: 'Above the total investment' },
  'forecast-exceeded': { zh: '预测超总投资', en: 'Forecast above the total' },
  'total-nearly-spent': { zh: '接近总投资', en: 'Total nearly spent' },
  'approved-over-estimate': { zh: '概算超估算', en: 'Approved estimate above the estimate' },
  'adjustment-audit-first': { zh: '调概须先审计', en: 'Adjustment to be audited first' },
  'plan-period-exceeded': { zh: '超规划期投资', en: 'Above the plan period’s investment' },
  'plan-period-at-risk': { zh: '规划期投资难完成', en: 'Plan period at risk' },
  'year-plan-behind': { zh: '落后年度计划', en: 'Behind the year plan' },
  'final-account-late': { zh: '竣工财务决算逾期', en: 'Final account late' },
  'paid-ahead-of-progress': { zh: '支付超前于形象进度', en: 'Paid ahead of progress' },
  'contractor-prefinancing': { zh: '疑似垫资', en: 'Contractor pre-financing' },
  'special-bond-unspent': { zh: '专项债资金未使用', en: 'Special-bond money unspent' },
  'data-stale': { zh: '数据陈旧', en: 'Data stale' },
  'totals-contradict': { zh: '数据矛盾', en: 'Totals contradict' },
  'return-missing': { zh: '月报缺报', en: 'Returns missing' },
};
