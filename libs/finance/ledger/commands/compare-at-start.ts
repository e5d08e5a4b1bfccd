import { type Clock, type Database, serviceScope } from '#platform';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import type { DigestKey } from '../store/digest-key.js';
import { newestDigest } from '../store/digest-rows.js';
import { keepDigestFile } from './keep-digest-file.js';
import { contradictionsSince } from './make-due-digest.js';
import { raiseIn, type Telling } from './raise-contradictions.js';

/**
 * What the check at startup needs: the signing key, the folders with checkpoint files, and the
 * address for links in mails.
 */
export interface StartComparison {
  key: DigestKey;
  folders: readonly string[];
  telling: Telling;
}

/**
 * Compares the ledger at startup with the newest signed checkpoint in the database and in each
 * checkpoint folder. This detects a restored old backup, or entries rewritten while the program was
 * not running, before anybody works with the ledger.
 * @returns the number of open contradictions, and ids of mails to enqueue.
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
