/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const FINDINGS_SQL = '(SELECT id, unit_id FROM findings)';
