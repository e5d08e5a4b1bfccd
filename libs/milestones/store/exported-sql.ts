/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const MILESTONES_SQL = `
  (SELECT id, project_id, unit_id, source_key, name, baseline_on, forecast_on, actual_on FROM
  milestones)`;
export const MILESTONE_CHANGES_SQL = `
  (SELECT milestone_id, project_id, version, forecast_on, actual_on, changed_at FROM
  milestone_changes)`;
export const MILESTONE_CHANGE_COUNTS_SQL = `
  (SELECT project_id, changes FROM milestone_change_counts)`;
export const PROGRESS_READINGS_SQL = `
  (SELECT id, project_id, read_on, hundredths, recorded_at FROM progress_readings)`;

/**
 * Tables with data of projects to which rows are only added, each with the column of the day from
 * which a row applies. Counting the rows up to a day tells whether anything was added.
 */
export const MILESTONE_FACTS = [['progress_readings', 'read_on']] as const;
