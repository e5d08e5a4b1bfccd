import { inScope } from '#platform';
import { familyDaysSql } from '#projects';

/**
 * SQL of the amounts that a parent's figure already contains: columns project_id, series, year and
 * days (a multirange).
 *
 * A parent's figure covers its sub-projects. Where a parent has an entry of a series in a year, as
 * known at an instant, the entries of its sub-projects of that series and year are contained in it
 * and must not be added; where it has none, the sub-projects are added. Reversed entries and their
 * reversals do not count as an entry. The period is a year, because books are closed by year: a
 * parent that reports quarterly and sub-projects that report monthly are then counted once, and a
 * project that was split up continues with its sub-projects in the next year. A parent outside the
 * reader's access scope is ignored, so its sub-projects are added.
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
