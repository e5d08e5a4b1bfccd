import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { findings } from './findings.js';
import { supervision } from './supervision.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { findings, supervision }, code };
