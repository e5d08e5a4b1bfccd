/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const BUDGET_CHANGE_REQUESTS_SQL = '(SELECT id, unit_id FROM budget_filings)';

/**
 * Tables with data of projects to which rows are only added, each with the column of the day from
 * which a row applies. Counting the rows up to a day tells whether anything was added.
 */
export const BUDGET_FACTS = [
  ['cost_records', 'effective_on'],
  ['cost_baselines', 'set_on'],
  ['cost_choices', 'effective_on'],
  ['year_plans', 'effective_on'],
  ['completion_forecasts', 'effective_on'],
  ['plan_carry_overs', 'effective_on'],
  ['plan_memberships', 'effective_on'],
  ['period_figures', 'effective_on'],
  ['special_bonds', 'issued_on'],
] as const;
