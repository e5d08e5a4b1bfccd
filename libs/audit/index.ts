export { exportRecord } from './commands/export-record.js';
export { type Deed, recordDeed } from './commands/record-deed.js';
export { recordRefusedRequest } from './commands/record-refused-request.js';
export { sealRecords } from './commands/seal-records.js';
export { newestSeal, type NewestSeal } from './queries/newest-seal.js';
export { listDeeds, type RecordedDeed } from './queries/list-deeds.js';
export { type RecordLag, recordLag } from './queries/record-lag.js';
export {
  type NotedSeal,
  type RecordFlaw,
  type RecordVerdict,
  verifyRecord,
} from './queries/verify-record.js';
export { RECORD_FLAW_KINDS, type RecordFlawKind } from './rules/compare-batch.js';
export type { DeedFilters } from './store/deeds-wanted.js';
