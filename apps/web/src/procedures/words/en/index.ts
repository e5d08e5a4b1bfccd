import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { completion } from './completion.js';
import { procedures } from './procedures.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { completion, procedures }, code };
