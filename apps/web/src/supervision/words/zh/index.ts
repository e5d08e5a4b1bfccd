import { code } from './code.js';
import { findings } from './findings.js';
import { supervision } from './supervision.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { findings, supervision }, code };
