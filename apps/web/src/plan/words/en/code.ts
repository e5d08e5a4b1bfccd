/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  kind: {
    investment: 'Investment',
    programme: 'Programme',
    reform: 'Reform',
    'spatial-guidance': 'Spatial guidance',
  },
  tier: { flagship: 'Flagship', standard: 'Standard' },
  basis: { 'level-at-end': 'level at the end', cumulative: 'cumulative', 'per-year': 'each year' },
  targetKind: {
    value: 'Value',
    floor: 'Floor, always held',
    'province-assigned': 'Assigned by the province',
    'in-step': 'In step with growth',
    none: 'Only a rate or sum',
  },
  rateKind: { annual: 'a year', cumulative: 'over five years' },
};
