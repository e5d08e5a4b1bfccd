import { migrations } from '#migrations';
import { migrate, queueSchema } from '#platform';

/** Brings a database up to this version, the queue's tables included. @returns names of the steps that ran. */
export const upgradeDatabase = (ownerUrl: string): Promise<string[]> =>
  migrate(ownerUrl, migrations, [queueSchema]);
