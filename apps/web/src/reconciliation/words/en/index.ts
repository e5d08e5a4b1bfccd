import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { reconciliation } from './reconciliation.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { reconciliation }, code };
