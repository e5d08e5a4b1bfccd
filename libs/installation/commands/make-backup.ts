import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { newestAuditBatch, recordAuditEvent, AUDIT_EVENTS_SQL } from '#audit';
import { LEDGER_ENTRIES_SQL, newestCheckpoint, publicKeyFileOf } from '#ledger';
import { type LastBackup, noteBackup } from '#platform/backups';
import { PRIVATE_FOLDER, SETTING_NAMES, type Settings } from '#platform/config';
import {
  connect,
  type Database,
  serviceScope,
  stepsOf,
  type Tx,
  wholeCopyDataSourceOptions,
} from '#platform/database';
import { isDiskFull } from '#platform/disk';
import { programVersion, StartupError, WrongUse } from '#platform/program';
import { mkdir } from 'node:fs/promises';
import { copyStoredFiles } from './copy-stored-files.js';
import { BackupCipher } from '../rules/backup-cipher.js';
import {
  type BackedUpTable,
  type BackupManifest,
  fingerprintOf,
  KEY_NAMES,
  type KeyFingerprint,
  type KeyName,
} from '../rules/backup-manifest.js';
import { BackupWriter, isWithin, namesIn, realPlace } from '../store/backup-folder.js';
import {
  type CopiedTable,
  copiedTables,
  copyTableOut,
  lockColumns,
  readSequences,
} from '../store/table-copy.js';
import { refusePartlySeen } from '../store/whole-copy.js';

/** Where a backup is written, and how. */
export interface BackupOrder {
  /** Folder of the backup; empty or not there yet. */
  to: string;
  /** Folder of the keys, apart from the backup; null when they are not saved. */
  keysTo: string | null;
  /** Passphrase that encrypts the backup and the keys; null for none. */
  passphrase: string | null;
}

/** What a backup is made of: the settings, the owner's login, and the program's database. */
export interface BackupSource {
  settings: Settings;
  ownerUrl: string;
  database: Database;
}

/** A finished backup. */
export interface MadeBackup extends LastBackup {
  tables: number;
  rows: number;
  files: number;
  entries: number;
  keys: readonly KeyName[];
}

/** Receives messages about the progress, one line each. */
export type Say = (line: string) => void;

/**
 * Folders of the data folder that belong to the state: the documents' files, the signed checkpoints
 * of the ledger, and mails that were written to files.
 */
const STATE_FOLDERS = ['files', 'digests', 'mail'];
/** Folder of files that are being received; they belong to nothing yet. */
const UNFINISHED = join('files', 'incoming');
/** File in the data folder with the passwords of the first accounts; it is saved with the keys. */
export const FIRST_ACCOUNTS = 'first-accounts.json';
/** Time in ms between two messages about the progress. */
const SAY_EVERY_MS = 2_000;

/**
 * Writes the whole state of the installation to a folder while the program runs: all rows of one
 * instant, then the files, whose number only grows, so that every file that a row names is there. A
 * failed backup leaves nothing.
 * @throws StartupError in one sentence.
 */
export async function makeBackup(
  source: BackupSource,
  order: BackupOrder,
  say: Say,
): Promise<MadeBackup> {
  await refusePlaces(source.settings, order);
  const cipher = order.passphrase === null ? null : BackupCipher.create(order.passphrase);
  const writer = new BackupWriter(order.to, cipher);
  const keysWriter = order.keysTo === null ? null : new BackupWriter(order.keysTo, cipher);
  try {
    for (const { folder } of keysWriter ? [writer, keysWriter] : [writer])
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    const state = await copyDatabase(source.ownerUrl, writer, say);
    const files =
      (await copyFiles(source.settings, writer, say)) +
      (await copyStoredFiles(source, writer, say));
    const keys = await keysOf(source.settings);
    await writer.writeText('settings.json', settingsText(source.settings, { masked: true }));
    const encryption = cipher?.description ?? null;
    if (keysWriter) await saveKeys(source.settings, keysWriter, { ...state, keys, encryption });
    await writer.finish({
      kind: 'backup',
      program: programVersion,
      ...state,
      keys,
      encryption,
      files: writer.files,
    });
    return await noted(source.database, {
      at: new Date(state.createdAt),
      folder: resolve(order.to),
      bytes: writer.bytes,
      encrypted: cipher !== null,
      withKeys: keysWriter !== null,
      tables: state.tables.length,
      rows: state.tables.reduce((sum, { rows }) => sum + rows, 0),
      files,
      entries: state.proof.entries,
      keys: keysWriter ? keys.map(({ name }) => name) : [],
    });
  } catch (error) {
    await writer.abandon().catch(() => undefined);
    await keysWriter?.abandon().catch(() => undefined);
    throw explained(error, order.to);
  }
}

/** Refuses places in which a backup would be no backup, or would replace something. */
async function refusePlaces(settings: Settings, { to, keysTo }: BackupOrder): Promise<void> {
  const places = [to, ...(keysTo === null ? [] : [keysTo])];
  const dataFolders = [settings.DATA_DIR, join(settings.DATA_DIR, 'postgres')];
  for (const place of places) {
    const real = await realPlace(resolve(place));
    for (const folder of dataFolders)
      if (isWithin(real, await realPlace(folder)))
        throw new WrongUse(
          `${place} is inside the data folder ${settings.DATA_DIR}, with which it would be lost; name a folder elsewhere, best on another disk.`,
        );
    if ((await namesIn(place)).length > 0)
      throw new WrongUse(`${place} is not empty; name an empty folder, or one that is not there.`);
  }
  if (keysTo === null) return;
  const [real, realKeys] = [await realPlace(resolve(to)), await realPlace(resolve(keysTo))];
  if (isWithin(realKeys, real) || isWithin(real, realKeys))
    throw new WrongUse(
      'The keys belong apart from the backup: whoever finds both can use them; name a folder for them that is not inside it.',
    );
}

type DatabaseState = Pick<
  BackupManifest,
  'createdAt' | 'postgres' | 'steps' | 'tables' | 'sequences' | 'proof'
>;

const NOW = `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now,
  current_setting('server_version') AS version`;
const COUNTS = `SELECT (SELECT count(*) FROM ${LEDGER_ENTRIES_SQL} entry)::int AS entries,
  (SELECT count(*) FROM ${AUDIT_EVENTS_SQL} event)::int AS "auditEvents"`;

/** Copies all rows of one instant, and the facts by which they are recognised later. */
async function copyDatabase(
  ownerUrl: string,
  writer: BackupWriter,
  say: Say,
): Promise<DatabaseState> {
  const source = await connect(wholeCopyDataSourceOptions(ownerUrl));
  const runner = source.createQueryRunner();
  const tx: Tx = runner.manager;
  try {
    const tables = await copiedTables(tx);
    if (tables.length === 0)
      throw new StartupError('There is nothing to back up: the database has no tables yet.');
    await runner.startTransaction('REPEATABLE READ');
    await lockColumns(tx, tables);
    await refusePartlySeen(tx);
    const steps = await stepsOf(runner);
    const copied = await copyTables(tx, tables, { writer, say });
    const [facts] = await tx.query<{ now: string; version: string }[]>(NOW);
    const [counts] = await tx.query<{ entries: number; auditEvents: number }[]>(COUNTS);
    const checkpoint = await newestCheckpoint(tx);
    const seal = await newestAuditBatch(tx);
    const sequences = await readSequences(tx);
    return {
      createdAt: facts?.now ?? '',
      postgres: facts?.version ?? '',
      steps,
      tables: copied,
      sequences,
      proof: {
        entries: counts?.entries ?? 0,
        auditEvents: counts?.auditEvents ?? 0,
        checkpoint: checkpoint && {
          day: checkpoint.day,
          asOf: checkpoint.asOf.toISOString(),
          sha256: checkpoint.sha256,
        },
        auditSeal: seal && `${seal.number}:${seal.hash}`,
      },
    };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}

async function copyTables(
  tx: Tx,
  tables: readonly CopiedTable[],
  { writer, say }: { writer: BackupWriter; say: Say },
): Promise<BackedUpTable[]> {
  const copied: BackedUpTable[] = [];
  const progress = everySoOften(say);
  for (const table of tables) {
    const path = `database/${table.name}.copy.gz`;
    const rows = await writer.write(path, (out) => copyTableOut(tx, table, out), { pack: true });
    copied.push({ ...table, rows, path });
    progress(`database: ${copied.length} of ${tables.length} tables, ${sizeInWords(writer.bytes)}`);
  }
  say(`database: ${copied.length} tables, ${sizeInWords(writer.bytes)}`);
  return copied;
}

/** Copies the state folders of the data folder and the public key; returns the number of files. */
async function copyFiles(settings: Settings, writer: BackupWriter, say: Say): Promise<number> {
  const progress = everySoOften(say);
  const paths: string[] = [];
  for (const folder of STATE_FOLDERS) paths.push(...(await filesUnder(settings.DATA_DIR, folder)));
  let copied = 0;
  for (const path of paths) {
    if (await copyUnlessGone(writer, `data/${path}`, join(settings.DATA_DIR, path))) copied += 1;
    progress(`files: ${copied} of ${paths.length}, ${sizeInWords(writer.bytes)}`);
  }
  await copyUnlessGone(writer, 'ledger-digest.key.pub', publicKeyFileOf(settings.ledgerKeyFile));
  say(`files: ${copied}, ${sizeInWords(writer.bytes)} in all`);
  return copied;
}

async function filesUnder(root: string, folder: string): Promise<string[]> {
  if (folder === UNFINISHED) return [];
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const paths: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await filesUnder(root, path)));
    else if (entry.isFile()) paths.push(relative('', path));
  }
  return paths.sort();
}

/** Copies a file; returns false when it does not exist any more, as a mail that was removed. */
async function copyUnlessGone(writer: BackupWriter, path: string, from: string): Promise<boolean> {
  try {
    await writer.copy(path, from);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Paths of the key files of an installation, by their names in a backup. */
export const keyFilesOf = (settings: Settings): Record<KeyName, string> => ({
  'second-factor.key': settings.secondFactorKeyFile,
  'ledger-digest.key': settings.ledgerKeyFile,
});

async function keysOf(settings: Settings): Promise<KeyFingerprint[]> {
  const keys: KeyFingerprint[] = [];
  for (const name of KEY_NAMES) {
    const content = await readFile(keyFilesOf(settings)[name], 'utf8').catch(() => null);
    if (content !== null) keys.push({ name, fingerprint: fingerprintOf(name, content) });
  }
  return keys;
}

/** Saves what must be kept apart from the backup: keys, first passwords, and all settings. */
async function saveKeys(
  settings: Settings,
  writer: BackupWriter,
  { createdAt, keys, encryption }: Pick<BackupManifest, 'createdAt' | 'keys' | 'encryption'>,
): Promise<void> {
  for (const { name } of keys) await writer.copy(name, keyFilesOf(settings)[name]);
  await copyUnlessGone(writer, FIRST_ACCOUNTS, join(settings.DATA_DIR, FIRST_ACCOUNTS));
  await writer.writeText('settings.json', settingsText(settings, { masked: false }));
  await writer.finish({ kind: 'keys', createdAt, keys, encryption, files: writer.files });
}

/** Writes the settings as a settings file. Passwords in addresses are left out when masked. */
function settingsText(settings: Settings, { masked }: { masked: boolean }): string {
  const given = SETTING_NAMES.flatMap((name) => {
    const value = settings[name];
    if (value === undefined) return [];
    return [[name, masked && typeof value === 'string' ? withoutPassword(value) : value]];
  });
  return `${JSON.stringify(Object.fromEntries(given), null, 2)}\n`;
}

const withoutPassword = (text: string): string => text.replace(/:\/\/[^@/]*@/, '://…@');

/** Notes a finished backup where the status and the alarms read it, and in the audit log. */
async function noted(database: Database, made: MadeBackup): Promise<MadeBackup> {
  const scope = serviceScope('backup');
  const { at, folder, bytes, encrypted, withKeys, tables, rows, files } = made;
  await database.write(scope, async (tx) => {
    await noteBackup(tx, { at, folder, bytes, encrypted, withKeys });
    await recordAuditEvent(tx, scope, {
      action: 'backup.create',
      subjectType: 'backup',
      subjectId: at.toISOString(),
      newValue: { bytes, tables, rows, files, encrypted, withKeys },
    });
  });
  return made;
}

function explained(error: unknown, to: string): unknown {
  if (error instanceof StartupError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (isDiskFull(error))
    return new StartupError(
      `There is not enough room for the backup in ${to}; what was written was removed. Make room, or name another disk.`,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartupError(
      `The backup cannot be written to ${to} (${code}); make the folder writable for this user.`,
    );
  return error;
}

/** Words a size in bytes for people. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1_024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Returns a function that passes on a message at most every two seconds. */
export function everySoOften(say: Say): Say {
  let saidAt = performance.now();
  return (line) => {
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    say(line);
  };
}
