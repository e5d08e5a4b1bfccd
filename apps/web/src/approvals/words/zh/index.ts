import { changes } from './changes.js';
import { code } from './code.js';
import { levels } from './levels.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { changes, levels }, code };
