export { exportRecord } from './commands/export-record.js';
export { recordListExport } from './commands/record-list-export.js';
export { type AuditEvent, recordAuditEvent } from './commands/record-audit-event.js';
export { recordRefusedRequest } from './commands/record-refused-request.js';
export { signAuditBatches } from './commands/sign-audit-batches.js';
export { firstAuditEventAt } from './queries/first-audit-event.js';
export { newestAuditBatch, type NewestAuditBatch } from './queries/newest-audit-batch.js';
export { listAuditEvents, type RecordedAuditEvent } from './queries/list-audit-events.js';
export { type RecordLag, recordLag } from './queries/record-lag.js';
export {
  type NotedAuditBatch,
  type RecordFlaw,
  type AuditLogVerification,
  verifyRecord,
} from './queries/verify-record.js';
export { RECORD_FLAW_KINDS, type RecordFlawKind } from './rules/compare-batch.js';
export type { AuditEventFilters } from './store/audit-events-wanted.js';
export { auditEntities } from './store/audit-entities.js';
export { auditDomain } from './audit.declaration.js';
export { AUDIT_EVENTS_SQL } from './store/exported-sql.js';
