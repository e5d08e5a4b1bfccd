import { code } from './code.js';
import { completion } from './completion.js';
import { procedures } from './procedures.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { completion, procedures }, code };
