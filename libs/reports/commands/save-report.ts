import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { findProject } from '#projects';
import { spendReport } from '../queries/spend.js';
import { rendererIn, rowsHashIn } from '../rules/spend-manifest.js';
import type { SpendQuestion } from '../rules/spend-question.js';
import { SavedReportRow } from '../store/saved-report-row.js';

interface SaveReportInput {
  name: string;
  question: SpendQuestion;
  request: RepeatableRequest | null;
}

/**
 * Saves the parameters of a spend report under a name, with the hash of its rows. The saved report
 * always shows the records that existed at the instant `knownAt` of the parameters (now, unless
 * given).
 * @returns the saved report; for a repeated request, the report that the first request saved.
 * @throws Problem FORBIDDEN, NOT_FOUND for a project outside the access scope, KNOWN_AT_IN_FUTURE,
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function saveReport(
  database: Database,
  actor: Actor,
  { name, question, request }: SaveReportInput,
): Promise<SavedReportRow> {
  allow(actor, 'report.spend');
  const { projectId } = question;
  const unitId =
    projectId === undefined
      ? undefined
      : (await database.read(actor.scope, (tx) => findProject(tx, projectId))).unitId;
  // Computes the report before the transaction that saves it, because the report uses a transaction
  // of its own. This is safe, because a report with a fixed instant always has the same rows.
  const { manifest } = await spendReport(database, actor.scope, question);
  return database.write(actor.scope, async (tx) => {
    const { id } = await once(tx, request, async () => {
      const row: SavedReportRow = {
        id: randomUUID(),
        personId: actor.personId,
        name,
        period: manifest.period,
        groupBy: [...question.groupBy],
        filters: question.filters ?? {},
        projectId: projectId ?? null,
        knownAt: new Date(manifest.knownAt),
        units: manifest.units === 'all' ? null : [...manifest.units],
        queryVersion: rendererIn(manifest),
        rows: manifest.rows,
        sha256: rowsHashIn(manifest),
        savedAt: await stampInstant(tx),
        endedAt: null,
      };
      await tx.insert(SavedReportRow, row);
      await recordAuditEvent(tx, actor.scope, {
        action: 'report.save',
        subjectType: 'saved-report',
        subjectId: row.id,
        ...(unitId === undefined ? {} : { unitId }),
        newValue: { name, ...manifest },
      });
      return row.id;
    });
    return tx.findOneOrFail(SavedReportRow, { where: { id } });
  });
}
