import type { ImportUnit } from '../client/ledger-imports.js';

const DIGITS: Readonly<Record<ImportUnit, number>> = { 分: 0, 元: 2, 万元: 6, 亿元: 10 };

/**
 * Converts a typed control total in the file's unit to fen (0.01 yuan), as a string. Returns null
 * when the text is not an amount. Zero is allowed: it states that the file has no entries of that
 * kind of amount.
 */
export function readControlTotal(typed: string, unit: ImportUnit): string | null {
  const [, whole, fraction = ''] =
    /^(\d{1,18}|\d{1,3}(?:,\d{3}){1,5})(?:\.(\d{0,12}))?$/.exec(
      typed.normalize('NFKC').replace(/\s/g, ''),
    ) ?? [];
  const exact = fraction.replace(/0+$/, '');
  if (whole === undefined || exact.length > DIGITS[unit]) return null;
  const fen = BigInt(whole.replaceAll(',', '') + exact.padEnd(DIGITS[unit], '0'));
  return fen <= 1_000_000_000_000_000n ? String(fen) : null;
}
