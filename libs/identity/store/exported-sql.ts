import { type FindOperator, Raw } from 'typeorm';
import { inScope, ownInScope } from '#platform/database';

/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const PEOPLE_SQL = '(SELECT id, name, email, active FROM people)';
export const ORGANISATIONS_SQL = '(SELECT id, name FROM organisations)';
/** Names of organisations over time. */
export const ORGANISATION_NAMES_SQL = `
  (SELECT unit_id, valid_from, name, recorded_at FROM organisation_names)`;
/**
 * Returns the SQL condition that all organisations of the array `column` are readable in the
 * transaction's access scope.
 */
export const allInScope = (column: string): string =>
  `${column} <@ (SELECT coalesce(array_agg(id), '{}') FROM organisations WHERE ${inScope('number')})`;
/**
 * Returns the SQL condition that at least one organisation of the array `column` is readable in the
 * transaction's access scope.
 */
export const anyInScope = (column: string): string =>
  `${column} && (SELECT coalesce(array_agg(id), '{}') FROM organisations WHERE ${inScope('number')})`;
/**
 * Returns a condition like {@link allInScope}, except that a row without organisations is readable
 * only by the user whose id is in the column `owner`, and by scopes that see everything.
 */
export const allInScopeOrOwn = (column: string, owner: string): string =>
  `((SELECT current_setting('tracker.sees_all', true)) = 'on'
    OR CASE WHEN ${column} = '{}' THEN ${ownInScope(owner)} ELSE ${allInScope(column)} END)`;
/** Returns {@link allInScope} as a condition of a TypeORM repository. */
export const organisationsInScope = (): FindOperator<string> => Raw(allInScope);
export const DELEGATIONS_SQL = '(SELECT id, unit_id FROM delegations)';
