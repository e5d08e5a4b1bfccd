import { code } from './code.js';
import { record } from './record.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { record }, code };
