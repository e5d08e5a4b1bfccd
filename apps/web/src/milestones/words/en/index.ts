import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { milestones } from './milestones.js';
import { moveLimits } from './move-limits.js';
import { planDates } from './plan-dates.js';
import { schedule } from './schedule.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { milestones, moveLimits, planDates, schedule }, code };
