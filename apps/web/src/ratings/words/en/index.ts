import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { ratings } from './ratings.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { ratings }, code };
