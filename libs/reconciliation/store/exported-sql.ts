/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const EXTERNAL_IDS_SQL = `
  (SELECT project_id, system, external_id FROM project_external_ids)`;
