/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const ALERTS_SQL = `
  (SELECT id, rule, project_id, unit_id, severity, state, raised_on FROM alerts)`;
