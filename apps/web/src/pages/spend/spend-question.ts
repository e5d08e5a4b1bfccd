import type { SpendGroup, SpendQuestion } from '../../client/spend.js';

export const GROUPS = ['project', 'year', 'source'] as const satisfies readonly SpendGroup[];

/** First and last month of a report's period, `YYYY-MM`. */
export interface Months { from: string; to: string }

/** Months of the first plan in the program; where a report begins unless asked otherwise. */
export const PLAN_PERIOD: Months = { from: '2021-01', to: '2025-12' };

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
const YEAR = /^(19|20|21)\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads `2021..2025` or `2021-01..2025-12`; null when it is neither or runs backwards. */
export function readPeriod(text: string | null): Months | null {
  const [first = '', last = first, ...rest] = (text ?? '').split('..');
  const from = YEAR.test(first) ? `${first}-01` : first;
  const to = YEAR.test(last) ? `${last}-12` : last;
  return rest.length === 0 && MONTH.test(from) && MONTH.test(to) && from <= to ? { from, to } : null;
}

/** Reads the report's question from an address; what cannot be read is as if it were not there. */
export function readSpendQuestion(params: URLSearchParams): SpendQuestion & { months: Months } {
  const months = readPeriod(params.get('period')) ?? PLAN_PERIOD;
  const asked = (params.get('groupBy') ?? '').split(',');
  const groupBy = GROUPS.filter((group) => asked.includes(group));
  const knownAt = params.get('knownAt') ?? '';
  return {
    months, period: `${months.from}..${months.to}`,
    groupBy: groupBy.length > 0 ? groupBy : GROUPS,
    knownAt: INSTANT.test(knownAt) && !Number.isNaN(Date.parse(knownAt)) ? knownAt : null,
  };
}

/** The address's parameters with another question. */
export function writeSpendQuestion(params: URLSearchParams, change: { months?: Months; groupBy?: readonly SpendGroup[]; knownAt?: string | null }): URLSearchParams {
  const now = readSpendQuestion(params);
  const months = change.months ?? now.months;
  const groupBy = GROUPS.filter((group) => (change.groupBy ?? now.groupBy).includes(group));
  const knownAt = change.knownAt === undefined ? now.knownAt : change.knownAt;
  const written = new URLSearchParams(params);
  written.set('period', `${months.from}..${months.to}`);
  written.set('groupBy', (groupBy.length > 0 ? groupBy : GROUPS).join(','));
  if (knownAt === null) written.delete('knownAt');
  else written.set('knownAt', knownAt);
  return written;
}
