import type { SavedReport } from '../client/saved-reports.js';

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10);

/**
 * Returns the query string of the page that shows a saved report. Returns null when the page does
 * not support the report's parameters: a period that does not consist of whole months, or a single
 * project.
 */
export function savedAddress({
  period,
  groupBy,
  knownAt,
  projectId,
  renderer,
}: Pick<SavedReport, 'period' | 'groupBy' | 'knownAt' | 'projectId' | 'renderer'>): string | null {
  const [from = '', to = ''] = period.split('..');
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  if (projectId !== null || from !== `${first}-01` || to !== lastDayOf(last)) return null;
  return new URLSearchParams({
    period: `${first}..${last}`,
    groupBy: groupBy.join(','),
    knownAt,
    renderer: String(renderer),
  }).toString();
}
