import { headingOf } from '../rules/import-words.js';
import { IMPORT_COLUMNS, type SheetFormat } from '../rules/sheet.js';
import { writeSheet, type WrittenSheet } from './write-sheet.js';

/** Creates an empty import file with the headings of all supported columns. */
export const importTemplate = (format: SheetFormat): Promise<WrittenSheet> =>
  writeSheet(format, '资金历史', [IMPORT_COLUMNS.map(headingOf)]);
