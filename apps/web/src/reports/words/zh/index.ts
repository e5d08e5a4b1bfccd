import { savedReports } from './saved-reports.js';
import { composition } from './composition.js';
import { displays, displayState } from './displays.js';
import { outside, outsideField } from './outside.js';
import { spend } from './spend.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = {
  words: { displays, outside, savedReports, spend },
  code: { composition, displayState, outsideField },
};
