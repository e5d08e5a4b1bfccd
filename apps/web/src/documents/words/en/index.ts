import type { zh } from '../zh/index.js';
import { documents } from './documents.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { documents }, code: {} };
