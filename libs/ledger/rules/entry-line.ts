import { hash } from 'node:crypto';
import type { EntryHashes } from './entry-hash-chain.js';
import { at, ENTRY_COLUMNS, SEALED_COLUMNS, valueOf } from './ledger-line.js';

const TAB = 0x09;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const DIGIT = 0x30;
const COLON = 0x3a;
const LETTER_N = 0x4e;
const BACKSLASH = 0x5c;
const PLUS = 0x2b;
const POINT = 0x2e;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;
/**
 * Numbers of bytes of the parts of an instant as PostgreSQL writes it, such as `2026-03-31
 * 01:02:03.456+00`: the date, the date and the time up to the second, and the time zone.
 */
const DAY_BYTES = 10;
const SECOND_BYTES = 19;
const UTC_BYTES = 3;
/** Largest number of bytes that the length prefix and the separators add to a value. */
const MARKS_BYTES = 16;

/**
 * Parses the line of an entry without copying it from the block of bytes it lies in. The object is
 * reused for every line, so that few values of millions of entries are converted to strings. A
 * backslash begins an escape or a null; only columns that can contain one are searched for it.
 */
export class EntryLine {
  private bytes: Buffer = Buffer.alloc(0);
  /**
   * Offset of the start of each column in `bytes`. The last element is the offset of the end of the
   * line, plus one.
   */
  private readonly begins = new Int32Array(ENTRY_COLUMNS.length + 1);
  private text = Buffer.allocUnsafe(8192);
  private length = 0;

  /**
   * Finds the columns of a line between two offsets of a block.
   * @throws RangeError when the line does not have the columns of an entry.
   */
  read(bytes: Buffer, from: number, to: number): this {
    const { begins } = this;
    this.bytes = bytes;
    begins[0] = from;
    for (let column = 1, begin = from; column < ENTRY_COLUMNS.length; column += 1) {
      const tab = bytes.indexOf(TAB, begin);
      if (tab === -1 || tab >= to) throw new RangeError('not the line of an entry');
      begins[column] = begin = tab + 1;
    }
    const further = bytes.indexOf(TAB, begins[ENTRY_COLUMNS.length - 1]);
    if (further !== -1 && further < to) throw new RangeError('not the line of an entry');
    begins[ENTRY_COLUMNS.length] = to + 1;
    return this;
  }

  /** Returns the value of a column, with escapes decoded. */
  value(column: number): string | null {
    return valueOf(this.bytes.toString('utf8', this.from(column), this.to(column)));
  }

  /**
   * Returns the raw text of a column, or of the columns up to `last` with the tabs between them.
   * Must be used only for columns that are never null and contain only ASCII in a line that was not
   * tampered with.
   */
  plain(column: number, last = column): string {
    return this.bytes.toString('latin1', this.from(column), this.to(last));
  }

  /** Tells whether a column contains exactly the given ASCII text. */
  is(column: number, text: string): boolean {
    return this.to(column) - this.from(column) === text.length && this.plain(column) === text;
  }

  /**
   * Tells whether the columns from `first` to `last`, with the tabs between them, are exactly the
   * first `length` bytes of `expected`.
   */
  holds(first: number, last: number, expected: Buffer, length = expected.length): boolean {
    const [from, to] = [this.from(first), this.to(last)];
    return to - from === length && this.bytes.compare(expected, 0, length, from, to) === 0;
  }

  /**
   * Returns the whole number in a column; NaN when the column is no whole number, or the number is
   * too large to be exact in JavaScript.
   */
  whole(column: number): number {
    const [from, to] = [this.from(column), this.to(column)];
    const negative = this.bytes[from] === HYPHEN;
    let number = 0;
    for (let place = negative ? from + 1 : from; place < to; place += 1) {
      const digit = (this.bytes[place] as number) - DIGIT;
      if (digit < 0 || digit > 9) return NaN;
      number = number * 10 + digit;
    }
    return number > Number.MAX_SAFE_INTEGER || to === from ? NaN : negative ? -number : number;
  }

  /** Tells whether a column is null. */
  isNull(column: number): boolean {
    const from = this.from(column);
    return (
      this.to(column) - from === 2 &&
      this.bytes[from] === BACKSLASH &&
      this.bytes[from + 1] === LETTER_N
    );
  }

  /**
   * Calculates the SHA-256 and SM3 hashes of the entry, from the same text as `hashesOf` in
   * `entry-hash-chain.ts`. Returns null for an unknown version of the entry format.
   */
  hashes(): EntryHashes | null {
    const version = this.whole(at.canonicalVersion);
    if (version !== 1 && version !== 2) return null;
    this.compose(SEALED_COLUMNS[version], version);
    const text = this.text.subarray(0, this.length);
    return { hash: hash('sha256', text), sm3: version === 1 ? null : hash('sm3', text) };
  }

  private from = (column: number): number => this.begins[column] as number;
  private to = (column: number): number => (this.begins[column + 1] as number) - 1;

  /**
   * Builds the text of the given columns from which the hashes are calculated: each value as
   * `length:value,` and null as `-,`. Written as one loop for speed, because it runs for millions
   * of entries.
   */
  private compose(columns: readonly number[], version: 1 | 2): void {
    this.makeRoom();
    const { bytes, begins, text } = this;
    let length = 0;
    for (const column of columns) {
      const from = begins[column] as number;
      const to = (begins[column + 1] as number) - 1;
      let place = from;
      if (to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === LETTER_N) {
        text[length++] = HYPHEN;
        text[length++] = COMMA;
        continue;
      }
      if (column !== at.recordedAt) {
        const begun = length;
        length = this.numberAt(length, to - from);
        text[length++] = COLON;
        while (place < to && bytes[place] !== BACKSLASH) text[length++] = bytes[place++] as number;
        if (place === to) {
          text[length++] = COMMA;
          continue;
        }
        length = begun;
      }
      this.length = length;
      if (column === at.recordedAt) this.appendInstant(column, version);
      else this.append(column);
      length = this.length;
    }
    this.length = length;
  }

  /** Appends any value of a column, also one with escapes or null. */
  private append(column: number): void {
    const value = this.value(column);
    if (value === null) this.appendNull();
    else this.appendText(value);
  }

  /**
   * Appends an instant, converted from PostgreSQL's `2026-03-31 01:02:03.456+00` to the canonical
   * form with T, six decimals and Z. Version 1 of the entry format had three decimals; a more
   * precise instant was tampered with and keeps all its decimals, so that the hash differs.
   * Anything else is appended unchanged.
   */
  private appendInstant(column: number, version: 1 | 2): void {
    const { bytes } = this;
    const [from, to] = [this.from(column), this.to(column) - UTC_BYTES];
    const decimals = Math.max(0, to - from - SECOND_BYTES - 1);
    if (
      to < from + SECOND_BYTES ||
      decimals > 6 ||
      bytes[to] !== PLUS ||
      bytes[to + 1] !== DIGIT ||
      bytes[to + 2] !== DIGIT
    ) {
      this.append(column);
      return;
    }
    const digit = (place: number): number =>
      place < decimals ? (bytes[from + SECOND_BYTES + 1 + place] as number) : DIGIT;
    const wanted =
      version === 1 && digit(3) === DIGIT && digit(4) === DIGIT && digit(5) === DIGIT ? 3 : 6;
    this.appendNumber(SECOND_BYTES + 1 + wanted + 1);
    const { text } = this;
    let { length } = this;
    text[length++] = COLON;
    for (let place = 0; place < SECOND_BYTES; place += 1)
      text[length++] = place === DAY_BYTES ? LETTER_T : (bytes[from + place] as number);
    text[length++] = POINT;
    for (let place = 0; place < wanted; place += 1) text[length++] = digit(place);
    text[length++] = LETTER_Z;
    text[length++] = COMMA;
    this.length = length;
  }

  private appendNull(): void {
    this.text[this.length] = HYPHEN;
    this.text[this.length + 1] = COMMA;
    this.length += 2;
  }

  private appendText(text: string): void {
    const bytes = Buffer.from(text);
    this.appendNumber(bytes.length);
    this.text[this.length] = COLON;
    bytes.copy(this.text, this.length + 1);
    this.length += bytes.length + 2;
    this.text[this.length - 1] = COMMA;
  }

  private appendNumber(number: number): void {
    this.length = this.numberAt(this.length, number);
  }

  /**
   * Writes the digits of a number at an offset.
   * @returns the offset after the last digit.
   */
  private numberAt(place: number, number: number): number {
    const last = number > 9 ? this.numberAt(place, Math.floor(number / 10)) : place;
    this.text[last] = DIGIT + (number % 10);
    return last + 1;
  }

  /**
   * Begins an empty text in the buffer, after making the buffer large enough for the longest
   * possible text of the line.
   */
  private makeRoom(): void {
    const most =
      (this.begins[ENTRY_COLUMNS.length] as number) -
      this.from(0) +
      ENTRY_COLUMNS.length * MARKS_BYTES;
    if (most > this.text.length) this.text = Buffer.allocUnsafe(2 * most);
    this.length = 0;
  }
}
