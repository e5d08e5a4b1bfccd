import { recordAuditEvent } from '#audit';
import { listCheckpoints } from '#ledger';
import { type Database, type Scope, type Tx, withPrivileges } from '#platform/database';
import type { Language } from '#platform/language';
import { parametersOf, type ManifestCheckpoint } from '../rules/report-manifest.js';
import { spendLine } from '../rules/spend-line.js';
import { askedOf } from '../rules/spend-manifest.js';
import type {
  ReportFormat,
  SettledSpend,
  SpendCoverage,
  SpendTotals,
} from '../rules/spend-question.js';
import { insertManifest, type NewManifest } from '../store/report-manifests.js';

/** How a report is handed out. `leaves` is false when its file is only hashed. */
export interface HandedOut {
  id: string;
  format: ReportFormat;
  language: Language;
  leaves: boolean;
}

/** What was made of a report: its rows, sums and projects, and the hashes of rows and file. */
export interface MadeReport {
  rows: number;
  rowsSha256: string;
  rowsForm: 'json' | 'file';
  totals: SpendTotals;
  coverage: SpendCoverage;
  projects: readonly string[];
  sha256: string;
  bytes: number;
}

/** Returns the newest checkpoint of the ledger that was signed by an instant. */
async function checkpointsAt(tx: Tx, knownAt: Date): Promise<ManifestCheckpoint[]> {
  const before = new Date(knownAt.getTime() + 1).toISOString();
  return (await listCheckpoints(tx, { limit: 1, before })).map(({ day, asOf, sha256 }) => ({
    day,
    asOf: asOf.toISOString(),
    sha256,
  }));
}

/**
 * Keeps the manifest of a report whose file is complete. Must be called before the last byte is
 * sent, so that whoever has the file finds its manifest.
 */
export function keepManifest(
  database: Database,
  scope: Scope,
  spend: SettledSpend,
  { made, handed }: { made: MadeReport; handed: HandedOut },
): Promise<void> {
  const { totals, projects, ...facts } = made;
  const manifest: Omit<NewManifest, 'checkpoints'> = {
    ...facts,
    id: handed.id,
    personId: scope.actorId,
    renderer: spend.renderer,
    parameters: parametersOf(spend, handed),
    units: scope.sees === 'all' ? 'all' : [...scope.sees],
    totals: spendLine(totals),
    projects,
  };
  return database.write(withPrivileges(scope, 'proof'), async (tx) =>
    insertManifest(tx, { ...manifest, checkpoints: await checkpointsAt(tx, spend.knownAt) }),
  );
}

/**
 * Records in the audit log that a report is handed out: as an export when a file leaves, as a
 * reading otherwise. Must be called before the first byte of a file is sent, so that an interrupted
 * export is recorded too.
 */
export const recordHandingOut = (
  database: Database,
  scope: Scope,
  spend: SettledSpend,
  { id, format, leaves, more = {} }: Omit<HandedOut, 'language'> & { more?: object },
): Promise<void> =>
  database.write(scope, (tx) =>
    recordAuditEvent(tx, scope, {
      action: leaves ? 'report.export' : 'report.read',
      subjectType: 'report',
      subjectId: 'spend',
      newValue: { ...askedOf(spend, scope.sees), ...more, format, manifestId: id },
    }),
  );
