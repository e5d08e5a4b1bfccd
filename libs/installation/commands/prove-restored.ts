import type { KeyObject } from 'node:crypto';
import { recordAuditEvent, verifyRecord } from '#audit';
import {
  type Against,
  asVerifier,
  auditLogContradiction,
  checkpointFolders,
  contradictionOf,
  type FoundContradiction,
  missingHere,
  publicKeyFileOf,
  raiseContradictions,
  readPublicKey,
  saveCheckpointFile,
  verifyAgainst,
  verifyLedger,
  walkCheckpoints,
} from '#ledger';
import { migrations } from '#migrations';
import { noteBackup } from '#platform/backups';
import type { Clock } from '#platform/clock';
import type { Settings } from '#platform/config';
import {
  appDataSourceOptions,
  connect,
  connectProgram,
  Database,
  serviceScope,
  stepsOf,
  wholeCopyDataSourceOptions,
} from '#platform/database';
import type { BackupManifest } from '../rules/backup-manifest.js';
import type { DatabasePlace } from '../store/database-place.js';
import { trackerEntities } from '../tracker-domains.js';

/** A restored installation, and what it is compared with. */
export interface RestoredState {
  settings: Settings;
  place: Pick<DatabasePlace, 'ownerUrl' | 'appUrl'>;
  manifest: BackupManifest;
  /** Folder of the backup. */
  folder: string;
  withKeys: boolean;
  /** A signed checkpoint that was kept elsewhere; null when none was given. */
  against: Against | null;
}

/** Result of proving a restored state; `flaws` is empty when everything is as it was. */
export interface ProvenState {
  entries: number;
  auditEvents: number;
  flaws: string[];
}

/**
 * Verifies a restored installation as a whole: all migrations, every chain of the ledger, the audit
 * log up to its newest signature, every stored checkpoint, the checkpoint that was given, and those
 * that survive in the folders of checkpoints. What is found is stored as contradictions. Notes the
 * restore in the audit log.
 */
export async function proveRestored(state: RestoredState, clock: Clock): Promise<ProvenState> {
  const { settings, place } = state;
  const pending = await pendingSteps(place.ownerUrl);
  const source = await connectProgram(appDataSourceOptions(place.appUrl, trackerEntities, 2));
  try {
    const database = new Database(source);
    await noteRestore(database, state);
    const { publicKey, ...ledger } = await verifyRestoredLedger(database, state);
    const audit = await verifyRestoredAudit(database, state, publicKey);
    await raiseContradictions(database, clock, [...ledger.found, ...audit.found], settings);
    const surviving = await saveCheckpointFile(
      database,
      clock,
      checkpointFolders(settings),
      settings,
    );
    const all = [...ledger.found, ...audit.found, ...surviving.found];
    return {
      entries: ledger.entries,
      auditEvents: audit.records,
      flaws: [
        ...pending.map((step) => `the migration ${step} was not run`),
        ...new Set(all.map(({ checkpointOn, what }) => saidOf(checkpointOn, what))),
      ],
    };
  } finally {
    await source.destroy();
  }
}

const saidOf = (checkpointOn: string | null, what: string): string =>
  checkpointOn === null ? what : `checkpoint of ${checkpointOn}: ${what}`;

/** Lists the migrations of this version that a database has not had. */
export async function pendingSteps(ownerUrl: string): Promise<string[]> {
  const source = await connect(wholeCopyDataSourceOptions(ownerUrl));
  const runner = source.createQueryRunner();
  try {
    const steps = await stepsOf(runner);
    return migrations.map(({ stepName }) => stepName).filter((name) => !steps.includes(name));
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/** Notes that the installation was restored, and from which backup, which is its last good one. */
function noteRestore(
  database: Database,
  { manifest, folder, withKeys }: RestoredState,
): Promise<void> {
  const scope = serviceScope('restore');
  return database.write(scope, async (tx) => {
    await noteBackup(tx, {
      at: new Date(manifest.createdAt),
      folder,
      bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
      encrypted: manifest.encryption !== null,
      withKeys,
    });
    await recordAuditEvent(tx, scope, {
      action: 'backup.restore',
      subjectType: 'backup',
      subjectId: manifest.createdAt,
      newValue: { program: manifest.program, entries: manifest.proof.entries },
    });
  });
}

/** Verifies the ledger with all checkpoints that are stored and the one that was given. */
async function verifyRestoredLedger(
  database: Database,
  { settings, place, manifest, against }: RestoredState,
): Promise<{ entries: number; found: FoundContradiction[]; publicKey: KeyObject | null }> {
  const publicKey = await readPublicKey(publicKeyFileOf(settings.ledgerKeyFile));
  const walked = publicKey && (await walkCheckpoints(database, { publicKey }));
  const held = against && { ...against, known: against.known ?? publicKey };
  const { entries, flaws } = await asVerifier(place.ownerUrl, (tx) =>
    verifyAgainst(held, (heads) => verifyLedger(tx, [...(walked?.chain.noted() ?? []), ...heads])),
  );
  const found = [
    ...(walked?.chain.found ?? []),
    ...flaws.map(contradictionOf),
    ...(against ? missingHere(against.digest, walked?.newest ?? null) : []),
  ].filter(({ key }) => !walked?.accepted.has(key));
  if (entries !== manifest.proof.entries)
    found.push(
      contradictionOf({
        projectId: null,
        sequence: null,
        what: `the ledger has ${entries} entries, and the backup was made of ${manifest.proof.entries}`,
      }),
    );
  return { entries, found, publicKey };
}

/** Verifies the audit log up to the signature that was the newest when the backup was made. */
async function verifyRestoredAudit(
  database: Database,
  { manifest }: RestoredState,
  publicKey: KeyObject | null,
): Promise<{ records: number; found: FoundContradiction[] }> {
  const walked = publicKey && (await walkCheckpoints(database, { publicKey }));
  const [number, hash] = manifest.proof.auditSeal?.split(':') ?? [];
  const noted = [
    ...(walked?.chain.notedSeals() ?? []),
    ...(number !== undefined && hash !== undefined ? [{ number: BigInt(number), hash }] : []),
  ];
  const { records, flaws } = await database.read(serviceScope('audit-verify'), (tx) =>
    verifyRecord(tx, noted),
  );
  return { records, found: flaws.map(auditLogContradiction) };
}
