import { migrations } from '#migrations';
import { migrate, queueSchema } from '#platform';

/**
 * Migrates a database to this version, including the tables of the job queue.
 * @returns names of the steps that ran.
 */
export const upgradeDatabase = (ownerUrl: string): Promise<string[]> =>
  migrate(ownerUrl, migrations, [queueSchema]);
