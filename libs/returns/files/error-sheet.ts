import {
  type Cell,
  SHEET_FORMATS,
  SHEET_LANGUAGES,
  type SheetFormat,
  type SheetLanguage,
  type SheetRow,
} from '../rules/sheet.js';
import { IMPORT_ROWS_MAX } from '../rules/import-limits.js';
import { openSheet, type SheetWriter } from './write-sheet.js';

/**
 * Texts of the error sheet: a message for each faulty row, messages about the whole file, and, for
 * CSV and XLSX each, the heading of the column that is added for the messages.
 */
export interface SaidProblems {
  headings: Readonly<Record<SheetFormat, string>>;
  rows: readonly (readonly [row: number, text: string])[];
  file: readonly string[];
}

/** A finished error sheet: a copy of an uploaded file with a column of problems added. */
export interface ErrorSheet {
  format: SheetFormat;
  language: SheetLanguage;
  bytes: Uint8Array;
}

/**
 * Copies the rows of a file into error sheets, one for each format and language, and adds a column
 * with the problems of each row; problems of the file as a whole follow below the rows. The rows
 * are read twice, because the new column must be to the right of the widest row.
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
    // A workbook omits empty rows; empty rows are added here so that each row keeps its number.
    for (; last < Math.min(row.row - 1, IMPORT_ROWS_MAX); last += 1)
      for (const sheet of sheets) sheet.add({ row: last + 1, cells: [] });
    for (const sheet of sheets) sheet.add(row);
    last = row.row;
  }
  return Promise.all(sheets.map((sheet) => sheet.finish()));
}

/** Name of the sheet in an error workbook. */
export const SHEET_NAMES: Readonly<Record<SheetLanguage, string>> = { zh: '问题', en: 'Problems' };

/**
 * Format and language of an error sheet, and the number of columns used by the rows of the uploaded
 * file.
 */
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

  /**
   * Appends, below the copied rows, the problems of rows that could not be read and the problems of
   * the file as a whole.
   */
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
