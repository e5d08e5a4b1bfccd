import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { layers } from './layers.js';
import { portfolio } from './portfolio.js';
import { workbench } from './workbench.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { layers, portfolio, workbench }, code };
