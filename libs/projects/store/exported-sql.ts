/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const PROJECTS_SQL = `
  (SELECT id, plan_code, column_number, item_number, name, kind, stage, scope, approval_regime,
  tier, unit_id, total_investment_fen, fyp_spend_fen, figure_note, flagship, place, version FROM
  projects)`;
/** Each project with its whole row in one column, for a fingerprint of all that is known of it. */
export const WHOLE_PROJECTS_SQL = '(SELECT id, projects AS whole FROM projects)';
export const PROJECT_PARENTS_SQL = `
  (SELECT project_id, unit_id, parent_id, part, valid_from, valid_to FROM project_parents)`;
export const PROJECT_CHANGES_SQL = '(SELECT project_id, touched_at FROM project_touches)';

/**
 * Tables with data of projects to which rows are only added, each with the column of the day from
 * which a row applies. Counting the rows up to a day tells whether anything was added.
 */
export const PROJECT_FACTS = [['approval_regimes', 'valid_from']] as const;
