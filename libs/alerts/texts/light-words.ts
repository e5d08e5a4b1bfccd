import type { Language } from '#platform/language';
import type { Day } from '#values';
import { explain, turnsGreenWhen } from '../rules/all-rules.js';
import type { GreenCondition, Worded } from '../rules/evaluation-result.js';
import { type LightReason, reasonOf } from '../rules/light-reason.js';
import type { Light } from '../rules/lights.js';

const REASONS: Readonly<Record<LightReason, Worded>> = {
  NOT_EVALUATED: { zh: '尚未评估，稍后显示', en: 'not evaluated yet; shown shortly' },
  RULE_NOT_IN_FORCE: {
    zh: '无法判断：当日没有有效的规则',
    en: 'cannot be evaluated, because no rule is in force on the day',
  },
  RULE_FAILED: {
    zh: '无法判断：规则计算出错，已告警管理员',
    en: 'cannot be evaluated, because a rule failed; the administrators are told',
  },
  NOT_APPLICABLE: { zh: '不适用于该项目', en: 'does not apply to this project' },
  WITHIN_TOTAL: { zh: '未超过总投资', en: 'within the total' },
  NEARLY_SPENT: { zh: '接近总投资', en: 'close to the total' },
  TOTAL_EXCEEDED: { zh: '已超过总投资', en: 'beyond the total' },
  TOTAL_NOT_STATED: {
    zh: '无法判断：规划没有给出总投资，也没有概算',
    en: 'cannot be evaluated, because neither the plan nor an approved estimate gives a total',
  },
  SOURCES_DISAGREE: {
    zh: '无法判断：不同来源的数据不一致，尚未决定采用哪一个',
    en: 'cannot be evaluated, because sources disagree and nobody has decided which one counts',
  },
  ON_OR_AHEAD: { zh: '达到或快于序时进度', en: 'on time progress or ahead of it' },
  BEHIND_BELOW_THRESHOLD: {
    zh: '落后于序时进度，规则未规定该幅度',
    en: 'behind time progress by less than the rule speaks of',
  },
  BEHIND: { zh: '落后于序时进度', en: 'behind time progress' },
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
  EXPLAINED: {
    zh: '情况说明已审核通过，不再提醒',
    en: 'an approved explanation covers it; nothing more is asked',
  },
  RAISED: { zh: '有预警', en: 'an alert stands' },
  CLEAR: { zh: '没有预警', en: 'no alert' },
  SILENT: {
    zh: '阈值来源未规定该情形',
    en: 'the source of the thresholds says nothing about this value',
  },
  NO_DATA: { zh: '尚无数据', en: 'nothing is recorded yet' },
  NOT_EVALUABLE: { zh: '无法判断：缺少数据', en: 'cannot be evaluated, because data are missing' },
};

/** Returns the words of a reason. */
export const wordReason = (reason: LightReason, language: Language): string =>
  REASONS[reason][language];

const isRaised = ({ level }: Pick<Light, 'level'>): boolean => level === 'red' || level === 'amber';

/**
 * Returns the sentence of a light. One that is amber or red says the same as its alert and the mail
 * about it.
 */
export const explainLight = (light: Light, on: Day, language: Language): string =>
  isRaised(light) && light.rule !== null
    ? explain(light.rule, light.inputs, on, language)
    : wordReason(reasonOf(light), language);

/** Lists what can still be done so that a light turns green; empty when it is, or needs nothing. */
export const lightTurnsGreen = (light: Light, on: Day): GreenCondition[] =>
  light.rule === null || light.level === 'good' || light.level === 'info'
    ? []
    : turnsGreenWhen(light.rule, light.inputs, on);
