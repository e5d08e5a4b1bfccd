import type { zh } from '../zh/index.js';
import { approvals } from './approvals.js';
import { code } from './code.js';
import { ledger } from './ledger.js';
import { verification } from './verification.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { approvals, ledger, verification }, code };
