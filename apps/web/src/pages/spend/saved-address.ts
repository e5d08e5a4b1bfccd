import type { SavedReport } from '../../client/saved-reports.js';

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10);

/**
 * Query string of the page that shows a saved report; null when the page does not support its
 * question, such as a period of days, or a single project.
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
