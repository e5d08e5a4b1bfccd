/** Units in which amounts can be read: 亿元, 万元, 元. */
export const MONEY_UNITS = ['yi', 'wan', 'yuan'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** How many fen one of the unit is, as a power of ten. */
export const FEN_DIGITS: Readonly<Record<MoneyUnit, number>> = { yi: 10, wan: 6, yuan: 2 };

/** Tells whether a text from outside names a unit. */
export const isMoneyUnit = (text: string | null): text is MoneyUnit =>
  MONEY_UNITS.some((unit) => unit === text);
