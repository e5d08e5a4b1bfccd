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
  valueState: {
    attained: 'Attained',
    'on-track': 'On track',
    behind: 'Behind',
    missed: 'Missed',
    'not-evaluable': 'Cannot be evaluated',
  },
  stateReason: {
    'no-reading': 'no value recorded',
    'no-figure': 'the plan states no figure',
    reached: 'the figure is reached',
    kept: 'the floor is kept',
    broken: 'the floor is broken',
    'on-path': 'on its path',
    'below-path': 'below its path',
    'no-path': 'without a base no path can be drawn',
    'day-passed': 'its day has passed',
    'years-missing': 'values of some years are missing',
  },
};
