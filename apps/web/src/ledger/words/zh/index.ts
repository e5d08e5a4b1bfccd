import { approvals } from './approvals.js';
import { code } from './code.js';
import { ledger } from './ledger.js';
import { verification } from './verification.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { approvals, ledger, verification }, code };
