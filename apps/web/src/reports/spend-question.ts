import type { SpendGroup, SpendQuestion } from '../client/spend.js';
import { type Months, readInstant, readPeriod } from '../ui/day/month-range.js';

export const GROUPS = ['project', 'year', 'source'] as const satisfies readonly SpendGroup[];

/** The months of the first plan, which are the default period of a report. */
export const PLAN_PERIOD: Months = { from: '2021-01', to: '2025-12' };

/** Reads the parameters of a report from the URL; malformed values are ignored. */
export function readSpendQuestion(params: URLSearchParams): SpendQuestion & { months: Months } {
  const months = readPeriod(params.get('period')) ?? PLAN_PERIOD;
  const asked = (params.get('groupBy') ?? '').split(',');
  const groupBy = GROUPS.filter((group) => asked.includes(group));
  return {
    months,
    period: `${months.from}..${months.to}`,
    groupBy: groupBy.length > 0 ? groupBy : GROUPS,
    knownAt: readInstant(params.get('knownAt')),
    renderer: readVersion(params.get('renderer')),
  };
}

/** Parses the version of the report format in the URL; undefined when it is absent or malformed. */
const readVersion = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d?$/.test(text) ? Number(text) : undefined;

/** Returns a copy of the query parameters of the URL with changed report parameters. */
export function writeSpendQuestion(
  params: URLSearchParams,
  change: { months?: Months; groupBy?: readonly SpendGroup[]; knownAt?: string | null },
): URLSearchParams {
  const now = readSpendQuestion(params);
  const months = change.months ?? now.months;
  const groupBy = GROUPS.filter((group) => (change.groupBy ?? now.groupBy).includes(group));
  const knownAt = change.knownAt === undefined ? now.knownAt : change.knownAt;
  const written = new URLSearchParams(params);
  written.set('period', `${months.from}..${months.to}`);
  written.set('groupBy', (groupBy.length > 0 ? groupBy : GROUPS).join(','));
  if (knownAt === null) written.delete('knownAt');
  else written.set('knownAt', knownAt);
  // The version of the report format was chosen for the previous point in time.
  if (change.knownAt !== undefined) written.delete('renderer');
  return written;
}
