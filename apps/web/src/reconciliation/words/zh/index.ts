import { code } from './code.js';
import { reconciliation } from './reconciliation.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { reconciliation }, code };
