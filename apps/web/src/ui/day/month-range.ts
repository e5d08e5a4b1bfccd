/** First and last month of a period, each as `YYYY-MM`. */
export interface Months {
  from: string;
  to: string;
}

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
const YEAR = /^(19|20|21)\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Parses a period of years (`2021..2025`) or months (`2021-01..2025-12`). Returns null for any
 * other text, or when the end is before the start.
 */
export function readPeriod(text: string | null): Months | null {
  const [first = '', last = first, ...rest] = (text ?? '').split('..');
  const from = YEAR.test(first) ? `${first}-01` : first;
  const to = YEAR.test(last) ? `${last}-12` : last;
  return rest.length === 0 && MONTH.test(from) && MONTH.test(to) && from <= to
    ? { from, to }
    : null;
}

/** Returns the text if it is a valid point in time, otherwise null. Used for texts from the URL. */
export const readInstant = (text: string | null): string | null =>
  text !== null && INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
