import { code } from './code.js';
import { disclosure } from './disclosure.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { disclosure }, code };
