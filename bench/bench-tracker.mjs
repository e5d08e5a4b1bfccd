import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '../dist/apps/api/create-api.js';
import { ensureFirstAccounts } from '../dist/libs/identity/index.js';
import {
  installPlan,
  openDatabasePlace,
  trackerEntities,
  upgradeDatabase,
} from '../dist/libs/installation/index.js';
import { readSettings } from '../dist/libs/platform/config/index.js';
import { appDataSourceOptions, connect, Database } from '../dist/libs/platform/database/index.js';
import { findRunningPostgres } from '../dist/libs/embedded-postgres/index.js';

/**
 * Starts the program with the real plan and a listening API, for benchmarks. Also opens a superuser
 * connection, which row-level security does not restrict, for the measurement of queries without
 * access control. `poolSize` is the number of the API's database connections.
 */
export async function openBench({ poolSize = 16 } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'tracker-bench-'));
  chmodSync(home, 0o711);
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: home,
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
  });
  const place = await openDatabasePlace(settings, { serve: true });
  const closers = [() => rmSync(home, { recursive: true, force: true }), () => place.close()];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    await upgradeDatabase(place.ownerUrl);
    const source = await connect(appDataSourceOptions(place.appUrl, trackerEntities, poolSize));
    closers.push(() => source.destroy());
    await ensureFirstAccounts(new Database(source), { file: join(home, 'first-accounts.json') });
    await installPlan(new Database(source), 'libs/plan/data/hangzhou-14fyp');
    const api = await createApi({
      settings: Object.assign(settings, {
        DATABASE_URL: place.appUrl,
        DATABASE_OWNER_URL: place.ownerUrl,
      }),
      poolSize,
    });
    await api.listen(0, '127.0.0.1');
    closers.push(() => api.close());
    const url = await api.getUrl();
    const accounts = JSON.parse(readFileSync(join(home, 'first-accounts.json'), 'utf8'));
    const { superuserUrl } = await findRunningPostgres(join(home, 'postgres'));
    return {
      source,
      url,
      settings,
      closers,
      close,
      appUrl: place.appUrl,
      ownerUrl: place.ownerUrl,
      superuserUrl: Object.assign(new URL(superuserUrl), {
        pathname: new URL(place.appUrl).pathname,
      }).toString(),
      accounts: () => accounts,
      signIn: (email) =>
        signIn(
          url,
          accounts.find((account) => account.email === email),
        ),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Signs a user in and returns a client. Its methods resolve with the parsed response body, and
 * throw unless the request succeeds.
 */
async function signIn(url, { email, password }) {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { csrfToken } = await answer.json();
  const headers = {
    cookie: answer.headers.getSetCookie()[0].split(';')[0],
    'x-csrf-token': csrfToken,
  };
  return {
    headers,
    get: async (path) => {
      const read = await fetch(`${url}${path}`, { headers });
      if (!read.ok) throw new Error(`${path} answered ${read.status}`);
      return read.json();
    },
    post: async (path, body) => {
      const posted = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await posted.text();
      if (!posted.ok) throw new Error(`${path} answered ${posted.status}: ${text}`);
      return JSON.parse(text);
    },
  };
}
