import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { migrations } from '#migrations';
import { removeCluster } from '#embedded-postgres';
import { publicKeyFileOf } from '#ledger';
import { createSecretFile, PRIVATE_FOLDER, type Settings } from '#platform/config';
import { connect, migrate, type Tx, wholeCopyDataSourceOptions } from '#platform/database';
import { isDiskFull } from '#platform/disk';
import { StartupError, WrongUse } from '#platform/program';
import { BackupCipher } from '../rules/backup-cipher.js';
import {
  type BackupManifest,
  fingerprintOf,
  KEY_NAMES,
  type KeyName,
  type KeysManifest,
  type Manifest,
  MANIFEST_FILE,
  missingKeys,
  refuseNewer,
} from '../rules/backup-manifest.js';
import { BackupReader, isWithin, namesIn, realPlace } from '../store/backup-folder.js';
import { type DatabasePlace, openDatabasePlace } from '../store/database-place.js';
import {
  copiedTables,
  copyTableIn,
  emptyAgain,
  fillTables,
  refuseOccupied,
  setSequences,
} from '../store/table-copy.js';
import { everySoOften, FIRST_ACCOUNTS, keyFilesOf, sizeInWords, type Say } from './make-backup.js';
import { upgradeDatabase } from './upgrade-database.js';

/** What is restored, and with which keys. */
export interface RestoreOrder {
  /** Folder of the backup. */
  from: string;
  /** Folder of the keys that were saved with it; null when there are none. */
  keys: string | null;
  passphrase: string | null;
}

/** A restore whose backup, keys and target were checked; nothing was changed yet. */
export interface RestorePlan {
  backup: BackupReader<BackupManifest>;
  /** Content of the key files that will be written, by name. */
  keys: ReadonlyMap<KeyName, string>;
  /** File with the passwords of the first accounts; null when it was not saved. */
  firstAccounts: string | null;
  /** Names of the keys that the installation had and that are neither given nor in their place. */
  missing: readonly KeyName[];
  /** What will be done, one sentence in each line. */
  lines: readonly string[];
}

/** Folder of a backup with what belongs into the data folder. */
const STATE = 'data/';

/**
 * Checks everything that can be checked before a restore: the backup with all its files, the keys,
 * and that the target is empty. Changes nothing.
 * @throws StartupError in one sentence; WrongUse when the command was called wrongly.
 */
export async function planRestore(
  settings: Settings,
  order: RestoreOrder,
  say: Say,
): Promise<RestorePlan> {
  const unlock = unlockWith(order.passphrase);
  const backup = await BackupReader.open(resolve(order.from), 'backup', unlock);
  const { manifest } = backup;
  refuseNewer(
    manifest,
    migrations.map((step) => step.stepName),
  );
  const given = order.keys === null ? null : await readKeys(resolve(order.keys), unlock);
  const missing = await missingHere(settings, manifest, {
    given: given?.keys ?? null,
    folder: order.keys,
  });
  await refuseTarget(settings, order);
  const progress = everySoOften(say);
  await backup.verifyFiles((done, of) => progress(`checking the backup: ${done} of ${of} files`));
  return {
    backup,
    keys: given?.keys ?? new Map(),
    firstAccounts: given?.firstAccounts ?? null,
    missing,
    lines: sayPlan(settings, { manifest, missing, order }),
  };
}

const unlockWith =
  (passphrase: string | null) =>
  (encryption: Manifest['encryption']): BackupCipher | null => {
    if (encryption === null) return null;
    if (passphrase === null)
      throw new WrongUse('The backup is encrypted; name the file of its passphrase.');
    return BackupCipher.open(passphrase, encryption);
  };

/** What a folder of keys holds. */
type GivenKeys = Pick<RestorePlan, 'keys' | 'firstAccounts'>;

/**
 * Reads the key files of a folder: one that a backup wrote, or one to which they were copied by hand.
 */
async function readKeys(
  folder: string,
  unlock: (encryption: Manifest['encryption']) => BackupCipher | null,
): Promise<GivenKeys> {
  const names = await namesIn(folder);
  const keys = new Map<KeyName, string>();
  if (names.includes(MANIFEST_FILE)) {
    const saved: BackupReader<KeysManifest> = await BackupReader.open(folder, 'keys', unlock);
    await saved.verifyFiles();
    for (const { name } of saved.manifest.keys) keys.set(name, await saved.readText(name));
    const listed = saved.manifest.files.some(({ path }) => path === FIRST_ACCOUNTS);
    return { keys, firstAccounts: listed ? await saved.readText(FIRST_ACCOUNTS) : null };
  }
  for (const name of KEY_NAMES)
    if (names.includes(name)) keys.set(name, await readFile(join(folder, name), 'utf8'));
  if (keys.size === 0) throw new WrongUse(`There are no keys in ${folder}.`);
  return { keys, firstAccounts: null };
}

/**
 * Compares keys that are given, or that already are where the settings say, with those of the
 * backup.
 * @returns the names of the keys that are missing.
 */
async function missingHere(
  settings: Settings,
  manifest: BackupManifest,
  { given, folder }: { given: ReadonlyMap<KeyName, string> | null; folder: string | null },
): Promise<KeyName[]> {
  const prints = (keys: ReadonlyMap<KeyName, string>): Map<KeyName, string> =>
    new Map([...keys].map(([name, content]) => [name, fingerprintOf(name, content)]));
  const there = new Map<KeyName, string>();
  for (const name of KEY_NAMES) {
    const content = await readFile(keyFilesOf(settings)[name], 'utf8').catch(() => null);
    if (content !== null) there.set(name, content);
  }
  const lacking = missingKeys(manifest.keys, prints(there), 'the place that the settings name');
  if (!given) return lacking;
  const wanting = missingKeys(manifest.keys, prints(given), String(folder));
  const gone = wanting.filter((name) => lacking.includes(name));
  if (gone.length > 0)
    throw new StartupError(`The keys in ${folder} are not all: ${gone.join(' and ')} is missing.`);
  return [];
}

/** Refuses a target that holds something already, or that holds the backup itself. */
async function refuseTarget(settings: Settings, { from, keys }: RestoreOrder): Promise<void> {
  const data = await realPlace(settings.DATA_DIR);
  for (const folder of keys === null ? [from] : [from, keys])
    if (isWithin(await realPlace(resolve(folder)), data))
      throw new WrongUse(`${folder} is inside the data folder that is to be filled.`);
  const names = await namesIn(settings.DATA_DIR);
  if (names.length > 0)
    throw new WrongUse(
      `The data folder ${settings.DATA_DIR} is not empty (it has ${names.slice(0, 3).join(', ')}); move it away, or set DATA_DIR to an empty folder.`,
    );
  if (!settings.DATABASE_URL) return;
  const place = await openDatabasePlace(settings, { serve: false });
  await asOwner(place.ownerUrl, refuseOccupied);
}

async function asOwner<T>(ownerUrl: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const source = await connect(wholeCopyDataSourceOptions(ownerUrl));
  try {
    return await source.transaction(work);
  } finally {
    await source.destroy();
  }
}

function sayPlan(
  settings: Settings,
  {
    manifest,
    missing,
    order,
  }: { manifest: BackupManifest; missing: readonly KeyName[]; order: RestoreOrder },
): string[] {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const newer = migrations.length - manifest.steps.length;
  const { checkpoint, entries } = manifest.proof;
  return [
    `The backup in ${order.from} is of ${manifest.createdAt}, by version ${manifest.program}: ${manifest.tables.length} tables with ${rows} rows, ${manifest.files.length} files, ${sizeInWords(bytes)}; all of it is as it was written.`,
    `Its ledger has ${entries} entries; its newest checkpoint is ${checkpoint ? `of ${checkpoint.day}` : 'none'}.`,
    `It goes into ${settings.DATA_DIR}, ${settings.DATABASE_URL ? `and its rows into the empty database ${new URL(settings.DATABASE_URL).pathname.slice(1)} behind DATABASE_URL` : 'with a PostgreSQL of its own'}.`,
    ...(newer > 0 ? [`The database is then upgraded to this version (${newer} steps).`] : []),
    ...(missing.length > 0
      ? [
          `No keys are given: ${missing.join(' and ')} stay missing. Second factors cannot be used without theirs; a new key of checkpoints is reported to the auditors. Put the key files into their places before the start, or give --keys.`,
        ]
      : []),
  ];
}

/**
 * Restores a backup into the empty target. When this fails, the target is empty again.
 * @returns the open database; the caller closes it.
 * @throws StartupError in one sentence.
 */
export async function restoreBackup(
  settings: Settings,
  plan: RestorePlan,
  say: Say,
): Promise<DatabasePlace> {
  let place: DatabasePlace | null = null;
  try {
    // The program makes the folder itself where its PostgreSQL, run by another user, must reach it.
    if (settings.DATABASE_URL)
      await mkdir(settings.DATA_DIR, { recursive: true, mode: PRIVATE_FOLDER });
    place = await openDatabasePlace(settings, { serve: false });
    await fillDatabase(place.ownerUrl, plan.backup, say);
    say('bringing the database up to this version');
    await upgradeDatabase(place.ownerUrl, say);
    await putFiles(settings, plan, say);
    return place;
  } catch (error) {
    await undo(settings, place);
    if (isDiskFull(error))
      throw new StartupError(
        'There is not enough room to restore the backup; what was written was removed. Make room and try again.',
      );
    throw error;
  }
}

/** Makes the tables as the backup had them, and fills them in one transaction. */
async function fillDatabase(
  ownerUrl: string,
  backup: BackupReader<BackupManifest>,
  say: Say,
): Promise<void> {
  const { manifest } = backup;
  const steps = new Set(manifest.steps);
  say('making the tables');
  await migrate(
    ownerUrl,
    migrations.filter((step) => steps.has(step.stepName)),
  );
  await asOwner(ownerUrl, async (tx) => {
    refuseOtherTables(manifest, await copiedTables(tx));
    const progress = everySoOften(say);
    let filled = 0;
    const byName = new Map(manifest.tables.map((table) => [table.name, table]));
    await fillTables(tx, manifest.tables, async (table) => {
      const { path, rows } = byName.get(table.name) as BackupManifest['tables'][number];
      const found = await copyTableIn(tx, table, await backup.read(path, { packed: true }));
      if (found !== rows)
        throw new StartupError(
          `The backup is damaged: ${path} has ${found} rows, and its manifest says ${rows}.`,
        );
      filled += 1;
      progress(`database: ${filled} of ${manifest.tables.length} tables`);
    });
    await setSequences(tx, manifest.sequences);
  });
  say(`database: ${manifest.tables.length} tables filled`);
  await asOwner(ownerUrl, (tx) => tx.query('ANALYZE'));
}

/** Compares the tables and columns of the backup with those that the migrations made. */
function refuseOtherTables(
  { tables }: BackupManifest,
  made: readonly { name: string; columns: string[] }[],
): void {
  const worded = (list: readonly { name: string; columns: string[] }[]): Map<string, string> =>
    new Map(list.map(({ name, columns }) => [name, [...columns].sort().join(',')]));
  const [ours, theirs] = [worded(made), worded(tables)];
  const other = [...new Set([...ours.keys(), ...theirs.keys()])].find(
    (name) => ours.get(name) !== theirs.get(name),
  );
  if (other !== undefined)
    throw new StartupError(
      `The backup does not fit its own list of migrations: the table ${other} has other columns; restore it with the version that made it.`,
    );
}

async function putFiles(
  settings: Settings,
  { backup, keys, firstAccounts }: RestorePlan,
  say: Say,
): Promise<void> {
  const progress = everySoOften(say);
  const paths = backup.manifest.files.map(({ path }) => path).filter((p) => p.startsWith(STATE));
  let put = 0;
  for (const path of paths) {
    const to = join(settings.DATA_DIR, path.slice(STATE.length));
    if (!isWithin(resolve(to), resolve(settings.DATA_DIR)))
      throw new StartupError(`The manifest names a file outside of the data folder: ${path}.`);
    await backup.extract(path, to);
    progress(`files: ${(put += 1)} of ${paths.length}`);
  }
  say(`files: ${paths.length}`);
  await putKeys(settings, backup, keys);
  if (firstAccounts !== null)
    await createSecretFile(join(settings.DATA_DIR, FIRST_ACCOUNTS), firstAccounts);
}

async function putKeys(
  settings: Settings,
  backup: BackupReader<BackupManifest>,
  keys: ReadonlyMap<KeyName, string>,
): Promise<void> {
  const places = keyFilesOf(settings);
  for (const [name, content] of keys) await createSecretFile(places[name], content);
  const publicKey = backup.manifest.files.find(({ path }) => path === 'ledger-digest.key.pub');
  if (publicKey)
    await createSecretFile(
      publicKeyFileOf(settings.ledgerKeyFile),
      await backup.readText(publicKey.path),
    );
}

/** Leaves the target as empty as it was, after a failed restore. */
async function undo(settings: Settings, place: DatabasePlace | null): Promise<void> {
  if (settings.DATABASE_URL && place)
    await asOwner(place.ownerUrl, emptyAgain).catch(() => undefined);
  await place?.close().catch(() => undefined);
  if (!settings.DATABASE_URL) removeCluster(join(settings.DATA_DIR, 'postgres'));
  for (const name of await namesIn(settings.DATA_DIR))
    await rm(join(settings.DATA_DIR, name), { recursive: true, force: true });
}
