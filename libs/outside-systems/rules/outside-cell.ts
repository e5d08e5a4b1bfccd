import { type Fen, formatMoney, type MoneyUnit } from '#values';
import type { OutsideUnit } from './outside-column.js';

const UNITS: Readonly<Record<OutsideUnit, MoneyUnit>> = { yuan: '元', wan: '万元', yi: '亿元' };

/** Number format of amounts in a unit, exact to the fen. */
export const AMOUNT_FORMATS: Readonly<Record<OutsideUnit, string>> = {
  yuan: '#,##0.00',
  wan: '#,##0.00####',
  yi: '#,##0.00########',
};

/** Most digits that a number of a spreadsheet keeps. */
const DIGITS_MAX = 15;

/**
 * Returns an amount as a cell in a unit, exact to the fen: a number, or a text where a number of a
 * spreadsheet would lose digits. An unknown amount stays an empty cell, never zero.
 */
export function amountCell(fen: Fen | null, unit: OutsideUnit): number | string | null {
  if (fen === null) return null;
  const text = formatMoney(fen, UNITS[unit]);
  return text.replace(/\D/g, '').length <= DIGITS_MAX ? Number(text) : text;
}

/** Returns hundredths of a percent as the number of a cell in percent; null stays empty. */
export const percentCell = (hundredths: number | null): number | null =>
  hundredths === null ? null : hundredths / 100;
