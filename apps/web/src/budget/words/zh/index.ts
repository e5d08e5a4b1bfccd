import { budget } from './budget.js';
import { code } from './code.js';
import { family } from './family.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { budget, family }, code };
