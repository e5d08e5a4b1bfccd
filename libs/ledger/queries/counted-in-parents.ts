import { familyDaysSql, projectInScope } from '#projects';

/**
 * Returns SQL that finds the amounts of sub-projects which must not be added to a sum because a
 * parent project's amounts already include them. Columns: project_id, series and days (a multirange
 * of effective days), limited to the calendar years of a period.
 * Where a parent project has an entry of a series in a year, as recorded by an instant, the entries
 * of its sub-projects of that series and year are included in it; where it has none, the
 * sub-projects are added. Reversed entries and their reversals do not count. The comparison is by
 * year, because books are closed by year: a parent that reports quarterly and sub-projects that
 * report monthly are then counted once, and a project that was split up continues with its
 * sub-projects in the next year. A parent outside the reader's access scope is ignored, so its
 * sub-projects are added.
 * The entries are looked up for each parent in the primary key, which begins with the project; a
 * join would read the whole ledger once more.
 * @param knownAt SQL of an instant.
 * @param period SQL of the first and the last day.
 */
export const insideParentsSql = (knownAt: string, period: { from: string; to: string }): string => `
  SELECT inside.project_id, inside.series, range_agg(inside.days) AS days
    FROM (${insideEachParentSql(knownAt, period)}) inside
   GROUP BY inside.project_id, inside.series`;

/**
 * Returns SQL like {@link insideParentsSql}, with one row for each parent (column ancestor_id), year
 * and series, so that a report can leave out parents that it does not cover. `days` is a daterange.
 */
export const insideEachParentSql = (
  knownAt: string,
  { from, to }: { from: string; to: string },
): string => `
  WITH up AS MATERIALIZED (${familyDaysSql(knownAt)}),
  own AS MATERIALIZED (
    SELECT parent.id AS project_id, stated.series, make_date(stated.year, 1, 1) AS begins,
           make_date(stated.year, 12, 31) AS ends
      FROM (SELECT DISTINCT ancestor_id AS id FROM up) parent
     CROSS JOIN LATERAL (
       SELECT DISTINCT entry.series, left(entry.month, 4)::int AS year
         FROM ledger_entries entry
        WHERE entry.project_id = parent.id AND ${projectInScope('entry.project_id')}
          AND entry.recorded_at <= ${knownAt} AND entry.reverses_id IS NULL
          AND entry.effective_on >= make_date(extract(year FROM ${from}::date)::int, 1, 1)
          AND entry.effective_on <= make_date(extract(year FROM ${to}::date)::int, 12, 31)
          AND NOT EXISTS (
            SELECT FROM ledger_entries back
             WHERE back.reverses_id = entry.id AND back.recorded_at <= ${knownAt})) stated)
  SELECT up.project_id, up.ancestor_id, own.series,
         daterange(GREATEST(up.from_on, own.begins), LEAST(up.to_on, own.ends), '[]') AS days
    FROM up JOIN own
      ON own.project_id = up.ancestor_id AND up.from_on <= own.ends
     AND (up.to_on IS NULL OR up.to_on >= own.begins)`;
