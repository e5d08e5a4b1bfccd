import type { zh } from '../zh/index.js';
import { budget } from './budget.js';
import { code } from './code.js';
import { family } from './family.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { budget, family }, code };
