import { useState } from 'react';
import type { MoneyUnit } from '../money/money-unit.js';
import { parseAmount } from '../money/parse-amount.js';
import { typedAmount } from '../money/typed-amount.js';
import type { SheetEdit } from './sheet.js';

/** Typed values of a sheet that are not saved yet, by row and column; amounts are in a unit. */
export interface SheetEdits {
  unit: MoneyUnit;
  texts: ReadonlyMap<string, string>;
}

const keyOf = (row: string, column: string): string => `${row} ${column}`;

/** Converts typed amounts to another unit; texts that are not amounts stay as they are. */
export function inUnit({ unit: from, texts }: SheetEdits, unit: MoneyUnit): SheetEdits {
  const turned = [...texts].map(([key, text]): [string, string] => {
    const read = parseAmount(text, from, { zero: true });
    return [key, 'fen' in read ? typedAmount(read.fen.toString(), unit) : text];
  });
  return { unit, texts: new Map(turned) };
}

/**
 * Unsaved edits of a sheet: reads a cell's text over the stored one, and drops edits once they are
 * saved. Amounts are converted when the unit changes.
 */
export function useSheetEdits(unit: MoneyUnit) {
  const [kept, setKept] = useState<SheetEdits>({ unit, texts: new Map() });
  const edits = kept.unit === unit ? kept : inUnit(kept, unit);
  if (edits !== kept) setKept(edits);
  return {
    /** Text of a cell. */
    text: (row: string, column: string, held: string): string =>
      edits.texts.get(keyOf(row, column)) ?? held,
    /** Whether a cell's typed text differs from the stored one. */
    isChanged: (row: string, column: string, held: string): boolean =>
      (edits.texts.get(keyOf(row, column)) ?? held) !== held,
    type: (typed: readonly SheetEdit[]): void =>
      setKept((now) => ({
        ...now,
        texts: new Map([
          ...now.texts,
          ...typed.map(({ row, column, text }): [string, string] => [keyOf(row, column), text]),
        ]),
      })),
    drop: (isSaved: (row: string, column: string) => boolean): void =>
      setKept((now) => ({
        ...now,
        texts: new Map(
          [...now.texts].filter(([key]) => {
            const [row = '', column = ''] = key.split(' ');
            return !isSaved(row, column);
          }),
        ),
      })),
  };
}
