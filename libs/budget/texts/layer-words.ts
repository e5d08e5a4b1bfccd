import type { Language } from '#platform/language';
import { formatMoney } from '#values';
import type { LayerCondition, LayerReason } from '../rules/layers/layer-result.js';

type Worded = Readonly<Record<Language, string>>;

const REASONS: Readonly<Record<LayerReason, Worded>> = {
  WITHIN_TOTAL: { zh: '未超过总投资', en: 'within the total' },
  TOTAL_EXCEEDED: { zh: '已超过总投资', en: 'beyond the total' },
  EXCEEDED_BELOW_AMENDMENT: {
    zh: '已超过备案（核准）投资，未到须变更的幅度',
    en: 'beyond what was filed, below what needs an amendment',
  },
  AMENDMENT_NEEDED: {
    zh: '已超过备案（核准）投资，须办理变更',
    en: 'beyond what was filed by so much that it needs an amendment',
  },
  TOTAL_NOT_STATED: {
    zh: '无法判断：规划没有给出总投资，也没有概算',
    en: 'cannot be evaluated, because neither the plan nor an approved estimate gives a total',
  },
  SOURCES_DISAGREE: {
    zh: '无法判断：不同来源的数据不一致，尚未决定采用哪一个',
    en: 'cannot be evaluated, because sources disagree and nobody has decided which one counts',
  },
  APPROVAL_REGIME_NOT_RECORDED: {
    zh: '无法判断：未登记项目属审批、核准还是备案',
    en: 'cannot be evaluated, because the approval regime is not recorded',
  },
  ON_OR_AHEAD: { zh: '达到或快于序时进度', en: 'on time progress or ahead of it' },
  BEHIND_BELOW_THRESHOLD: {
    zh: '落后于序时进度，未到预警幅度',
    en: 'behind time progress by less than the rule speaks of',
  },
  BEHIND: { zh: '落后于序时进度', en: 'behind time progress' },
  FAR_BEHIND: { zh: '严重落后于序时进度', en: 'far behind time progress' },
  NO_YEAR_PLAN: {
    zh: '无法判断：没有年度投资计划',
    en: 'cannot be evaluated, because there is no plan for the year',
  },
  YEAR_PLAN_OF_NOTHING: { zh: '年度计划为零', en: 'the year’s plan is nothing' },
  NO_MONTH_OVER: { zh: '本年度尚无完整月份', en: 'no month of the year is over yet' },
  WITHIN_REACH: {
    zh: '所需月均投资不高于历史最高',
    en: 'the monthly rate still needed has been reached before',
  },
  REACHED: { zh: '已完成规划期投资', en: 'the plan period’s figure is reached' },
  PERIOD_EXCEEDED: {
    zh: '已超过规划期投资，须说明',
    en: 'beyond the plan period’s figure, to be explained',
  },
  OUT_OF_REACH: {
    zh: '所需月均投资高于历史最高，预计完不成',
    en: 'the monthly rate still needed is above the best there ever was',
  },
  PERIOD_MISSED: {
    zh: '规划期已结束，未完成',
    en: 'the plan period is over and its figure was missed',
  },
  NO_PERIOD_FIGURE: {
    zh: '无法判断：规划没有给出规划期投资',
    en: 'cannot be evaluated, because the plan gives no figure for the period',
  },
  PERIOD_NOT_BEGUN: { zh: '规划期尚未开始', en: 'the plan period has not begun' },
  NO_MONEY_RECORDED: { zh: '尚无任何资金记录', en: 'no money is on record yet' },
  NO_MONEY_IN_YEAR: {
    zh: '本年度各月没有完成投资记录',
    en: 'no completed investment is on record for the year’s months',
  },
  NO_MONEY_IN_PERIOD: {
    zh: '规划期内各月没有完成投资记录',
    en: 'no completed investment is on record for the plan period’s months',
  },
  NOT_ENOUGH_HISTORY: {
    zh: '历史数据不足一年，无法判断所需强度能否达到',
    en: 'less than a year of months is on record, too little to say what rate can be reached',
  },
  RULE_NOT_IN_FORCE: {
    zh: '无法判断：当日没有有效的规则',
    en: 'cannot be evaluated, because no rule is in force on the day',
  },
};

/** Returns text that explains the result of comparing spending with one limit. */
export const wordReason = (reason: LayerReason, language: Language): string =>
  REASONS[reason][language];

const CONDITIONS: Readonly<Record<LayerCondition['what'], Worded>> = {
  'total-recorded': { zh: '登记总投资或概算', en: 'a total or an approved estimate is recorded' },
  'source-decided': { zh: '决定采用哪一来源的数据', en: 'it is decided which source counts' },
  'approval-regime-recorded': {
    zh: '登记项目属审批、核准还是备案',
    en: 'the approval regime is recorded',
  },
  'year-plan-recorded': { zh: '登记年度投资计划', en: 'a plan for the year is recorded' },
  'period-figure-recorded': {
    zh: '登记规划期投资',
    en: 'a figure for the plan period is recorded',
  },
  'money-recorded': { zh: '登记资金', en: 'money is recorded' },
  'year-money-recorded': {
    zh: '登记本年度各月的完成投资',
    en: 'completed investment of the year’s months is recorded',
  },
  'period-money-recorded': {
    zh: '登记规划期内各月的完成投资',
    en: 'completed investment of the plan period’s months is recorded',
  },
  'history-recorded': {
    zh: '登记满一年的各月完成投资',
    en: 'completed investment of a whole year’s months is recorded',
  },
  'period-figure-at-most': {
    zh: '规划期投资经审核调整为不高于 {amount} 亿元',
    en: 'the plan period’s figure is changed by a decision to at most {amount} hundred million yuan',
  },
  'period-figure-at-least': {
    zh: '规划期投资经审核调整为不低于 {amount} 亿元',
    en: 'the plan period’s figure is changed by a decision to at least {amount} hundred million yuan',
  },
  'rule-recorded': {
    zh: '登记当日有效的规则',
    en: 'a rule is recorded that is in force on the day',
  },
  'spending-within': {
    zh: '完成投资与支付不超过 {amount} 亿元',
    en: 'completed and paid are at most {amount} hundred million yuan',
  },
  'ceiling-raised-to': {
    zh: '概算经批准调整到不低于 {amount} 亿元',
    en: 'the approved total is raised to at least {amount} hundred million yuan',
  },
  'period-spending-within': {
    zh: '规划期内完成投资不超过 {amount} 亿元',
    en: 'what was completed in the period is at most {amount} hundred million yuan',
  },
  'period-completed-at-least': {
    zh: '规划期内完成投资不少于 {amount} 亿元',
    en: 'at least {amount} hundred million yuan are completed in the period',
  },
  'completed-at-least': {
    zh: '截至 {through} 完成投资不少于 {amount} 亿元',
    en: 'at least {amount} hundred million yuan are completed by {through}',
  },
  'month-completed-at-least': {
    zh: '某月完成投资不少于 {amount} 亿元',
    en: 'a month completes at least {amount} hundred million yuan',
  },
};

/** Returns text for a condition under which the result of a layer would become `good`. */
export const wordLayerCondition = (condition: LayerCondition, language: Language): string =>
  CONDITIONS[condition.what][language]
    .replace('{amount}', 'amountFen' in condition ? formatMoney(condition.amountFen, '亿元') : '')
    .replace('{through}', 'through' in condition ? condition.through : '');
