import type { zh } from '../zh/index.js';
import { papers } from './papers.js';

/** English texts of these pages. */
export const en: typeof zh = { words: { papers }, code: {} };
