import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import type { CheckpointKey } from '../store/checkpoint-key.js';
import { newestCheckpoint } from '../store/checkpoint-rows.js';
import { saveCheckpointFile } from './save-checkpoint-file.js';
import { contradictionsSince } from './make-due-checkpoint.js';
import { raiseIn, type Telling } from './raise-contradictions.js';

/**
 * What the check of the ledger at startup needs: the key that signs checkpoints, the folders with
 * checkpoint files, and the base address for links in mails.
 */
export interface StartComparison {
  key: CheckpointKey;
  folders: readonly string[];
  telling: Telling;
}

/**
 * Compares the ledger, when the program starts, with the newest signed checkpoint in the database
 * and in each checkpoint folder. This reveals a restored old backup, or entries that were rewritten
 * while the program was not running, before any user works with the ledger.
 * @returns the number of open contradictions, and the ids of mails to enqueue.
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
