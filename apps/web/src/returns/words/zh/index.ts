import { board } from './board.js';
import { code } from './code.js';
import { imports } from './imports.js';
import { monthly } from './monthly.js';
import { workbook } from './workbook.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { board, imports, monthly, workbook }, code };
