/** Filter value for all kinds of change requests about the money that a project may spend. */
export const BUDGET = 'budget';
/** Kinds of change requests about the money that a project may spend. */
export const BUDGET_KINDS = [
  'cost',
  'year-plan',
  'funding',
  'special-bond',
  'period-figure',
  'target',
] as const;
