/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

/** All milestones, including those that were dropped because the plan was read wrongly. */
export const ALL_MILESTONES_SQL = `
  (SELECT id, project_id, source_key, name, baseline_on, forecast_on, actual_on, derived, dropped
   FROM milestones)`;
/** Milestones; a `derived` one has a day that was inferred from the plan and promised by nobody. */
export const MILESTONES_SQL = `
  (SELECT id, project_id, source_key, name, baseline_on, forecast_on, actual_on, derived
   FROM milestones WHERE NOT dropped)`;
export const MILESTONE_CHANGES_SQL = `
  (SELECT milestone_id, project_id, version, forecast_on, actual_on, derived, dropped, changed_at
   FROM milestone_changes)`;
/** Fingerprint of each project's milestones: the number of changes, which the database counts. */
export const MILESTONES_STAMP_SQL = `
  (SELECT project_id, changes AS stamp FROM milestone_change_counts)`;
export const PROGRESS_READINGS_SQL = `
  (SELECT id, project_id, read_on, hundredths, words, recorded_at FROM progress_readings)`;

/**
 * Tables with data of projects, each with the column that contains the day from which a row
 * applies. Rows of these tables are never changed or removed, so the number of rows up to a day
 * tells whether any data were added.
 */
export const MILESTONE_FACTS = [['progress_readings', 'read_on']] as const;
