import { savedReports } from './saved-reports.js';
import { composition } from './composition.js';
import { spend } from './spend.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { savedReports, spend }, code: { composition } };
