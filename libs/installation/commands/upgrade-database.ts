import { migrations } from '#migrations';
import { migrate } from '#platform/database';
import { queueSchema } from '#platform/queue';

/**
 * Migrates a database to the schema of this program version, including the tables of the job queue.
 * @param say called, before anything changes, with the estimated duration of a large migration.
 * @returns the names of the migrations that were run by this call.
 */
export const upgradeDatabase = (
  ownerUrl: string,
  say?: (line: string) => void,
): Promise<string[]> =>
  migrate(ownerUrl, migrations, { others: [queueSchema], ...(say && { say }) });
