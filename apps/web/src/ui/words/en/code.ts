/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  comparator: {
    '>=': '≥',
    '>': '>',
    '=': '=',
    '~': '≈',
    '<=': '≤',
    '<': '<',
    range: 'range',
    'by-date': 'by the date',
    'in-step': 'in step',
    'province-assigned': 'assigned by the province',
  },
  moneyUnit: { yi: '100 m yuan', wan: '10 k yuan', yuan: 'yuan' },
};
