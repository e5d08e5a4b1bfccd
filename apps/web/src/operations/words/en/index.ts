import type { zh } from '../zh/index.js';
import { alarms } from './alarms.js';
import { code } from './code.js';
import { status } from './status.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { alarms, status }, code };
