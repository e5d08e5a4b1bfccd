import { userInfo } from 'node:os';
import {
  checkpointFolders,
  makeCheckpointNow,
  openCheckpointKey,
  saveCheckpointFile,
} from '#ledger';
import { serviceScope } from '#platform/database';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker checkpoint create`: signs a checkpoint of the ledger now, writes it beside those of every
 * day, and mails it to the auditors. The exit code is 1 when the ledger is empty or a contradiction
 * is open, because nothing is signed then.
 */
export function createCheckpoint(): Promise<Answer> {
  return withSession(async ({ database, clock, settings }) => {
    const scope = serviceScope(`cli-${userInfo().username}`);
    const key = await openCheckpointKey(settings.ledgerKeyFile);
    const { day, entries, sha256 } = await makeCheckpointNow(
      database,
      clock,
      { key, settings },
      { scope },
    );
    const folders = checkpointFolders(settings);
    const { written } = await saveCheckpointFile(database, clock, folders, settings);
    return {
      lines: [
        `Signed the ledger of ${day} with ${entries} entries: ${sha256}.`,
        ...written.map((file) => `Written to ${file}.`),
      ],
      data: { day, entries, sha256, written },
    };
  }, 'ledger-digest.make');
}
