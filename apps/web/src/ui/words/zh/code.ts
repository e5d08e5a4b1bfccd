/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  comparator: {
    '>=': '≥',
    '>': '>',
    '=': '=',
    '~': '≈',
    '<=': '≤',
    '<': '<',
    range: '区间',
    'by-date': '按期达成',
    'in-step': '同步',
    'province-assigned': '省下达指标',
  },
  moneyUnit: { yi: '亿元', wan: '万元', yuan: '元' },
};
