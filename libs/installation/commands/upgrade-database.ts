import { migrations } from '#migrations';
import { migrate } from '#platform/database';
import { queueSchema } from '#platform/queue';
import { wholeCopyPolicies } from '../store/whole-copy.js';

/**
 * Migrates a database to the schema of this program version, including the tables of the job
 * queue and the policies by which the owner copies whole tables.
 * @param say called, before anything changes, with the estimated duration of a large migration.
 * @returns the names of the migrations that were run by this call.
 */
export const upgradeDatabase = (
  ownerUrl: string,
  say?: (line: string) => void,
): Promise<string[]> =>
  migrate(ownerUrl, migrations, { others: [queueSchema, wholeCopyPolicies], ...(say && { say }) });
