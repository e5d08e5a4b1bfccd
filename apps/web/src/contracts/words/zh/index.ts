import { code } from './code.js';
import { contracts } from './contracts.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { contracts }, code };
