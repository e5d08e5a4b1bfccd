/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  kind: {
    investment: '投资项目',
    programme: '任务',
    reform: '改革',
    'spatial-guidance': '空间引导',
  },
  tier: { flagship: '标志性项目', standard: '一般' },
  basis: { 'level-at-end': '期末水平', cumulative: '累计', 'per-year': '每年' },
  targetKind: {
    value: '目标值',
    floor: '底线（始终保持）',
    'province-assigned': '省下达指标',
    'in-step': '与经济增长同步',
    none: '只有年均或累计',
  },
  rateKind: { annual: '年均', cumulative: '五年累计' },
  valueState: {
    attained: '已达成',
    'on-track': '符合进度',
    behind: '落后',
    missed: '未达成',
    'not-evaluable': '无法判定',
  },
  stateReason: {
    'no-reading': '尚无读数',
    'no-figure': '规划未给数值',
    reached: '已达到目标值',
    kept: '保持底线',
    broken: '低于底线',
    'on-path': '不低于序时',
    'below-path': '低于序时',
    'no-path': '缺少基数，不能推算进度',
    'day-passed': '已过期限',
    'years-missing': '缺少部分年份读数',
  },
};
