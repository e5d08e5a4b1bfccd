/**
 * Chinese texts of the comparison of spending with the approved total, the year plan and the plan
 * period.
 */
export const layers = {
  title: '三层对照',
  intro:
    '完成投资分别对照总投资（概算）、年度计划与规划期投资；“超”在三层里意思不同，因此分开判断。',
  caption: '项目的三层对照，标志性项目在前',
  level: '结论',
  layer: '哪一层',
  ceiling: '投资上限',
  why: '依据',
  openWhy: '查看依据：{{layer}}，{{name}}',
  whyOf: '{{layer}}：{{name}}',
  turnsGreen: '怎样转绿（任一即可）',
  rule: '规则',
  noRule: '没有规则给出结果',
  sums: '合计',
  sumTotal: '总投资合计',
  sumPeriod: '规划期投资合计',
  covers: '合计范围',
  projects: '{{count}} 个项目',
  allUnits: '全部单位',
  ofUnits: '单位：{{units}}',
  known: '{{of}} 个中 {{known}} 个已知',
  inside: '另有 {{count}} 个含在上级项目内，不重复计',
  levelsLeftOut: '合计不随“结论”筛选变化',
  ofProject: '各方面亮灯',
  notEvaluated: '尚未评估，稍后显示。',
  openAlert: '查看预警',
};
