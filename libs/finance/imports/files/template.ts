import { headingOf } from '../rules/import-words.js';
import { IMPORT_COLUMNS, type SheetFormat } from '../rules/sheet.js';
import { writeSheet, type WrittenSheet } from './write-sheet.js';

/** An empty file with the supported headings. */
export const importTemplate = (format: SheetFormat): Promise<WrittenSheet> =>
  writeSheet(format, '资金历史', [IMPORT_COLUMNS.map(headingOf)]);
