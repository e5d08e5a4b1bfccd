/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

/**
 * Tables with data of projects, each with the column that contains the day from which a row
 * applies. Rows of these tables are never changed or removed, so the number of rows up to a day
 * tells whether any data were added.
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

/** Approved plans of years; of a project and year the one with the highest number holds. */
export const YEAR_PLANS_SQL = `
  (SELECT project_id, year, number, category, recorded_at FROM year_plans)`;
