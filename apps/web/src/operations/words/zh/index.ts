import { alarms } from './alarms.js';
import { code } from './code.js';
import { status } from './status.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { alarms, status }, code };
