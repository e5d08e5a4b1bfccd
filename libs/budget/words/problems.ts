import { defineFactWords, defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `budget`, each with its HTTP status and its error message in Chinese
 * and English.
 */
export const budgetProblems = defineProblems('budget', {
  FILING_INCOMPLETE: {
    status: 422,
    zh: '申报尚未填写完整，不能提交',
    en: 'The change request is not filled in completely, so it cannot be submitted',
  },
  APPROVAL_BY_AUTHOR: {
    status: 403,
    zh: '申报人（包括填写或提交过的人）不能审核自己的申报',
    en: 'Nobody who wrote or submitted a change request decides about it',
  },
  COMPOSITION_SUM: {
    status: 422,
    zh: '建安、设备、其他、征迁四项合计（{sumFen}）须等于金额（{amountFen}）',
    en: 'The four parts add up to {sumFen}, not to the amount of {amountFen}',
  },
  COST_LINES_SUM: {
    status: 422,
    zh: '概算各分项合计（{sumFen}）须等于金额（{amountFen}）',
    en: 'The lines add up to {sumFen}, not to the amount of {amountFen}',
  },
  COST_LINES_OF_ESTIMATE: {
    status: 422,
    zh: '只有概算与调整概算才分列',
    en: 'Only an approved or adjusted estimate has lines',
  },
  COST_LINE_TWICE: {
    status: 422,
    zh: '概算分项名称重复',
    en: 'Two lines have the same name',
  },
  ADJUSTMENT_REASON_REQUIRED: {
    status: 422,
    zh: '调整必须写明原因',
    en: 'An adjustment needs a reason',
  },
  ADJUSTMENT_REASONS_SUM: {
    status: 422,
    zh: '各项原因合计（{sumFen}）须等于调整额（{changeFen}）',
    en: 'The reasons add up to {sumFen}, not to the change of {changeFen}',
  },
  ADJUSTMENT_SOURCE_REQUIRED: {
    status: 422,
    zh: '调增必须注明资金来源',
    en: 'An increase needs the sources that pay for it',
  },
  ADJUSTMENT_SOURCES_SUM: {
    status: 422,
    zh: '各项资金来源合计（{sumFen}）须等于调增额（{changeFen}）',
    en: 'The sources add up to {sumFen}, not to the increase of {changeFen}',
  },
  ADJUSTMENT_ONLY: {
    status: 422,
    zh: '只有调整概算才填写调整原因、资金来源与审计文件',
    en: 'Reasons, sources and the audit of a change belong to an adjusted estimate alone',
  },
  ADJUSTMENT_WITHOUT_CHANGE: {
    status: 422,
    zh: '调整后的金额与现行概算（{baselineFen}）相同',
    en: 'The adjusted amount is the present baseline of {baselineFen}',
  },
  NO_BASELINE: {
    status: 422,
    zh: '尚无已批准的概算，无从调整',
    en: 'There is no approved estimate to adjust',
  },
  SCOPE_DIFFERS: {
    status: 422,
    zh: '口径须与现行概算一致（{scope}）',
    en: 'The scope must be that of the present baseline ({scope})',
  },
  SOURCE_TWICE: {
    status: 422,
    zh: '同一资金来源只能出现一次',
    en: 'Each funding source stands once',
  },
  NO_PLAN_TOTAL: {
    status: 422,
    zh: '规划没有给出该项目的总投资，无从选取',
    en: 'The plan gives no total for this project that could count',
  },
  YEAR_PLAN_NEGATIVE: {
    status: 422,
    zh: '年度计划不能为负数',
    en: 'The plan of a year cannot be below zero',
  },
  CURVE_SUM: {
    status: 422,
    zh: '十二个月合计（{sumFen}）须等于年度计划（{amountFen}）',
    en: 'The twelve months add up to {sumFen}, not to the plan of {amountFen}',
  },
  YEAR_PLANS_ABOVE_TOTAL: {
    status: 422,
    zh: '各年度计划合计（{sumFen}）超过总投资（{totalFen}）',
    en: 'The plans of all years together, {sumFen}, exceed the total of {totalFen}',
  },
  CELLS_ABOVE_YEAR: {
    status: 422,
    zh: '各资金来源合计（{sumFen}）超过年度计划（{yearFen}）',
    en: 'The sources add up to {sumFen}, more than the plan of the year, {yearFen}',
  },
  BOND_EXISTS: {
    status: 409,
    zh: '该项目已有同名专项债“{name}”',
    en: 'The project has a bond named {name} already',
  },
  REFERENCE_CLASS_UNKNOWN: {
    status: 422,
    zh: '没有这一参照类别',
    en: 'There is no such reference class',
  },
  RULE_RETIRED: {
    status: 422,
    zh: '该规则已停用；同一事项的阈值由预警规则“{rule}”规定，请修改该预警规则',
    en: 'Nothing is compared with this rule any more; the alert rule {rule} holds the threshold: change that one',
  },
  RULE_PARAMETERS: {
    status: 422,
    zh: '须给出规则的全部参数，且均为 0–1000 的整数',
    en: 'Give each parameter of the rule, all of them whole numbers from 0 to 1000',
  },
  NOT_IN_PLAN: {
    status: 422,
    zh: '项目不属于该规划，请先结转',
    en: 'The project does not belong to that plan; carry it over first',
  },
  ALREADY_IN_PLAN: {
    status: 409,
    zh: '项目已属于该规划',
    en: 'The project belongs to that plan already',
  },
  CARRY_OVER_BACKWARDS: {
    status: 422,
    zh: '只能向后一个规划期结转',
    en: 'A project is carried over into a later plan',
  },
  PERIOD_ABOVE_TOTAL: {
    status: 422,
    zh: '规划期投资（{amountFen}）不能超过总投资（{totalFen}）',
    en: 'The figure for the plan period, {amountFen}, exceeds the total of {totalFen}',
  },
  RANGE_REVERSED: {
    status: 422,
    zh: '区间上限不能小于下限',
    en: 'The upper end of a range cannot be below the lower',
  },
  TARGET_UNKNOWN: { status: 422, zh: '该项目没有这一目标', en: 'The project has no such target' },
  CHOICE_UNCHANGED: { status: 409, zh: '现在采用的就是这一数据', en: 'That figure counts already' },
});

defineFactWords('budget', {
  scope: {
    'whole-line': { zh: '全线', en: 'whole line' },
    'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
    'not-stated': { zh: '口径未说明', en: 'not stated' },
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    budget: typeof budgetProblems;
  }
}
