/**
 * SQL with which other libraries read tables of this library. Each value is a table expression that
 * needs an alias; other libraries may rely on its columns.
 */

export const ALERTS_SQL = `
  (SELECT id, rule, project_id, severity, state, raised_on FROM alerts)`;
