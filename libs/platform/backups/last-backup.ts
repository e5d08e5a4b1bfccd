import type { Tx } from '../database/database.js';
import { noteLastTime } from '../last-times/last-times.js';

const LAST_BACKUP = 'backup';
const INSTALLATION = 'installation';

/** The last good backup, as it was noted in the database. */
export interface LastBackup {
  /** Instant whose state the backup holds. */
  at: Date;
  /** Folder into which it was written, as a path of the machine that wrote it. */
  folder: string;
  bytes: number;
  encrypted: boolean;
  /** Whether the keys were saved too, into a folder of their own. */
  withKeys: boolean;
}

/** Notes a finished backup; it replaces the note of the one before. */
export const noteBackup = (tx: Tx, { at, ...facts }: LastBackup): Promise<void> =>
  noteLastTime(tx, LAST_BACKUP, INSTALLATION, { ...facts, at: at.toISOString() });

/** Returns the last good backup; null when none was ever made. */
export async function lastBackup(tx: Tx): Promise<LastBackup | null> {
  const [row] = await tx.query<{ facts: Omit<LastBackup, 'at'> & { at: string } }[]>(
    'SELECT facts FROM last_times WHERE what = $1 AND subject = $2',
    [LAST_BACKUP, INSTALLATION],
  );
  return row ? { ...row.facts, at: new Date(row.facts.at) } : null;
}
