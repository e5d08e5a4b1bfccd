export { postEntry } from './commands/post-entry.js';
export { reverseEntry } from './commands/reverse-entry.js';
export { entriesOf, type ListedEntry, withSurroundings } from './queries/entries.js';
export { type LedgerFlaw, type LedgerVerdict, verifyLedger } from './queries/verify-ledger.js';
export { FUNDING_SOURCES, type FundingSource, type Origin, SERIES, type Series } from './rules/entry.js';
export type { Posting } from './rules/judge-posting.js';
export { ledgerEntities, LedgerEntryRow, LedgerHeadRow } from './store/entry-row.js';
