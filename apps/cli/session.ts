import { appDataSourceOptions, connect, Database, readSettings, type Settings, SystemClock } from '#platform';
import { openDatabasePlace, trackerEntities } from '#installation';

/** What a command works with. */
export interface CliSession { settings: Settings; clock: SystemClock; database: Database; ownerUrl: string; appUrl: string }

/** The settings of this run. @throws StartupError that lists everything that is wrong. */
export const givenSettings = (): Settings => readSettings(process.env);

/** Opens the database for the length of one command and closes everything it opened, whatever happens. */
export async function withSession<T>(work: (session: CliSession) => Promise<T>): Promise<T> {
  const settings = givenSettings();
  const place = await openDatabasePlace(settings, { serve: false });
  try {
    const source = await connect(appDataSourceOptions(place.appUrl, trackerEntities, 4));
    try {
      return await work({ settings, clock: new SystemClock(), database: new Database(source), ownerUrl: place.ownerUrl, appUrl: place.appUrl });
    } finally {
      await source.destroy();
    }
  } finally {
    await place.close();
  }
}
