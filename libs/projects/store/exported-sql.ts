import { type FindOperator, Raw } from 'typeorm';
import { inScope } from '#platform/database';

/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const PROJECTS_SQL = `
  (SELECT id, plan_code, column_number, item_number, name, kind, stage, scope, approval_regime,
  tier, unit_id, organisation_number, total_investment_fen, fyp_spend_fen, figure_note, flagship, place, version FROM
  projects)`;
/**
 * Returns the SQL condition that the project whose id is in `column` is readable in the
 * transaction's access scope. Row-level security enforces the same; queries state it as well (see
 * `inScope`). `column` must be qualified where a table named `access` is in sight.
 */
export const projectInScope = (column: string): string =>
  `EXISTS (SELECT FROM projects access WHERE access.id = ${column} AND
    ${inScope('access.organisation_number')})`;
/** Returns {@link projectInScope} as a condition of a TypeORM repository. */
export const projectReadable = (): FindOperator<string> => Raw(projectInScope);
/**
 * SQL that selects each project with its whole row in one column. A fingerprint of all data of a
 * project is computed from this column.
 */
export const WHOLE_PROJECTS_SQL = '(SELECT id, projects AS whole FROM projects)';
export const PROJECT_PARENTS_SQL = `
  (SELECT project_id, parent_id, part, valid_from, valid_to FROM project_parents)`;
export const PROJECT_CHANGES_SQL = '(SELECT project_id, changed_at FROM project_changes)';

/**
 * Tables with data of projects, each with the column that contains the day from which a row
 * applies. Rows of these tables are never changed or removed, so the number of rows up to a day
 * tells whether any data were added.
 */
export const PROJECT_FACTS = [['approval_regimes', 'valid_from']] as const;
