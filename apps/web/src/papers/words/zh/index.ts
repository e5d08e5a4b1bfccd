import { papers } from './papers.js';

/** Chinese texts of these pages. */
export const zh = { words: { papers }, code: {} };
