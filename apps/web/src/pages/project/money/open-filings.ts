import type { Filing } from '../../../client/budget-filings.js';

/** A filing of a year that is not decided yet. */
export interface OpenFiling extends Filing {
  content: Filing['content'] & { year: number };
}

const isOfYear = (filing: Filing): filing is OpenFiling =>
  typeof (filing.content as { year?: unknown }).year === 'number';

/** The newest filing of each year that can still be typed over, from a list with the newest first. */
export const editableByYear = (filings: readonly Filing[]): ReadonlyMap<number, OpenFiling> =>
  newestByYear(filings.filter(({ state }) => state === 'draft' || state === 'returned'));

/** The newest filing of each year that waits for a decision. */
export const waitingByYear = (filings: readonly Filing[]): ReadonlyMap<number, OpenFiling> =>
  newestByYear(filings.filter(({ state }) => state === 'submitted'));

/** The year's filing that its row shows: the one that waits, which nobody types over, else the one that can be typed over. */
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
