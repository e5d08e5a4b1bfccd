/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const PROCEDURES_SQL = `(SELECT id, project_id, organisation_id, organisation_number, ended_at
  FROM procedures)`;
