import { savedReports } from './saved-reports.js';
import { composition } from './composition.js';
import { displays, displayState } from './displays.js';
import { spend } from './spend.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { displays, savedReports, spend }, code: { composition, displayState } };
