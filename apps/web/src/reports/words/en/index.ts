import type { zh } from '../zh/index.js';
import { savedReports } from './saved-reports.js';
import { composition } from './composition.js';
import { displays, displayState } from './displays.js';
import { outside, outsideField } from './outside.js';
import { spend } from './spend.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = {
  words: { displays, outside, savedReports, spend },
  code: { composition, displayState, outsideField },
};
