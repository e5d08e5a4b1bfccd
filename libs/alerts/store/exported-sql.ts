/**
 * SQL with which other libraries read tables of this library. Each value is a table expression that
 * needs an alias; other libraries may rely on its columns.
 */

export const ALERTS_SQL = `
  (SELECT id, rule, project_id, severity, state, raised_on FROM alerts)`;

/** The last evaluation of each project: its day and its lights, as `Light` of this library. */
export const EVALUATIONS_SQL = `
  (SELECT project_id, judged_on, lights FROM evaluation_cache)`;
