import type { Filing } from '../../../client/budget-filings.js';

/** A change request for a year that is not decided yet. */
export interface OpenFiling extends Filing {
  content: Filing['content'] & { year: number };
}

const isOfYear = (filing: Filing): filing is OpenFiling =>
  typeof (filing.content as { year?: unknown }).year === 'number';

/** The newest editable change request of each year; the given list has the newest first. */
export const editableByYear = (filings: readonly Filing[]): ReadonlyMap<number, OpenFiling> =>
  newestByYear(filings.filter(({ state }) => state === 'draft' || state === 'returned'));

/** The newest pending change request of each year. */
export const waitingByYear = (filings: readonly Filing[]): ReadonlyMap<number, OpenFiling> =>
  newestByYear(filings.filter(({ state }) => state === 'submitted'));

/**
 * The change request that a year's row shows: the pending one, which is read-only, else the
 * editable one.
 */
export const shownFiling = (
  {
    editable,
    waiting,
  }: { editable: ReadonlyMap<number, OpenFiling>; waiting: ReadonlyMap<number, OpenFiling> },
  year: number,
): OpenFiling | undefined => waiting.get(year) ?? editable.get(year);

function newestByYear(filings: readonly Filing[]): ReadonlyMap<number, OpenFiling> {
  const found = new Map<number, OpenFiling>();
  for (const filing of filings)
    if (isOfYear(filing) && !found.has(filing.content.year)) found.set(filing.content.year, filing);
  return found;
}
