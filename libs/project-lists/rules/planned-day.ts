import { type Cell, cellText, type DateSystem, readImportDay } from '#returns';
import { type Day, day, isMonth, lastDayOf } from '#values';

/** Which day of a month or year is meant where no day is stated. */
export type End = 'first' | 'last';

/**
 * Reads a planned day. Lists often state a month or a year only: the works then begin with its first
 * day, and end with its last one.
 * @returns null when the cell states no day, month or year
 */
export function readPlannedDay(cell: Cell, end: End, dates: DateSystem): Day | null {
  const plain = cellText(cell).normalize('NFKC').replace(/\s/g, '');
  const [, year] = /^((?:19|20)\d{2})年?$/.exec(plain) ?? [];
  if (year !== undefined) return inYear(year, end);
  const [, of, number] =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})月?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain) ?? [];
  if (of !== undefined && number !== undefined) {
    const month = `${of}-${number.padStart(2, '0')}`;
    return isMonth(month) ? (end === 'first' ? day(`${month}-01`) : lastDayOf(month)) : null;
  }
  const read = readImportDay(cell, dates);
  return 'value' in read ? read.value : null;
}

/**
 * Reads the years of the works, such as 2021-2025 or 2023 alone.
 * @returns first and last day; null when the cell states no years
 */
export function readYears(cell: Cell): { from: Day; to: Day } | null {
  const plain = cellText(cell).normalize('NFKC').replace(/\s/g, '');
  const [, from, to = from] =
    /^((?:19|20)\d{2})年?(?:[-‐–—~～至到]{1,2}((?:19|20)\d{2})年?)?$/.exec(plain) ?? [];
  return from === undefined || to === undefined || to < from
    ? null
    : { from: inYear(from, 'first'), to: inYear(to, 'last') };
}

const inYear = (year: string, end: End): Day =>
  day(end === 'first' ? `${year}-01-01` : `${year}-12-31`);
