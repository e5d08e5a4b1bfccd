import { hash } from 'node:crypto';
import type { EntryHashes } from './chain.js';
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
/** Of `2026-03-31 01:02:03.456+00`: the day, up to the second, and the zone. */
const DAY_BYTES = 10;
const SECOND_BYTES = 19;
const UTC_BYTES = 3;
/** Most that a value's length and its marks add to it. */
const MARKS_BYTES = 16;

/**
 * One entry's line, read where it lies among the bytes of a block and used again for the next: of millions of entries
 * hardly a value is ever made into a string.
 */
export class EntryLine {
  private bytes: Buffer = Buffer.alloc(0);
  /** Where each column begins; the last number is one behind the line's end. */
  private readonly begins = new Int32Array(ENTRY_COLUMNS.length + 1);
  private readonly isEscaped = new Uint8Array(ENTRY_COLUMNS.length);
  private text = Buffer.allocUnsafe(8192);
  private length = 0;

  /** Reads a line. @throws RangeError when it has not the columns of an entry. */
  read(bytes: Buffer, from: number, to: number): this {
    this.bytes = bytes;
    this.isEscaped.fill(0);
    this.begins[0] = from;
    let column = 0;
    for (let place = from; place < to; place += 1) {
      const byte = bytes[place];
      if (byte === TAB) {
        column += 1;
        if (column === ENTRY_COLUMNS.length) break;
        this.begins[column] = place + 1;
      } else if (byte === BACKSLASH) {
        this.isEscaped[column] = 1;
      }
    }
    if (column !== ENTRY_COLUMNS.length - 1) throw new RangeError('not the line of an entry');
    this.begins[ENTRY_COLUMNS.length] = to + 1;
    return this;
  }

  /** The value of a column. */
  value(column: number): string | null {
    const [from, to] = [this.from(column), this.to(column)];
    return this.isEscaped[column] === 1 ? valueOf(this.bytes.toString('utf8', from, to)) : this.bytes.toString('utf8', from, to);
  }

  /** The text of a column that holds neither nulls nor anything but ASCII unless somebody tampered with it; of two neighbours the tab between them too. */
  plain(column: number, last = column): string {
    return this.bytes.toString('latin1', this.from(column), this.to(last));
  }

  /** Whether a column holds exactly this text of ASCII. */
  is(column: number, text: string): boolean {
    const from = this.from(column);
    if (this.to(column) - from !== text.length) return false;
    for (let place = 0; place < text.length; place += 1) if (this.bytes[from + place] !== text.charCodeAt(place)) return false;
    return true;
  }

  /** The whole number that a column holds; NaN when it holds none, or one that a JavaScript number could not hold exactly. */
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

  /** Whether a column is null. */
  isNull(column: number): boolean {
    const from = this.from(column);
    return this.isEscaped[column] === 1 && this.to(column) - from === 2 && this.bytes[from + 1] === LETTER_N;
  }

  /** The two hashes of what the line says, by the same texts as `hashesOf` in chain.ts; null for a version that nobody wrote. */
  hashes(): EntryHashes | null {
    const version = this.whole(at.canonicalVersion);
    if (version !== 1 && version !== 2) return null;
    this.length = 0;
    for (const column of SEALED_COLUMNS[version]) {
      if (column === at.recordedAt) this.appendInstant(column, version);
      else this.append(column);
    }
    const text = this.text.subarray(0, this.length);
    return { hash: hash('sha256', text), sm3: version === 1 ? null : hash('sm3', text) };
  }

  private from = (column: number): number => this.begins[column] as number;
  private to = (column: number): number => (this.begins[column + 1] as number) - 1;

  /** Adds a value as `bytes:value,` and null as `-,`. */
  private append(column: number): void {
    if (this.isEscaped[column] === 0) this.appendBytes(this.bytes, this.from(column), this.to(column));
    else if (this.isNull(column)) this.appendNull();
    else this.appendText(this.value(column) ?? '');
  }

  private appendText(text: string): void {
    const bytes = Buffer.from(text);
    this.appendBytes(bytes, 0, bytes.length);
  }

  /**
   * Adds the instant that PostgreSQL writes as `2026-03-31 01:02:03.456+00`, as an entry's text has it: with a T, six decimals and
   * a Z. Version 1 wrote three; an instant that is finer was not written by it and keeps all. Anything else stays as it is.
   */
  private appendInstant(column: number, version: 1 | 2): void {
    const { bytes } = this;
    const [from, to] = [this.from(column), this.to(column) - UTC_BYTES];
    const decimals = Math.max(0, to - from - SECOND_BYTES - 1);
    if (to < from + SECOND_BYTES || decimals > 6 || bytes[to] !== PLUS || bytes[to + 1] !== DIGIT || bytes[to + 2] !== DIGIT) {
      this.append(column);
      return;
    }
    const digit = (place: number): number => (place < decimals ? bytes[from + SECOND_BYTES + 1 + place] as number : DIGIT);
    const wanted = version === 1 && digit(3) === DIGIT && digit(4) === DIGIT && digit(5) === DIGIT ? 3 : 6;
    this.makeRoom(MARKS_BYTES + SECOND_BYTES + 8);
    this.appendNumber(SECOND_BYTES + 1 + wanted + 1);
    const { text } = this;
    let { length } = this;
    text[length++] = COLON;
    for (let place = 0; place < SECOND_BYTES; place += 1) text[length++] = place === DAY_BYTES ? LETTER_T : bytes[from + place] as number;
    text[length++] = POINT;
    for (let place = 0; place < wanted; place += 1) text[length++] = digit(place);
    text[length++] = LETTER_Z;
    text[length++] = COMMA;
    this.length = length;
  }

  private appendNull(): void {
    this.makeRoom(MARKS_BYTES);
    this.text[this.length] = HYPHEN;
    this.text[this.length + 1] = COMMA;
    this.length += 2;
  }

  private appendBytes(bytes: Buffer, from: number, to: number): void {
    this.makeRoom(to - from + MARKS_BYTES);
    this.appendNumber(to - from);
    const { text } = this;
    let { length } = this;
    text[length] = COLON;
    length += 1;
    for (let place = from; place < to; place += 1, length += 1) text[length] = bytes[place] as number;
    text[length] = COMMA;
    this.length = length + 1;
  }

  private appendNumber(number: number): void {
    let digits = 1;
    for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
    this.length += digits;
    let rest = number;
    for (let place = this.length - 1; digits > 0; place -= 1, digits -= 1) {
      this.text[place] = DIGIT + (rest % 10);
      rest = Math.floor(rest / 10);
    }
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.text.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + bytes));
    this.text.copy(larger, 0, 0, this.length);
    this.text = larger;
  }
}
