import { code } from './code.js';
import { layers } from './layers.js';
import { portfolio } from './portfolio.js';
import { workbench } from './workbench.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { layers, portfolio, workbench }, code };
