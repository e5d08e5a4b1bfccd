/** Units of displayed amounts: 亿元, 万元, 元. */
export const MONEY_UNITS = ['yi', 'wan', 'yuan'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** Power of ten of fen per unit. */
export const FEN_DIGITS: Readonly<Record<MoneyUnit, number>> = { yi: 10, wan: 6, yuan: 2 };

/** Whether a text is the code of a unit. */
export const isMoneyUnit = (text: string | null): text is MoneyUnit =>
  MONEY_UNITS.some((unit) => unit === text);
