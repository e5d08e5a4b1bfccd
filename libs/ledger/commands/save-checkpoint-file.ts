import { join } from 'node:path';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope, type Tx } from '#platform/database';
import type { Day } from '#values';
import type { FoundContradiction } from '../rules/contradiction.js';
import { readCheckpoint, sha256OfFile, type SignedCheckpoint } from '../rules/checkpoint.js';
import { checkpointFileName, newestInFolder, putIntoFolder } from '../store/checkpoint-files.js';
import { isKept, newestCheckpoint, type StoredCheckpoint } from '../store/checkpoint-rows.js';
import { raiseContradictions, type Telling } from './raise-contradictions.js';

/**
 * Returns the folders outside the database into which checkpoint files are written: one in the data
 * folder, and a second one if configured.
 */
export const checkpointFolders = (settings: {
  DATA_DIR: string;
  CHECKPOINT_DIR?: string | undefined;
}): string[] => [
  join(settings.DATA_DIR, 'digests'),
  ...(settings.CHECKPOINT_DIR === undefined ? [] : [settings.CHECKPOINT_DIR]),
];

/**
 * Writes the newest checkpoint into each folder. First checks that no folder contains a checkpoint
 * that the database lacks, which would mean that an old backup was restored. A signed file is never
 * replaced.
 * @returns the files written, what was found, and the ids of mails to enqueue.
 */
export async function saveCheckpointFile(
  database: Database,
  clock: Clock,
  folders: readonly string[],
  telling: Telling,
): Promise<{ written: string[]; found: FoundContradiction[]; mailIds: string[] }> {
  const scope = serviceScope('ledger-digest');
  const newest = await database.read(scope, newestCheckpoint);
  const found: FoundContradiction[] = [];
  const written: string[] = [];
  for (const folder of folders) {
    found.push(...(await database.read(scope, (tx) => foundInFolder(tx, folder, newest))));
    if (!newest || found.length > 0) continue;
    const name = checkpointFileName(newest.day, newest.asOf, newest.scheduled);
    const put = await putIntoFolder(folder, name, newest.text);
    if (put === 'written') written.push(join(folder, name));
  }
  return {
    written,
    found,
    mailIds: await raiseContradictions(database, clock, found, telling),
  };
}

/**
 * Returns a contradiction when the newest checkpoint in a folder is missing from the database;
 * otherwise an empty list.
 */
async function foundInFolder(
  tx: Tx,
  folder: string,
  newest: StoredCheckpoint | null,
): Promise<FoundContradiction[]> {
  const survivor = await newestInFolder(folder);
  if (!survivor) return [];
  return (await isKept(tx, sha256OfFile(survivor.text)))
    ? []
    : [notInDatabase(readCheckpoint(survivor.text), newest)];
}

/**
 * Returns the contradiction that reports a signed checkpoint which is missing from the database.
 * The database is then older than the checkpoint, or it is not the database that signed it.
 */
export function notInDatabase(
  { day, sha256 }: Pick<SignedCheckpoint, 'day' | 'sha256'>,
  newest: Pick<StoredCheckpoint, 'day'> | null,
): FoundContradiction {
  const what = newest
    ? `a signed checkpoint of this day survives that the database does not have; the newest that it has is of ${newest.day}`
    : 'a signed checkpoint of this day survives, and the database has none';
  return {
    kind: 'database-older',
    key: `database-older/${sha256}`,
    projectId: null,
    sequence: null,
    checkpointOn: day as Day,
    what,
  };
}
