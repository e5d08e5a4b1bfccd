/** An amount of money: an exact count of fen (1/100 yuan), never a floating-point number. */
export type Fen = bigint;

/** Largest amount that one record may have: 10¹⁵ fen, that is ten trillion yuan. */
export const AMOUNT_FEN_MAX: Fen = 1_000_000_000_000_000n;

const FEN_PER_UNIT = {
  fen: 1n,
  yuan: 100n,
  万元: 1_000_000n,
  亿元: 10_000_000_000n,
  元: 100n,
  分: 1n,
} as const;
/** A unit in which amounts of money are entered or shown, such as 亿元 (hundred million yuan). */
export type MoneyUnit = keyof typeof FEN_PER_UNIT;

/** Tells whether `text` names a unit that {@link parseMoney} knows. */
export const isMoneyUnit = (text: string): text is MoneyUnit => Object.hasOwn(FEN_PER_UNIT, text);

/**
 * Parses a decimal text in the given unit: `parseMoney('466.5', '亿元')` (亿元: hundred million yuan)
 * is 4_665_000_000_000n fen.
 * @throws RangeError when the text is no plain decimal or has a fraction of a fen.
 */
export function parseMoney(text: string, unit: MoneyUnit): Fen {
  const parts = /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(text);
  if (!parts) throw new RangeError(`“${text}” is not a decimal number`);
  const [, sign, whole = '0', fraction = ''] = parts;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = (BigInt(whole) * scale + BigInt(fraction || '0')) * FEN_PER_UNIT[unit];
  if (scaled % scale !== 0n) throw new RangeError(`“${text} ${unit}” is finer than one fen`);
  const fen = scaled / scale;
  return sign ? -fen : fen;
}

/**
 * Parses an amount as it is sent in JSON: an integer number of fen, as text.
 * @throws RangeError when the text is anything but an optional minus sign and digits.
 */
export function fenFromText(text: string): Fen {
  if (!/^-?\d{1,24}$/.test(text)) throw new RangeError(`“${text}” is not a whole number of fen`);
  return BigInt(text);
}

/**
 * Formats an amount as an exact decimal in `unit`. Trailing zeros are dropped, but at least
 * `minDecimals` decimal places remain.
 */
export function formatMoney(fen: Fen, unit: MoneyUnit, minDecimals = 0): string {
  const per = FEN_PER_UNIT[unit];
  const sign = fen < 0n ? '-' : '';
  const positive = fen < 0n ? -fen : fen;
  const digits = per.toString().length - 1;
  const fraction =
    digits === 0
      ? ''
      : (positive % per)
          .toString()
          .padStart(digits, '0')
          .replace(/0+$/, '')
          .padEnd(minDecimals, '0');
  return `${sign}${positive / per}${fraction ? `.${fraction}` : ''}`;
}
