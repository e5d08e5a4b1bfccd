import { inScope } from '#platform';
import { familyDaysSql } from '#projects';

/**
 * SQL of the money that a parent's figure contains already: columns project_id, series, year and days (a multirange).
 *
 * A parent's series is that of the whole. Where a parent has an entry of a series in a year, as known at an instant,
 * the entries of its parts of that series and year are inside it and no sum adds them; where it has none, its parts
 * stand for it. An entry that was taken back does not speak, nor does the one that takes it back. The year is what an
 * office closes its books by: a parent that reports by the quarter and parts that report by the month are counted
 * once, and a project that was split up goes on with its parts in the next year. A parent that the reader does not
 * see is not there: its parts stand for themselves.
 * @param knownAt SQL of an instant.
 */
export const insideParentsSql = (knownAt: string): string => `
  SELECT up.project_id, own.series, own.year, range_agg(daterange(up.from_on, up.to_on, '[]')) AS days
    FROM (${familyDaysSql(knownAt)}) up
    JOIN (SELECT DISTINCT entry.project_id, entry.series, left(entry.month, 4) AS year
            FROM ledger_entries entry
           WHERE ${inScope('entry.unit_id')} AND entry.recorded_at <= ${knownAt} AND entry.reverses_id IS NULL
             AND entry.project_id IN (SELECT parent_id FROM project_parents)
             AND NOT EXISTS (SELECT FROM ledger_entries back WHERE back.reverses_id = entry.id AND back.recorded_at <= ${knownAt})) own
      ON own.project_id = up.ancestor_id
   GROUP BY up.project_id, own.series, own.year`;
