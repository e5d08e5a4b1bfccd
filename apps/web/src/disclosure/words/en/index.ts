import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { disclosure } from './disclosure.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { disclosure }, code };
