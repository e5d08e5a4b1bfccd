import type { zh } from '../zh/index.js';
import { board } from './board.js';
import { code } from './code.js';
import { imports } from './imports.js';
import { monthly } from './monthly.js';
import { workbook } from './workbook.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { board, imports, monthly, workbook }, code };
