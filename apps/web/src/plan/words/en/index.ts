import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { indicators, plan, readings } from './plan.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { indicators, plan, readings }, code };
