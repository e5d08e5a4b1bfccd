/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const PEOPLE_SQL = '(SELECT id, name, email, active FROM people)';
export const ORGANISATIONS_SQL = '(SELECT id, name FROM organisations)';
export const DELEGATIONS_SQL = '(SELECT id, unit_id FROM delegations)';
