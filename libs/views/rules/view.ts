/** Pages with a list whose filters stand in the address, so that they can be kept as a view. */
export const VIEW_PAGES = [
  'projects',
  'alerts',
  'change-requests',
  'supervision',
  'findings',
  'procedures',
  'layers',
  'deliveries',
  'record',
] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** Who sees a view besides its owner. */
export const SHARINGS = ['nobody', 'organisation', 'everybody'] as const;
export type Sharing = (typeof SHARINGS)[number];

/** Most views that a person keeps, on all pages together. */
export const VIEWS_MAX = 50;
/** Most characters of the name of a view. */
export const VIEW_NAME_MAX = 60;
/** Most filters of a view. */
export const FILTERS_MAX = 30;
/** Most characters of the value of a filter. */
export const FILTER_VALUE_MAX = 200;

/** Query of the address of a page: the value of each parameter. */
export type Filters = Readonly<Record<string, string>>;

const NAME = /^[A-Za-z][A-Za-z0-9._-]{0,39}$/;
const isValue = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length >= 1 &&
  value.length <= FILTER_VALUE_MAX &&
  value.isWellFormed() &&
  !/\p{Cc}/u.test(value);

/**
 * Reads the filters of a view: a flat map of texts by the names of parameters. Undefined when it is
 * anything else or too long.
 */
export function readFilters(raw: unknown): Filters | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const entries = Object.entries(raw);
  if (entries.length > FILTERS_MAX) return undefined;
  return entries.every(([name, value]) => NAME.test(name) && isValue(value))
    ? (Object.fromEntries(entries) as Filters)
    : undefined;
}
