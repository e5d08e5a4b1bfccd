import { documents } from './documents.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { documents }, code: {} };
