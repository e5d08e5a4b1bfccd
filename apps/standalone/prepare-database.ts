import { join } from 'node:path';
import { checkpointFolders, compareAtStart, openCheckpointKey } from '#ledger';
import { ensureFirstAccounts, type FirstAccount } from '#identity';
import { type DatabasePlace, installPlan, trackerEntities, upgradeDatabase } from '#installation';
import { SystemClock } from '#platform/clock';
import type { Settings } from '#platform/config';
import { appDataSourceOptions, connectProgram, Database } from '#platform/database';
import { projectRoot } from '#platform/program';

const PLAN_FOLDER = 'libs/plan/data/hangzhou-14fyp';

/**
 * Brings an open database up to date: updates the schema, creates the first accounts, loads the
 * plan, and determines whether the ledger can be verified.
 * @returns the accounts that were created now, with their passwords.
 */
export async function prepareDatabase(
  place: Pick<DatabasePlace, 'ownerUrl' | 'appUrl'>,
  settings: Settings,
  log: (line: string) => void,
): Promise<FirstAccount[]> {
  await upgradeDatabase(place.ownerUrl, log);
  const source = await connectProgram(appDataSourceOptions(place.appUrl, trackerEntities, 2));
  try {
    const database = new Database(source);
    const accounts = await ensureFirstAccounts(database, {
      file: join(settings.DATA_DIR, 'first-accounts.json'),
    });
    await installPlan(database, join(projectRoot, PLAN_FOLDER));
    const telling = {
      key: await openCheckpointKey(settings.ledgerKeyFile),
      folders: checkpointFolders(settings),
      telling: settings,
    };
    const { open } = await compareAtStart(database, new SystemClock(), telling);
    if (open > 0)
      log(
        `账本校验不一致（待核查）${open} 处，请审计员在“台账核验”页面核查 · the ledger does not verify (to be looked into): ${open}`,
      );
    return accounts;
  } finally {
    await source.destroy();
  }
}
