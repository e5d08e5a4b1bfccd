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
import { readSettings } from '#platform/config';
import { appDataSourceOptions, connect, Database, serviceScope } from '#platform/database';
import { projectRoot } from '#platform/program';
import { testHome } from '../harness/server.js';
import { type Link, openLink } from './proxy.js';

/**
 * A PostgreSQL server that a test may stop and kill. The program connects to it through a TCP proxy
 * ("link") with a fixed port, because a restarted server has another port.
 */
export interface OwnDatabase {
  /**
   * Folder with the server's data and the first accounts, for programs that need it as DATA_DIR.
   */
  home: string;
  link: Link;
  /** Address of the database through the proxy, to be given to the program. */
  url: string;
  /** Runs `work` with a new direct connection that does not use the proxy. */
  with<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /**
   * Ends the server: stopped in an orderly way, or killed with SIGKILL, so that it must recover at
   * its next start.
   */
  goDown(how: 'stopped' | 'killed'): Promise<void>;
  /** Starts a new server with the same data and directs the proxy to it. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const portOf = (url: string): number => Number(new URL(url).port);
/**
 * Returns the address of a server with the port replaced by that of a TCP proxy in front of the
 * server.
 */
export const via = (url: string, link: Link): string =>
  Object.assign(new URL(url), { port: String(link.port) }).toString();

/**
 * Starts a PostgreSQL server with a proxy in front of it, and creates a database with the real plan
 * and the first accounts.
 */
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
    // The days of the plan count as promised, so that alerts are raised over them.
    await database.write(serviceScope('test'), (tx) =>
      tx.query('UPDATE milestones SET derived = false WHERE derived'),
    );
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
