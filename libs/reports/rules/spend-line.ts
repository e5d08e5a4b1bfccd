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

/** Totals of a report in JSON form: amounts as text or null, numbers of entries as numbers. */
export type SpendSumsLine = Text<SpendTotals>;
/** A row of a report in JSON form. The hash of the rows is computed over rows in this form. */
export type SpendLine = Text<SpendRow>;

/** Converts a row of a report to its JSON form and keeps the order of the fields. */
export function spendLine(row: SpendTotals): SpendLine {
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
