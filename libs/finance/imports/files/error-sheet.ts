import { type Cell, IMPORT_ROWS_MAX, SHEET_FORMATS, SHEET_LANGUAGES, type SheetFormat, type SheetLanguage, type SheetRow } from '../rules/sheet.js';
import { openSheet, type SheetWriter } from './write-sheet.js';

/** What is wrong in a file, in words: by row, and with the file as a whole. `heading` stands above the column that says so. */
export interface SaidProblems { heading: string; rows: readonly (readonly [row: number, text: string])[]; file: readonly string[] }

/** An error sheet as a file. */
export interface ErrorSheet { format: SheetFormat; language: SheetLanguage; bytes: Uint8Array }

/**
 * Writes the rows of a file as they came, with one more column that says what is wrong in each; what is wrong with the whole
 * stands below them. One sheet for each format and language, all in one pass.
 */
export async function errorSheets(rows: AsyncIterable<SheetRow>, said: Readonly<Record<SheetLanguage, SaidProblems>>): Promise<ErrorSheet[]> {
  const sheets = SHEET_LANGUAGES.flatMap((language) => SHEET_FORMATS.map((format) => new OneSheet(format, language, said[language])));
  let last = 0;
  for await (const row of rows) {
    if (last >= IMPORT_ROWS_MAX + 1) break;
    // A workbook leaves empty rows out; here each row keeps its number.
    for (; last < Math.min(row.row - 1, IMPORT_ROWS_MAX); last += 1) for (const sheet of sheets) sheet.add({ row: last + 1, cells: [] });
    for (const sheet of sheets) sheet.add(row);
    last = row.row;
  }
  return Promise.all(sheets.map((sheet) => sheet.finish()));
}

class OneSheet {
  private readonly writer: SheetWriter;
  private readonly said: ReadonlyMap<number, string>;
  private headed = false;
  private width = 0;

  constructor(
    private readonly format: SheetFormat,
    private readonly language: SheetLanguage,
    private readonly problems: SaidProblems,
  ) {
    this.writer = openSheet(format, problems.heading);
    this.said = new Map(problems.rows);
  }

  add({ row, cells }: SheetRow): void {
    const texts = [this.said.get(row) ?? []].flat();
    if (!this.headed && cells.length > 0) {
      this.headed = true;
      this.width = cells.length;
      texts.unshift(this.problems.heading);
    }
    this.writer.row(this.wide(cells, texts.join('\n')));
  }

  async finish(): Promise<ErrorSheet> {
    for (const text of this.problems.file) this.writer.row(this.wide([], text));
    return { format: this.format, language: this.language, bytes: await this.writer.finish() };
  }

  private wide(cells: readonly Cell[], last: string): Cell[] {
    return [...Array.from({ length: Math.max(this.width, cells.length) }, (_, index) => cells[index] ?? null), last];
  }
}
