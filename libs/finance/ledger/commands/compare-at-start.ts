import { type Clock, type Database, serviceScope } from '#platform';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import type { DigestKey } from '../store/digest-key.js';
import { newestDigest } from '../store/digest-rows.js';
import { keepDigestFile } from './keep-digest-file.js';
import { contradictionsSince } from './make-due-digest.js';
import { raiseIn, type Telling } from './raise-contradictions.js';

/** What a start compares with: the key, the folders in which checkpoints survive, and how finds are told. */
export interface StartComparison {
  key: DigestKey;
  folders: readonly string[];
  telling: Telling;
}

/**
 * Compares the ledger, before anybody works with it, with the newest signed checkpoint in the database and in each folder
 * outside of it: an old backup that was put back, or what was rewritten while the program stood still, is found at its start.
 * @returns how many contradictions stand open, and ids of mails to ring for.
 */
export async function compareAtStart(
  database: Database,
  clock: Clock,
  { key, folders, telling }: StartComparison,
): Promise<{ open: number; mailIds: string[] }> {
  const { mailIds } = await keepDigestFile(database, clock, folders, telling);
  return database.write(serviceScope('ledger-digest'), async (tx) => {
    const newest = await newestDigest(tx);
    const found = newest ? await contradictionsSince(tx, newest, key) : [];
    mailIds.push(...(await raiseIn(tx, clock, found, telling)));
    return { open: await countOpenContradictions(tx, 'all'), mailIds };
  });
}
