import {
  type Cell,
  IMPORT_ROWS_MAX,
  SHEET_FORMATS,
  SHEET_LANGUAGES,
  type SheetFormat,
  type SheetLanguage,
  type SheetRow,
} from '../rules/sheet.js';
import { openSheet, type SheetWriter } from './write-sheet.js';

/** What is wrong in a file, in words: by row, and with the file as a whole; and what heads the column that says so. */
export interface SaidProblems {
  headings: Readonly<Record<SheetFormat, string>>;
  rows: readonly (readonly [row: number, text: string])[];
  file: readonly string[];
}

/** An error sheet as a file. */
export interface ErrorSheet {
  format: SheetFormat;
  language: SheetLanguage;
  bytes: Uint8Array;
}

/**
 * Writes the rows of a file as they came, with one more column that says what is wrong in each; what is wrong with the whole
 * stands below them. One sheet for each format and language. The rows are gone through twice: the new column stands to the right
 * of whatever the widest of them holds.
 */
export async function errorSheets(
  rows: () => AsyncIterable<SheetRow>,
  said: Readonly<Record<SheetLanguage, SaidProblems>>,
): Promise<ErrorSheet[]> {
  let width = 0;
  for await (const { cells } of rows()) width = Math.max(width, cells.length);
  const sheets = SHEET_LANGUAGES.flatMap((language) =>
    SHEET_FORMATS.map((format) => new OneSheet({ format, language, width }, said[language])),
  );
  let last = 0;
  for await (const row of rows()) {
    if (last >= IMPORT_ROWS_MAX + 1) break;
    // A workbook leaves empty rows out; here each row keeps its number.
    for (; last < Math.min(row.row - 1, IMPORT_ROWS_MAX); last += 1)
      for (const sheet of sheets) sheet.add({ row: last + 1, cells: [] });
    for (const sheet of sheets) sheet.add(row);
    last = row.row;
  }
  return Promise.all(sheets.map((sheet) => sheet.finish()));
}

/** Name of the sheet in a workbook. */
export const SHEET_NAMES: Readonly<Record<SheetLanguage, string>> = { zh: '问题', en: 'Problems' };

/** Which of the sheets it is, and how many columns the file's own rows take. */
interface SheetOf {
  format: SheetFormat;
  language: SheetLanguage;
  width: number;
}

class OneSheet {
  private readonly writer: SheetWriter;
  private readonly said: Map<number, string>;
  private headed = false;

  constructor(
    private readonly of: SheetOf,
    private readonly problems: SaidProblems,
  ) {
    this.writer = openSheet(of.format, SHEET_NAMES[of.language]);
    this.said = new Map(problems.rows);
  }

  add({ row, cells }: SheetRow): void {
    const texts = [this.said.get(row) ?? []].flat();
    this.said.delete(row);
    if (!this.headed && cells.length > 0) {
      this.headed = true;
      texts.unshift(this.problems.headings[this.of.format]);
    }
    this.writer.row(this.wide(cells, texts.join('\n')));
  }

  /** What is wrong in rows that could not be read, and with the whole, stands below what could. */
  async finish(): Promise<ErrorSheet> {
    for (const text of [...this.said.values(), ...this.problems.file])
      this.writer.row(this.wide([], text));
    return {
      format: this.of.format,
      language: this.of.language,
      bytes: await this.writer.finish(),
    };
  }

  private wide(cells: readonly Cell[], last: string): Cell[] {
    return [...Array.from({ length: this.of.width }, (_, index) => cells[index] ?? null), last];
  }
}
