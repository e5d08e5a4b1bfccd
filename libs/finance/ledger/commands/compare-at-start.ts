import { type Clock, type Database, serviceScope } from '#platform';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import type { CheckpointKey } from '../store/checkpoint-key.js';
import { newestCheckpoint } from '../store/checkpoint-rows.js';
import { saveCheckpointFile } from './save-checkpoint-file.js';
import { contradictionsSince } from './make-due-checkpoint.js';
import { raiseIn, type Telling } from './raise-contradictions.js';

/**
 * What the check at startup needs: the signing key, the folders with checkpoint files, and the
 * address for links in mails.
 */
export interface StartComparison {
  key: CheckpointKey;
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
  const { mailIds } = await saveCheckpointFile(database, clock, folders, telling);
  return database.write(serviceScope('ledger-digest'), async (tx) => {
    const newest = await newestCheckpoint(tx);
    const found = newest ? await contradictionsSince(tx, newest, key) : [];
    mailIds.push(...(await raiseIn(tx, clock, found, telling)));
    return { open: await countOpenContradictions(tx, 'all'), mailIds };
  });
}
