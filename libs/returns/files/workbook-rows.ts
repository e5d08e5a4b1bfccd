import { serialToDate } from 'hucre';
import { UnreadableFile } from '../rules/import-problem.js';
import type { Learn } from '../rules/read-month.js';
import { type Cell, columnLetters, type SheetRow } from '../rules/sheet.js';
import {
  IMPORT_CELLS_MAX,
  IMPORT_ROWS_MAX,
  ROW_CHARACTERS_MAX,
  SHEET_CELLS_MAX,
  SHEET_ROWS_MAX,
} from '../rules/import-limits.js';
import { Archive } from './archive.js';
import { type MarkupReader, scanMarkup } from './scan-markup.js';
import {
  TextGatherer,
  withoutEscapes,
  workbookParts,
  type WorkbookParts,
} from './workbook-parts.js';

/**
 * Yields the rows of a workbook sheet in order; empty rows are left out.
 * @throws UnreadableFile
 */
export async function* workbookRows(
  bytes: Buffer,
  sheet: string | null,
  learn: Learn,
): AsyncGenerator<SheetRow> {
  const archive = await Archive.open(bytes);
  const parts = await workbookParts(archive, sheet);
  await learn({ from1904: parts.from1904 });
  for await (const reader of scanMarkup(archive.textOf(parts.sheet), new RowReader(parts)))
    yield* reader.taken();
}

/**
 * Collects the rows of a workbook sheet. Empty cells take no memory, even when they are formatted.
 */
class RowReader implements MarkupReader {
  private ready: SheetRow[] = [];
  private row = 0;
  private column = 0;
  private cells: Cell[] = [];
  private characters = 0;
  private kind = '';
  private style = -1;
  private inCell = false;
  private inValue = false;
  /** Whether the cell has a formula, and whether it has a value, which may be empty. */
  private formula = false;
  private valued = false;
  private value = '';
  private readonly inline = new TextGatherer();

  constructor(private readonly parts: WorkbookParts) {}

  taken(): SheetRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === 'row') this.beginRow(attributes['r']);
    else if (tag === 'c') this.beginCell(attributes);
    else if (this.inCell && tag === 'v') this.inValue = this.valued = true;
    else if (this.inCell && tag === 'f') this.formula = true;
    else if (this.inCell) this.inline.open(tag);
  }

  text(text: string): void {
    if (!this.inCell) return;
    if (this.inValue) this.value += text;
    else if (!this.inline.take(text)) return;
    this.characters += text.length;
    if (this.characters > ROW_CHARACTERS_MAX) this.refuseLength();
  }

  close(tag: string): void {
    if (tag === 'v') this.inValue = false;
    else if (tag === 'c') this.endCell();
    else if (tag === 'row') this.endRow();
    else if (this.inCell) this.inline.close(tag);
  }

  private beginRow(given: string | undefined): void {
    const row = given === undefined ? this.row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= this.row)
      throw new UnreadableFile('FILE_UNREADABLE', { reason: `xlsx: row ${this.row + 1}` });
    if (row > SHEET_ROWS_MAX) throw new UnreadableFile('ROWS_TOO_MANY', { limit: IMPORT_ROWS_MAX });
    this.row = row;
    this.column = 0;
    this.cells = [];
    this.characters = 0;
  }

  private beginCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    if (this.column > SHEET_CELLS_MAX)
      throw new UnreadableFile('CELLS_TOO_MANY', { limit: IMPORT_CELLS_MAX });
    this.kind = t ?? 'n';
    this.style = s === undefined ? -1 : Number(s);
    this.value = '';
    this.formula = false;
    this.valued = false;
    this.inCell = true;
  }

  private endCell(): void {
    const cell = this.cellNow();
    this.inCell = false;
    if (this.formula && !this.valued) {
      const name = `${columnLetters(this.column - 1)}${this.row}`;
      throw new UnreadableFile('FORMULA_WITHOUT_VALUE', {}, { row: this.row, cell: name });
    }
    if (cell === null || cell === '') return;
    if (this.column > IMPORT_CELLS_MAX)
      throw new UnreadableFile('CELLS_TOO_MANY', { limit: IMPORT_CELLS_MAX });
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column - 1] = cell;
  }

  private endRow(): void {
    if (this.cells.length > 0) this.ready.push({ row: this.row, cells: this.cells });
    this.cells = [];
  }

  private cellNow(): Cell {
    const inline = this.inline.taken();
    switch (this.kind) {
      case 's':
        return this.shared();
      case 'inlineStr':
        return inline;
      case 'str':
        return withoutEscapes(this.value);
      case 'b':
        return this.value === '' ? null : this.value === '1' || this.value.toLowerCase() === 'true';
      case 'e':
        return this.value;
      case 'd':
        return Number.isNaN(Date.parse(this.value))
          ? this.value
          : new Date(
              this.value.length > 10 && !/Z|[+-]\d\d:\d\d$/.test(this.value)
                ? `${this.value}Z`
                : this.value,
            );
      default:
        return this.number();
    }
  }

  private shared(): string | null {
    const text = /^\d{1,7}$/.test(this.value)
      ? (this.parts.texts[Number(this.value)] ?? null)
      : null;
    this.characters += text?.length ?? 0;
    if (this.characters > ROW_CHARACTERS_MAX) this.refuseLength();
    return text;
  }

  private number(): Cell {
    if (this.value === '') return null;
    const number = Number(this.value);
    if (Number.isNaN(number)) return this.value;
    return this.parts.dateStyles[this.style] ? serialToDate(number, this.parts.from1904) : number;
  }

  private refuseLength(): never {
    throw new UnreadableFile('ROW_TOO_LONG', { at: this.row, limit: ROW_CHARACTERS_MAX });
  }
}

/** Returns the column number of a cell reference such as `AB12`; column `A` is 1. */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length && at < 4; at += 1) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column === 0)
    throw new UnreadableFile('FILE_UNREADABLE', { reason: `xlsx: ${name.slice(0, 20)}` });
  return column;
}
