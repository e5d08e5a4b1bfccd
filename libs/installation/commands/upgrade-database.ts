import { migrations } from '#migrations';
import { migrate, queueSchema } from '#platform';

/**
 * Migrates a database to the schema of this program version, including the tables of the job queue.
 * @returns the names of the migrations that were run by this call.
 */
export const upgradeDatabase = (ownerUrl: string): Promise<string[]> =>
  migrate(ownerUrl, migrations, [queueSchema]);
