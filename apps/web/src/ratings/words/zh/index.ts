import { code } from './code.js';
import { ratings } from './ratings.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { ratings }, code };
