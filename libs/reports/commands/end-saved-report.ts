import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, stampInstant } from '#platform/database';
import { findSavedReport } from '../queries/saved-reports.js';
import { SavedReportRow } from '../store/saved-report-row.js';

/**
 * Ends a saved report, so that it is no longer listed. Its row is kept.
 * @throws Problem FORBIDDEN.
 * @throws Problem NOT_FOUND when the report belongs to another person or has already ended.
 */
export function endSavedReport(database: Database, actor: Actor, id: string): Promise<void> {
  allow(actor, 'report.spend');
  return database.write(actor.scope, async (tx) => {
    const { name, sha256 } = await findSavedReport(tx, id);
    await tx.update(SavedReportRow, { id }, { endedAt: await stampInstant(tx) });
    await recordAuditEvent(tx, actor.scope, {
      action: 'report.end',
      subjectType: 'saved-report',
      subjectId: id,
      oldValue: { name, sha256 },
    });
  });
}
