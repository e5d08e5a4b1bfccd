import { migrations } from '#migrations';
import { migrate } from '#platform/database';
import { queueSchema } from '#platform/queue';

/**
 * Migrates a database to the schema of this program version, including the tables of the job queue.
 * @returns the names of the migrations that were run by this call.
 */
export const upgradeDatabase = (ownerUrl: string): Promise<string[]> =>
  migrate(ownerUrl, migrations, [queueSchema]);
