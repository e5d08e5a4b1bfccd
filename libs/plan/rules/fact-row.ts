import { AMOUNT_FEN_MAX, type Fen, isMoneyUnit, parseMoney } from '#values';
import { isDecimal } from './decimal.js';
import type { PlanFileProblem } from './plan-file-refused.js';

const WHOLE = /^[1-9]\d{0,3}$/;

/**
 * One row of a plan file. Each method reads a cell by its header name. A cell that cannot be read
 * is reported with its line and read as null, so that the rest of the row is still checked.
 */
export class FactRow {
  #sound = true;

  constructor(
    readonly file: string,
    readonly line: number,
    private readonly cells: ReadonlyMap<string, string>,
    private readonly problems: PlanFileProblem[],
  ) {}

  /** False once a cell of this row was rejected. */
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

  /** The cell, or null when it is empty. */
  optional(column: string): string | null {
    return this.cells.get(column) || null;
  }

  /** The cell; '' is reported as missing. */
  text(column: string): string {
    return this.optional(column) ?? this.refuse(column, 'is missing') ?? '';
  }

  /** A whole number 1–9999; 0 when the cell was rejected. */
  whole(column: string): number {
    const text = this.text(column);
    if (!text || WHOLE.test(text)) return Number(text);
    return this.refuse(column, `“${text}” is not a number`, '1 to 9999') ?? 0;
  }

  /** An exact decimal, kept as its text. */
  decimal(column: string): string | null {
    const text = this.optional(column);
    if (text === null || isDecimal(text)) return text;
    return this.refuse(column, `“${text}” is not a number`, 'plain decimals such as 0.6');
  }

  /** One of the listed words, or null when the cell is empty. */
  wordIfAny<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const text = this.optional(column);
    const word = words.find((each) => each === text) ?? null;
    return text === null || word
      ? word
      : this.refuse(column, `“${text}” is no known word`, words.join(', '));
  }

  /**
   * One of the listed words; an empty cell is rejected. A rejected cell gives the first word and
   * makes the row unsound.
   */
  word<Word extends string>(column: string, words: readonly [Word, ...Word[]]): Word {
    if (this.optional(column) === null) this.refuse(column, 'is missing', words.join(', '));
    return this.wordIfAny(column, words) ?? words[0];
  }

  /** Money in fen from an amount and its unit; null when the amount is empty, which means unknown. */
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
