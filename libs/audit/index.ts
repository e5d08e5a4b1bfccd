export { exportRecord } from './commands/export-record.js';
export { type AuditEvent, recordAuditEvent } from './commands/record-audit-event.js';
export { recordRefusedRequest } from './commands/record-refused-request.js';
export { sealRecords } from './commands/seal-records.js';
export { newestSeal, type NewestSeal } from './queries/newest-seal.js';
export { listAuditEvents, type RecordedAuditEvent } from './queries/list-audit-events.js';
export { type RecordLag, recordLag } from './queries/record-lag.js';
export {
  type NotedSeal,
  type RecordFlaw,
  type RecordVerdict,
  verifyRecord,
} from './queries/verify-record.js';
export { RECORD_FLAW_KINDS, type RecordFlawKind } from './rules/compare-batch.js';
export type { AuditEventFilters } from './store/audit-events-wanted.js';
