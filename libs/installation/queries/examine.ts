import { randomBytes } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { AUDIT_EVENTS_SQL, firstAuditEventAt } from '#audit';
import { storedDocuments } from '#documents';
import { secondFactorKeyFault } from '#identity';
import { LEDGER_ENTRIES_SQL, newestCheckpoint, proofHealth } from '#ledger';
import { migrations } from '#migrations';
import { lastBackup } from '#platform/backups';
import type { Settings } from '#platform/config';
import {
  appDataSourceOptions,
  connect,
  connectProgram,
  Database,
  serviceScope,
  stepsOf,
  type Tx,
  wholeCopyDataSourceOptions,
} from '#platform/database';
import { DiskRoom } from '#platform/disk';
import { FileStore } from '#platform/files';
import { openLog } from '#platform/logging';
import { mailServerFault, mailState } from '#platform/mail';
import { Problem } from '#platform/problem';
import { StartupError } from '#platform/program';
import { heartbeat, openQueueBackend, Queues } from '#platform/queue';
import {
  checkBackup,
  checkCheckpoint,
  checkClock,
  checkConnections,
  checkDisk,
  checkFiles,
  checkKeys,
  checkMail,
  checkObjects,
  checkQueue,
  checkSchema,
  checkSettings,
  checkWorker,
  type DoctorCheck,
  failed,
  type KeyFacts,
} from '../rules/doctor.js';
import { type DatabasePlace, openDatabasePlace } from '../store/database-place.js';
import { trackerEntities } from '../tracker-domains.js';

const DAY_MS = 86_400_000;
/** Number of missing files after which no further ones are looked for. */
const MISSING_MAX = 100;

/**
 * Looks at everything that an operator answers for, changes nothing, and returns what it found. When
 * the database does not answer, what lies in it is not looked at.
 */
export async function examine(settings: Settings): Promise<DoctorCheck[]> {
  const checks = [checkSettings(settings), await examineDisk(settings)];
  let place: DatabasePlace;
  try {
    place = await openPlace(settings);
  } catch (error) {
    return [
      ...checks,
      failed('database', said(error), 'Start it, or correct DATABASE_URL or DATA_DIR.'),
    ];
  }
  try {
    return [...checks, ...(await examineDatabase(settings, place))];
  } finally {
    await place.close();
  }
}

const said = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

function openPlace(settings: Settings): Promise<DatabasePlace> {
  // Without this check, a database would be made where none is.
  if (!settings.DATABASE_URL && !existsSync(join(settings.DATA_DIR, 'postgres')))
    throw new StartupError(
      `There is no database in ${settings.DATA_DIR} yet; start the program once`,
    );
  return openDatabasePlace(settings, { serve: false });
}

async function examineDisk({ DATA_DIR, DISK_FREE_MIN_MB }: Settings): Promise<DoctorCheck> {
  const free: number[] = [];
  for (const folder of [DATA_DIR, join(DATA_DIR, 'postgres')]) {
    const disk = await statfs(folder).catch(() => null);
    if (disk) free.push(disk.bavail * disk.bsize);
  }
  return checkDisk(free.length === 0 ? null : Math.min(...free), DISK_FREE_MIN_MB);
}

const SERVER = `SELECT current_setting('server_version') AS version,
  (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs",
  (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int AS used,
  current_setting('max_connections')::int AS most`;

/** Looks at the server and the schema with the owner’s login, then at the rows. */
async function examineDatabase(
  settings: Settings,
  place: Pick<DatabasePlace, 'ownerUrl' | 'appUrl'>,
): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  const owner = await connect(wholeCopyDataSourceOptions(place.ownerUrl));
  const runner = owner.createQueryRunner();
  let aheadMs = 0;
  try {
    const askedAt = Date.now();
    const [server] =
      await runner.manager.query<{ version: string; nowMs: number; used: number; most: number }[]>(
        SERVER,
      );
    if (!server) throw new Error('the database did not answer');
    aheadMs = server.nowMs - (askedAt + Date.now()) / 2;
    const schema = checkSchema(
      await stepsOf(runner),
      migrations.map(({ stepName }) => stepName),
    );
    checks.push(
      { name: 'database', status: 'ok', what: `PostgreSQL ${server.version} answers`, mend: null },
      checkConnections(server.used, server.most),
      schema,
    );
    if (schema.status !== 'ok') return checks;
  } finally {
    await runner.release();
    await owner.destroy();
  }
  return [...checks, ...(await examineRows(settings, place, aheadMs))];
}

async function examineRows(
  settings: Settings,
  { appUrl }: Pick<DatabasePlace, 'appUrl'>,
  aheadMs: number,
): Promise<DoctorCheck[]> {
  const source = await connectProgram(appDataSourceOptions(appUrl, trackerEntities, 2));
  try {
    const database = new Database(source);
    const now = new Date();
    const facts = await database.read(serviceScope('doctor'), (tx) => readFacts(tx, now));
    const { mail, backup } = facts;
    const mode = settings.INSTALLATION;
    return [
      checkClock(aheadMs, facts.newestEventAt, now),
      await examineQueue(settings, appUrl),
      checkWorker(facts.secondsAgo),
      checkMail(await mailServerFault(settings), {
        pending: mail.pending,
        oldestSeconds:
          mail.oldestPendingAt &&
          Math.floor((now.getTime() - mail.oldestPendingAt.getTime()) / 1_000),
        failedLately: mail.failedLately,
      }),
      await examineFiles(settings, facts.documents),
      await examineKeys(settings, database),
      checkBackup(
        {
          mode,
          daysMax: settings.BACKUP_DAYS_MAX,
          lastAt: backup?.at ?? null,
          since: facts.since,
        },
        now,
      ),
      checkCheckpoint(facts.proof, now),
    ];
  } finally {
    await source.destroy();
  }
}

const NEWEST = `SELECT (SELECT recorded_at FROM ${AUDIT_EVENTS_SQL} event ORDER BY id DESC LIMIT 1) AS "newestEventAt",
  (SELECT count(*) FROM (SELECT FROM ${LEDGER_ENTRIES_SQL} entry LIMIT 1) one)::int AS entries`;

async function readFacts(tx: Tx, now: Date) {
  const [newest] = await tx.query<{ newestEventAt: Date | null; entries: number }[]>(NEWEST);
  const { contradictions, auditLogContradictions } = await proofHealth(tx);
  return {
    newestEventAt: newest?.newestEventAt ?? null,
    since: await firstAuditEventAt(tx),
    secondsAgo: (await heartbeat(tx))?.secondsAgo ?? null,
    mail: await mailState(tx, new Date(now.getTime() - DAY_MS)),
    documents: await storedDocuments(tx),
    backup: await lastBackup(tx),
    proof: {
      newestAt: (await newestCheckpoint(tx))?.asOf ?? null,
      entries: newest?.entries ?? 0,
      contradictions: contradictions + auditLogContradictions,
    },
  };
}

async function examineQueue(settings: Settings, appUrl: string): Promise<DoctorCheck> {
  const log = openLog('silent', 'doctor');
  const backend = openQueueBackend(
    { ...(settings.REDIS_URL ? { REDIS_URL: settings.REDIS_URL } : {}), DATABASE_URL: appUrl },
    { workers: 0, log },
  );
  const queues = new Queues(backend, log);
  try {
    return checkQueue(backend.kind, await queues.counts('mail'));
  } catch {
    return checkQueue(backend.kind, null);
  } finally {
    await queues.close().catch(() => undefined);
    await backend.close().catch(() => undefined);
  }
}

/** Looks for the file of each document, by name and size, and whether further ones can be stored. */
async function examineFiles(
  settings: Settings,
  documents: readonly { sha256: string; bytes: bigint }[],
): Promise<DoctorCheck> {
  const folder = join(settings.DATA_DIR, 'files');
  const store = FileStore.of(settings, new DiskRoom(settings, null));
  const missing: string[] = [];
  try {
    await store.tryObjects();
    for (const { sha256, bytes } of documents) {
      if (missing.length >= MISSING_MAX) break;
      if (!(await store.holds(sha256, Number(bytes)))) missing.push(sha256);
    }
  } catch (error) {
    return checkObjects(error instanceof Problem ? String(error.facts['why']) : String(error));
  }
  const trial = join(
    existsSync(folder) ? folder : settings.DATA_DIR,
    `.doctor-${randomBytes(4).toString('hex')}`,
  );
  const isWritable = await writeFile(trial, '', { mode: 0o600 }).then(
    () => true,
    () => false,
  );
  await rm(trial, { force: true }).catch(() => undefined);
  return checkFiles({ known: documents.length, missing }, isWritable);
}

async function examineKeys(settings: Settings, database: Database): Promise<DoctorCheck> {
  const factsOf = async (name: string, path: string, fault: string | null): Promise<KeyFacts> => ({
    name,
    path,
    fault,
    mode: (await stat(path).catch(() => null))?.mode ?? null,
  });
  return checkKeys([
    await factsOf(
      'second-factor.key',
      settings.secondFactorKeyFile,
      await secondFactorKeyFault(database, settings.secondFactorKeyFile),
    ),
    await factsOf('ledger-digest.key', settings.ledgerKeyFile, null),
  ]);
}
