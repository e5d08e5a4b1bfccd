import { recordAuditEvent } from '#audit';
import type { Database, Scope } from '#platform/database';
import { spendReport, type SpendReport } from '../queries/spend.js';
import { askedOf } from '../rules/spend-manifest.js';
import type { SettledSpend, SpendQuestion } from '../rules/spend-question.js';

/**
 * Computes a spend report for a person: like {@link spendReport}, but also records the report's
 * manifest in the audit log.
 */
export async function issueSpend(
  database: Database,
  scope: Scope,
  question: SpendQuestion,
): Promise<SpendReport> {
  const report = await spendReport(database, scope, question);
  await recordSpend(database, scope, 'report.read', { ...report.manifest, format: 'json' });
  return report;
}

/**
 * Records in the audit log that a spend report was exported as a file. Must be called before the
 * first byte is sent, so that an interrupted export is recorded too. `leaves` is false when the
 * file is only hashed and not sent to the user; the audit log then shows a reading instead of an
 * export.
 */
export const recordSpendFile = (
  database: Database,
  scope: Scope,
  spend: SettledSpend,
  { format, leaves }: { format: string; leaves: boolean },
): Promise<void> =>
  recordSpend(database, scope, leaves ? 'report.export' : 'report.read', {
    ...askedOf(spend, scope.sees),
    format,
  });

const recordSpend = (
  database: Database,
  scope: Scope,
  action: 'report.read' | 'report.export',
  manifest: { report: string; format: string; [fact: string]: unknown },
): Promise<void> =>
  database.write(scope, (tx) =>
    recordAuditEvent(tx, scope, {
      action,
      subjectType: 'report',
      subjectId: manifest.report,
      newValue: manifest,
    }),
  );
