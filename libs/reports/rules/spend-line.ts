import type { SpendRow, SpendTotals } from './spend-question.js';

/** Amounts become text, because JSON's numbers do not hold them; counts become numbers. */
type Text<Fields> = {
  [Name in keyof Fields]: bigint extends Fields[Name]
    ? Exclude<Fields[Name], bigint> | (Name extends `entries${string}` ? number : string)
    : Fields[Name];
};

/** Totals as JSON has them: amounts as text or null, counts as numbers. */
export type SpendSumsLine = Text<SpendTotals>;
/** A row as JSON has it; the hash over the rows is made of these. */
export type SpendLine = Text<SpendRow>;

/** A row in the form in which JSON has it; fields keep their order. */
export function spendLine(row: SpendRow): SpendLine {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name,
      typeof value !== 'bigint'
        ? value
        : name.startsWith('entries')
          ? Number(value)
          : String(value),
    ]),
  ) as unknown as SpendLine;
}
