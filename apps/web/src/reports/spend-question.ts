import type { SpendFilters, SpendQuestion, SpendRow } from '../client/spend.js';
import { SPEND_GROUPS, type SpendGroup } from '../client/spend-groups.js';
import { type Months, readInstant, readPeriod } from '../ui/day/month-range.js';

/** Groupings of a report that names none. */
export const FIRST_GROUPS = ['project', 'year', 'source'] as const satisfies readonly SpendGroup[];

/** The months of the first plan, which are the default period of a report. */
export const PLAN_PERIOD: Months = { from: '2021-01', to: '2025-12' };

/** Reads the parameters of a report from the URL; malformed values are ignored. */
export function readSpendQuestion(
  params: URLSearchParams,
): SpendQuestion & { months: Months; filters: SpendFilters } {
  const months = readPeriod(params.get('period')) ?? PLAN_PERIOD;
  const asked = (params.get('groupBy') ?? '').split(',');
  const groupBy = SPEND_GROUPS.filter((group) => asked.includes(group));
  return {
    months,
    period: `${months.from}..${months.to}`,
    groupBy: groupBy.length > 0 ? groupBy : FIRST_GROUPS,
    filters: readFilters(params),
    knownAt: readInstant(params.get('knownAt')),
    renderer: readVersion(params.get('renderer')),
  };
}

/** Reads the filters in the URL. The server says which values it does not know. */
const readFilters = (params: URLSearchParams): SpendFilters =>
  Object.fromEntries(
    SPEND_GROUPS.flatMap((group) => {
      const value = params.get(group);
      return value === null || value === '' ? [] : [[group, value]];
    }),
  );

/** Parses the version of the report format in the URL; undefined when it is absent or malformed. */
const readVersion = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d?$/.test(text) ? Number(text) : undefined;

/** Returns a copy of the query parameters of the URL with changed report parameters. */
export function writeSpendQuestion(
  params: URLSearchParams,
  change: QuestionChange,
): URLSearchParams {
  const now = readSpendQuestion(params);
  const months = change.months ?? now.months;
  const groupBy = SPEND_GROUPS.filter((group) => (change.groupBy ?? now.groupBy).includes(group));
  const knownAt = change.knownAt === undefined ? now.knownAt : change.knownAt;
  const written = new URLSearchParams(params);
  written.set('period', `${months.from}..${months.to}`);
  written.set('groupBy', (groupBy.length > 0 ? groupBy : FIRST_GROUPS).join(','));
  if (knownAt === null) written.delete('knownAt');
  else written.set('knownAt', knownAt);
  for (const [group, value] of Object.entries(change.filters ?? {}))
    if (value) written.set(group, value);
    else written.delete(group);
  // The version of the report format was chosen for the previous point in time.
  if (change.knownAt !== undefined) written.delete('renderer');
  return written;
}

/** A change of a question; a filter that is null is removed. */
export interface QuestionChange {
  months?: Months;
  groupBy?: readonly SpendGroup[];
  knownAt?: string | null;
  filters?: Readonly<Partial<Record<SpendGroup, string | null>>>;
}

/** Field of a row that a grouping filters by. */
const KEY: Readonly<Partial<Record<SpendGroup, keyof SpendRow>>> = {
  item: 'planItem',
  project: 'projectId',
  parent: 'parentId',
  organisation: 'organisationId',
  source: 'fundingSource',
  submitter: 'submitterId',
  approver: 'approverId',
  entry: 'entryId',
};

/** Returns the value of a grouping in a row, as a text; null where the row states none. */
export function groupValue(group: SpendGroup, row: SpendRow): string | null {
  const value = row[KEY[group] ?? (group as keyof SpendRow)];
  return value === null || value === undefined ? null : String(value);
}

/** Returns the URL of the entries of a row, with the filters of the report carried. */
export function entriesAddress(
  params: URLSearchParams,
  row: SpendRow | null,
  groupBy: readonly SpendGroup[],
): string {
  const filters = Object.fromEntries(
    row === null ? [] : groupBy.map((group) => [group, groupValue(group, row) ?? 'none']),
  );
  return `/reports/spend?${writeSpendQuestion(params, { groupBy: ['entry'], filters })}`;
}

/** The last instant of a month in the city, as the end of what was known by then. */
export const endOfMonth = (month: string): string => {
  const [year = 0, at = 0] = month.split('-').map(Number);
  const day = new Date(Date.UTC(year, at, 0)).getUTCDate();
  return `${month}-${String(day).padStart(2, '0')}T23:59:59.999+08:00`;
};
