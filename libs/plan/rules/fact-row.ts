import { AMOUNT_FEN_MAX, type Fen, isMoneyUnit, parseMoney } from '#values';
import { isDecimal } from './decimal.js';
import type { PlanFileProblem } from './plan-file-refused.js';

const WHOLE = /^[1-9]\d{0,3}$/;

/**
 * One row of a plan file. Each method reads the cell under a header name. A cell with an invalid
 * value is reported together with its line number and read as a substitute (null, 0 or ''), so that
 * the other cells of the row are still checked.
 */
export class FactRow {
  #sound = true;

  constructor(
    readonly file: string,
    readonly line: number,
    private readonly cells: ReadonlyMap<string, string>,
    private readonly problems: PlanFileProblem[],
  ) {}

  /** Whether no cell of this row has been rejected so far. */
  get sound(): boolean {
    return this.#sound;
  }

  refuse(column: string, message: string, accepted?: string): null {
    this.#sound = false;
    this.problems.push({
      file: this.file,
      line: this.line,
      column,
      message,
      ...(accepted ? { accepted } : {}),
    });
    return null;
  }

  /** Returns the text of the cell in a column, or null when the cell is empty. */
  optional(column: string): string | null {
    return this.cells.get(column) || null;
  }

  /**
   * Returns the text of the cell in a column. An empty cell is reported as missing and read as ''.
   */
  text(column: string): string {
    return this.optional(column) ?? this.refuse(column, 'is missing') ?? '';
  }

  /**
   * Reads a whole number from 1 to 9999. Returns 0 when the cell is empty or invalid, which is
   * reported.
   */
  whole(column: string): number {
    const text = this.text(column);
    if (!text || WHOLE.test(text)) return Number(text);
    return this.refuse(column, `“${text}” is not a number`, '1 to 9999') ?? 0;
  }

  /**
   * Reads a decimal number as text, so that no digit is lost. Returns null when the cell is empty,
   * or invalid, which is reported.
   */
  decimal(column: string): string | null {
    const text = this.optional(column);
    if (text === null || isDecimal(text)) return text;
    return this.refuse(column, `“${text}” is not a number`, 'plain decimals such as 0.6');
  }

  /**
   * Reads a cell that may contain only one of `words`. Returns null when the cell is empty, or has
   * another text, which is reported.
   */
  wordIfAny<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const text = this.optional(column);
    const word = words.find((each) => each === text) ?? null;
    return text === null || word
      ? word
      : this.refuse(column, `“${text}” is no known word`, words.join(', '));
  }

  /**
   * Reads a cell that must contain one of `words`. An empty cell or another text is reported and
   * read as the first word, and `sound` becomes false.
   */
  word<Word extends string>(column: string, words: readonly [Word, ...Word[]]): Word {
    if (this.optional(column) === null) this.refuse(column, 'is missing', words.join(', '));
    return this.wordIfAny(column, words) ?? words[0];
  }

  /**
   * Reads an amount from two cells, the number and its unit, and converts it to fen (1/100 元).
   * Returns null for an empty amount, which means that the amount is unknown, and for an invalid
   * one, which is reported.
   */
  money(amountColumn: string, unitColumn: string): Fen | null {
    const amount = this.decimal(amountColumn);
    const unit = this.optional(unitColumn);
    if (this.optional(amountColumn) === null && unit)
      return this.refuse(unitColumn, 'there is a unit but no amount');
    if (amount === null) return null;
    if (unit === null) return this.refuse(unitColumn, `is missing for ${amount}`, '亿元, 万元, 元');
    if (!isMoneyUnit(unit))
      return this.refuse(unitColumn, `“${unit}” is no unit of money`, '亿元, 万元, 元');
    return this.#fen(amountColumn, amount, unit);
  }

  #fen(column: string, amount: string, unit: Parameters<typeof parseMoney>[1]): Fen | null {
    try {
      const fen = parseMoney(amount, unit);
      if (fen > 0n && fen <= AMOUNT_FEN_MAX) return fen;
    } catch {
      return this.refuse(column, `“${amount} ${unit}” is finer than one fen`);
    }
    return this.refuse(
      column,
      `“${amount} ${unit}” is no amount`,
      'more than 0 and at most 10¹⁵ fen; leave it empty when unknown',
    );
  }
}
