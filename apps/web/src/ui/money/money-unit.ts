/** Units of displayed amounts: 亿元 (100 million yuan), 万元 (10,000 yuan), 元 (yuan). */
export const MONEY_UNITS = ['yi', 'wan', 'yuan'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** How many fen a unit has, as a power of ten: 1 yuan is 10^2 fen. */
export const FEN_DIGITS: Readonly<Record<MoneyUnit, number>> = { yi: 10, wan: 6, yuan: 2 };

/** Checks whether a text is the code of a unit of money. */
export const isMoneyUnit = (text: string | null): text is MoneyUnit =>
  MONEY_UNITS.some((unit) => unit === text);
