import type { FactRow } from './fact-row.js';

/** A row of a plan file together with the number in the row's `number` cell. */
export interface NumberedRow {
  number: number;
  row: FactRow;
}

/**
 * Checks that the rows are numbered from 1 without gaps and without duplicates. A duplicate is
 * reported at the later of the two rows, a gap at the row that follows it.
 */
export function refuseGapsAndRepeats(
  numbered: readonly NumberedRow[],
  header: string,
  what: string,
): void {
  const firstLine = new Map<number, number>();
  for (const { number, row } of numbered) {
    const earlier = firstLine.get(number);
    if (earlier) row.refuse(header, `${what} ${number} stands already in line ${earlier}`);
    else if (number > 0) firstLine.set(number, row.line);
  }
  let expected = 1;
  for (const { number, row } of [...numbered].sort((a, b) => a.number - b.number)) {
    if (number > expected)
      row.refuse(
        header,
        `${what} ${expected === number - 1 ? expected : `${expected} to ${number - 1}`} is left out`,
        'numbers from 1 without gaps',
      );
    if (number >= expected) expected = number + 1;
  }
}

/** Reports each row whose key an earlier row has already. */
export function refuseRepeats(
  keyed: readonly { key: string; row: FactRow }[],
  header: string,
  message: (key: string) => string,
): void {
  const firstLine = new Map<string, number>();
  for (const { key, row } of keyed) {
    const earlier = firstLine.get(key);
    if (earlier) row.refuse(header, `${message(key)} stands already in line ${earlier}`);
    else firstLine.set(key, row.line);
  }
}
