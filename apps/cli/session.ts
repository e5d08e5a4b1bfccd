import { join } from 'node:path';
import { recordRefusedRequest } from '#audit';
import { SystemClock } from '#platform/clock';
import { loadSettings, type Settings } from '#platform/config';
import { appDataSourceOptions, connectProgram, Database, serviceScope } from '#platform/database';
import { learnAddress } from '#platform/last-times';
import { Exports, SPOOL_LIMITS } from '#platform/export';
import { Problem } from '#platform/problem';
import { openDatabasePlace, trackerEntities } from '#installation';

/** Services that a command uses. */
export interface CliSession {
  settings: Settings;
  clock: SystemClock;
  database: Database;
  ownerUrl: string;
  appUrl: string;
}

/**
 * Reads the settings from the environment variables.
 * @throws StartupError that lists every invalid setting
 */
export const givenSettings = (): Settings => loadSettings(process.env);

/** Returns the exports of a command, which write their files over its own connections. */
export const exportsOver = (database: Database, { DATA_DIR }: Settings): Exports =>
  new Exports(() => Promise.resolve(database), {
    folder: join(DATA_DIR, 'spool'),
    ...SPOOL_LIMITS,
  });

/**
 * Connects to the database, runs `work`, and closes the connection also when `work` fails.
 * @param event audit action of the command. When `work` is rejected with a Problem, the rejection
 * is recorded under this action. Undefined for commands that change nothing.
 */
export async function withSession<T>(
  work: (session: CliSession) => Promise<T>,
  event?: string,
): Promise<T> {
  const settings = givenSettings();
  const place = await openDatabasePlace(settings, { serve: false });
  try {
    const source = await connectProgram(appDataSourceOptions(place.appUrl, trackerEntities, 4));
    try {
      const database = new Database(source);
      await learnAddress(database, settings);
      return await work({
        settings,
        clock: new SystemClock(),
        database,
        ownerUrl: place.ownerUrl,
        appUrl: place.appUrl,
      }).catch(async (error: unknown) => {
        if (event !== undefined && error instanceof Problem)
          await recordRefusedRequest(
            database,
            serviceScope('cli'),
            { action: event, newValue: { code: error.code } },
            error,
          );
        throw error;
      });
    } finally {
      await source.destroy();
    }
  } finally {
    await place.close();
  }
}
