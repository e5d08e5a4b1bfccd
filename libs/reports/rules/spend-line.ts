import type { SpendRow, SpendTotals } from './spend-question.js';

/**
 * Turns the fields of a type into their JSON form: amounts become text, because JSON numbers cannot
 * hold them exactly; numbers of entries stay numbers.
 */
type Text<Fields> = {
  [Name in keyof Fields]: bigint extends Fields[Name]
    ? Exclude<Fields[Name], bigint> | (Name extends `entries${string}` ? number : string)
    : Fields[Name];
};

/** Totals in JSON form: amounts as text or null, counts as numbers. */
export type SpendSumsLine = Text<SpendTotals>;
/** A row in JSON form; the hash of the rows is computed over these. */
export type SpendLine = Text<SpendRow>;

/** Converts a row to its JSON form; the order of the fields is kept. */
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
