import { type Day, day, isDay, isMonth, type Month, month, monthOf } from '#values';
import { isErrorValue, type ReadCell } from './read-amount.js';
import { type Cell, cellText } from './sheet.js';

/**
 * The month of an imported row. `opening` is true for an opening balance, which covers everything
 * before 2021; its month is then December 2020.
 */
export interface ImportMonth {
  month: Month;
  opening: boolean;
}

export const OPENING: { month: Month; effectiveOn: Day; note: string } = {
  month: month('2020-12'),
  effectiveOn: day('2020-12-31'),
  note: '期初余额',
};

const OPENING_WORDS = new Set(['期初', '期初余额', '期初数', 'opening', 'openingbalance']);
const DAY_MS = 86_400_000;
/** Day number of 1970-01-01 in a spreadsheet, which counts days from 1900. */
const SERIAL_1970 = 25_569;
/**
 * Day numbers of the years 1930 to 2119 in a spreadsheet. Months written as 202103 are larger
 * numbers, so the two cannot be confused.
 */
const SERIALS = { from: 10_959, to: 80_353 } as const;
/** Number of days by which the two date systems of workbooks, from 1900 and from 1904, differ. */
const BEHIND_1904 = 1_462;

/** The date system of a workbook: whether its day numbers count from 1904 instead of 1900. */
export interface DateSystem {
  from1904: boolean;
}

/** Callback that receives the date system of a workbook before its first row is read. */
export type Learn = (dates: DateSystem) => Promise<void>;

export const FROM_1900: DateSystem = { from1904: false };

/**
 * Reads a month from a cell: 2021-03, 2021/3, 2021年3月, 202103, a date, or the word for the opening
 * balance.
 */
export function readImportMonth(cell: Cell, dates: DateSystem = FROM_1900): ReadCell<ImportMonth> {
  const value = cellText(cell).trim().slice(0, 40);
  if (value === '') return { code: 'CELL_REQUIRED', facts: {} };
  if (isErrorValue(value)) return { code: 'FORMULA_FAILED', facts: { value } };
  const plain = value.normalize('NFKC').replace(/\s/g, '');
  if (OPENING_WORDS.has(plain.toLowerCase()))
    return { value: { month: OPENING.month, opening: true } };
  const [, ambiguous] = /^(\d{4})\.1$/.exec(plain) ?? [];
  if (ambiguous !== undefined)
    return { code: 'MONTH_AMBIGUOUS', facts: { value, year: ambiguous } };
  const on = dayOf(cell, plain, dates);
  if (on) return { value: { month: monthOf(on), opening: false } };
  const [, year, number] =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:月份?)?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain) ?? [];
  const text = `${year}-${number?.padStart(2, '0')}`;
  return isMonth(text)
    ? { value: { month: text, opening: false } }
    : { code: 'NOT_AN_IMPORT_MONTH', facts: { value } };
}

/** Reads a day from a cell: 2021-03-31, 2021/3/31, 2021年3月31日, or a date cell. */
export function readImportDay(cell: Cell, dates: DateSystem = FROM_1900): ReadCell<Day> {
  const value = cellText(cell).trim().slice(0, 40);
  if (isErrorValue(value)) return { code: 'FORMULA_FAILED', facts: { value } };
  const on = dayOf(cell, value.normalize('NFKC').replace(/\s/g, ''), dates);
  return on ? { value: on } : { code: 'NOT_AN_IMPORT_DAY', facts: { value } };
}

/** Returns the day in a cell, which may contain a date, a text or a spreadsheet's day number. */
function dayOf(cell: Cell, plain: string, dates: DateSystem): Day | null {
  const at = cell instanceof Date ? cell : dateOfCount(cell, dates);
  if (at) return Number.isNaN(at.getTime()) ? null : known(at.toISOString().slice(0, 10));
  const [, year, number, date] =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(plain) ?? [];
  return known(`${year}-${number?.padStart(2, '0')}-${date?.padStart(2, '0')}`);
}

const known = (text: string): Day | null => (isDay(text) ? text : null);

/** Converts a spreadsheet's day number to a date; null when the date lies outside 1930 to 2119. */
export function dateOfCount(cell: Cell, { from1904 }: DateSystem): Date | null {
  if (typeof cell !== 'number' || !Number.isInteger(cell)) return null;
  const serial = from1904 ? cell + BEHIND_1904 : cell;
  return serial >= SERIALS.from && serial <= SERIALS.to
    ? new Date((serial - SERIAL_1970) * DAY_MS)
    : null;
}
