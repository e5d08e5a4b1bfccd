import { useState } from 'react';
import type { MoneyUnit } from '../money/money-unit.js';
import { parseAmount } from '../money/parse-amount.js';
import { typedAmount } from '../money/typed-amount.js';
import type { SheetEdit } from './sheet.js';

/**
 * Texts typed into an editable table that are not saved yet, by row and column, and the unit in
 * which amounts are typed.
 */
export interface SheetEdits {
  unit: MoneyUnit;
  texts: ReadonlyMap<string, string>;
}

const keyOf = (row: string, column: string): string => `${row} ${column}`;

/** Converts typed amounts to another unit of money. Texts that are not amounts stay unchanged. */
export function inUnit({ unit: from, texts }: SheetEdits, unit: MoneyUnit): SheetEdits {
  const turned = [...texts].map(([key, text]): [string, string] => {
    const read = parseAmount(text, from, { zero: true });
    return [key, 'fen' in read ? typedAmount(read.fen.toString(), unit) : text];
  });
  return { unit, texts: new Map(turned) };
}

/**
 * Manages the unsaved edits of an editable table. Typed amounts are converted when the user selects
 * another unit of money.
 */
export function useSheetEdits(unit: MoneyUnit) {
  const [kept, setKept] = useState<SheetEdits>({ unit, texts: new Map() });
  const edits = kept.unit === unit ? kept : inUnit(kept, unit);
  if (edits !== kept) setKept(edits);
  return {
    /**
     * Returns the typed text of a cell, or the stored text `held` if the user has not edited it.
     */
    text: (row: string, column: string, held: string): string =>
      edits.texts.get(keyOf(row, column)) ?? held,
    /** Checks whether the typed text of a cell differs from the stored text `held`. */
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
