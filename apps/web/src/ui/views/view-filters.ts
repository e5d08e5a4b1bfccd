/** Most characters of the value of a filter that a view keeps. */
const VALUE_MAX = 200;

/** The filters of a view: the query of the address of a page, by the names of parameters. */
export type Filters = Readonly<Record<string, string>>;

/** Returns the filters in the address of a page, as a view keeps them. Empty ones are left out. */
export const filtersOf = (params: URLSearchParams): Filters =>
  Object.fromEntries([...params].filter(([, value]) => value !== '' && value.length <= VALUE_MAX));

/** Returns the query of the address at which a page shows a view. */
export const queryOf = (filters: Filters): string => new URLSearchParams(filters).toString();

/** Tells whether an address shows exactly this view; the order of its parameters does not matter. */
export function shows(params: URLSearchParams, filters: Filters): boolean {
  const now = filtersOf(params);
  const names = Object.keys(filters);
  return (
    names.length === Object.keys(now).length && names.every((name) => now[name] === filters[name])
  );
}
