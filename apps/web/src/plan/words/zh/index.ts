import { code } from './code.js';
import { indicators, plan, readings } from './plan.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { indicators, plan, readings }, code };
