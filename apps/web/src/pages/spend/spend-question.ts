import type { SpendGroup, SpendQuestion } from '../../client/spend.js';
import { type Months, readInstant, readPeriod } from '../../day/month-range.js';

export const GROUPS = ['project', 'year', 'source'] as const satisfies readonly SpendGroup[];

/** Months of the first plan, which are the default period of a report. */
export const PLAN_PERIOD: Months = { from: '2021-01', to: '2025-12' };

/** Reads the question of a report from the URL; malformed values are ignored. */
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

/** Parses a renderer version in the URL. */
const readVersion = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d?$/.test(text) ? Number(text) : undefined;

/** Query parameters with a changed question. */
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
  // The renderer version belongs to the instant for which it was chosen.
  if (change.knownAt !== undefined) written.delete('renderer');
  return written;
}
