import { join } from 'node:path';
import { ensureFirstAccounts } from '#identity';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker accounts create-first`: creates the first accounts. Their passwords are written to a
 * file and never printed, so that they cannot end up in a log of this command's output.
 */
export function createFirstAccounts(): Promise<Answer> {
  return withSession(async ({ database, settings }) => {
    const file = join(settings.DATA_DIR, 'first-accounts.json');
    const created = await ensureFirstAccounts(database, { file });
    return {
      lines: [
        created.length
          ? `Created ${created.length} accounts; their passwords are in ${file}.`
          : 'There are accounts already; nothing was created.',
      ],
      data: { created: created.map(({ email, role, unit }) => ({ email, role, unit })), file },
    };
  });
}
