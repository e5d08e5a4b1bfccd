import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DatabasePlace,
  installPlan,
  openDatabasePlace,
  trackerEntities,
  upgradeDatabase,
} from '#installation';
import { ensureFirstAccounts } from '#identity';
import { appDataSourceOptions, connect, Database, projectRoot, readSettings } from '#platform';
import { testHome } from '../harness/server.js';
import { type Link, openLink } from './proxy.js';

/**
 * A tracker's PostgreSQL that a test may do to as it likes. Programs reach it through a link, since
 * a fresh server has another port.
 */
export interface OwnDatabase {
  /** Folder of the data, for programs that need one. */
  home: string;
  link: Link;
  /** Its address by the link, as the program is given it. */
  url: string;
  /** A moment of work with a connection of its own, past the link. */
  with<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Takes it away: stopped as an administrator would, or killed as the kernel would, so that it has to recover. */
  goDown(how: 'stopped' | 'killed'): Promise<void>;
  /** Brings another server up over the same data. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const portOf = (url: string): number => Number(new URL(url).port);
/** An address by a link. */
export const via = (url: string, link: Link): string =>
  Object.assign(new URL(url), { port: String(link.port) }).toString();

/** Starts one, with the real plan and the first accounts. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const home = mkdtempSync(join(testHome(), 'own-'));
  const open = (): Promise<DatabasePlace> =>
    openDatabasePlace(readSettings({ DATA_DIR: home }), { serve: false });
  let place = await open();
  const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const source = await connect(appDataSourceOptions(place.appUrl, trackerEntities, 2));
    try {
      return await work(new Database(source));
    } finally {
      await source.destroy();
    }
  };
  await upgradeDatabase(place.ownerUrl);
  await withDatabase(async (database) => {
    await ensureFirstAccounts(database, { file: join(home, 'first-accounts.json') });
    await installPlan(database, join(projectRoot, 'libs/plan/data/hangzhou-14fyp'));
  });
  const link = await openLink(portOf(place.appUrl));
  return {
    home,
    link,
    url: via(place.appUrl, link),
    with: withDatabase,
    async goDown(how) {
      link.become('cut');
      if (how === 'killed')
        process.kill(
          Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
          'SIGKILL',
        );
      await place.close();
    },
    async comeBack() {
      place = await open();
      link.leadTo(portOf(place.appUrl));
      link.become('open');
    },
    async close() {
      await link.close();
      await place.close();
    },
  };
}
