import { AMOUNT_FEN_MAX, type Fen, type MoneyUnit, parseMoney } from '#values';
import type { ImportProblemCode, ProblemFacts } from './import-problem.js';
import { type Cell, cellText } from './sheet.js';

/** The value read from a cell, or the problem because of which the cell could not be read. */
export type ReadCell<T> = { value: T } | { code: ImportProblemCode; facts: ProblemFacts };

/** Tells whether a text is what a spreadsheet program shows for a failed formula. */
export const isErrorValue = (text: string): boolean =>
  /^#(REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i.test(text);

/** Largest number of digits before and after the decimal point that parseMoney accepts. */
const WHOLE_DIGITS = 18;
const FRACTION_DIGITS = 12;

/**
 * Reads an amount given in `unit` and returns it in fen. A number from a spreadsheet is converted
 * through its shortest decimal form: 1.1 stays 1.1, and the result of 0.1 + 0.2 is refused because
 * it has too many digits.
 * @param zero whether zero is allowed, as for a component of an amount.
 */
export function readAmount(
  cell: Cell,
  unit: MoneyUnit,
  { zero }: { zero: boolean },
): ReadCell<Fen> {
  const value = shown(cell);
  if (value === '') return { code: 'CELL_REQUIRED', facts: {} };
  if (isErrorValue(value)) return { code: 'FORMULA_FAILED', facts: { value } };
  const named = typeof cell === 'string' ? unitNamedIn(value) : null;
  if (named !== null && named !== unit)
    return { code: 'AMOUNT_UNIT_DIFFERS', facts: { value, named, unit } };
  const decimal =
    typeof cell === 'number'
      ? decimalOf(cell)
      : typeof cell === 'string'
        ? plainDecimal(value)
        : null;
  if (decimal === null) return { code: 'NOT_AN_AMOUNT', facts: { value } };
  if (!/[1-9]/.test(decimal))
    return zero ? { value: 0n } : { code: 'AMOUNT_NOT_POSITIVE', facts: { value } };
  return decimal.startsWith('-')
    ? { code: 'AMOUNT_NOT_POSITIVE', facts: { value } }
    : fenOf(decimal, value, unit);
}

/** Returns the content of a cell for a message, at most 40 characters. */
const shown = (cell: Cell): string => cellText(cell).trim().slice(0, 40);

const WITH_UNIT = /^(?:¥|rmb|cny)?\s*(.*?)\s*(亿元|万元|元|分)?$/i;

/** Converts full-width characters to narrow ones, and the minus sign to a hyphen. */
const narrow = (text: string): string => text.normalize('NFKC').replace(/\u2212/g, '-');

/**
 * Returns the unit written beside an amount; null when there is none. A currency sign alone means
 * yuan.
 */
function unitNamedIn(value: string): string | null {
  const text = narrow(value);
  return WITH_UNIT.exec(text)?.[2] ?? (/^(¥|rmb|cny)/i.test(text) ? '元' : null);
}

/**
 * Converts a number as people write it to plain decimal digits: separators (comma or space) between
 * groups of three digits are removed, full-width forms are accepted, and brackets mean a negative
 * amount, as in bookkeeping. Returns null for anything else.
 */
function plainDecimal(value: string): string | null {
  const text = narrow(value);
  const bare = WITH_UNIT.exec(text)?.[1] ?? text;
  const [, inBrackets] = /^\((.*)\)$/.exec(bare) ?? [];
  const signed = inBrackets === undefined ? bare : `-${inBrackets}`;
  const grouped = /^-?\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(\.\d+)?$/.test(signed)
    ? signed.replace(/[, ]/g, '')
    : signed;
  return /^-?\d+(\.\d+)?$/.test(grouped) ? grouped : null;
}

/**
 * Returns the shortest decimal form of a number, without the exponent that JavaScript writes below
 * 1e-6 and from 1e21 on.
 */
function decimalOf(number: number): string | null {
  if (Number.isNaN(number)) return null;
  if (Math.abs(number) >= 1e18) return `${number < 0 ? '-' : ''}${'9'.repeat(WHOLE_DIGITS + 1)}`;
  const [, sign, mantissa = '', zeros] = /^(-?)([\d.]+)(?:e-(\d+))?$/.exec(String(number)) ?? [];
  return zeros === undefined
    ? String(number)
    : `${sign}0.${'0'.repeat(Number(zeros) - 1)}${mantissa.replace('.', '')}`;
}

function fenOf(decimal: string, value: string, unit: MoneyUnit): ReadCell<Fen> {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = fraction.replace(/0+$/, '');
  if (whole.replace(/^0+/, '').length > WHOLE_DIGITS)
    return { code: 'AMOUNT_TOO_LARGE', facts: { value } };
  if (digits.length > FRACTION_DIGITS) return { code: 'AMOUNT_NOT_EXACT', facts: { value } };
  try {
    const fen = parseMoney(`${whole.replace(/^0+(?=\d)/, '')}${digits ? `.${digits}` : ''}`, unit);
    return fen > AMOUNT_FEN_MAX ? { code: 'AMOUNT_TOO_LARGE', facts: { value } } : { value: fen };
  } catch (error) {
    if (error instanceof RangeError) return { code: 'AMOUNT_NOT_EXACT', facts: { value } };
    throw error;
  }
}
