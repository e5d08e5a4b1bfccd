import type { zh } from '../zh/index.js';
import { changes } from './changes.js';
import { code } from './code.js';
import { levels } from './levels.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { changes, levels }, code };
