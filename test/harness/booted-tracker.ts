import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createApi } from '../../apps/api/create-api.js';
import { FixedClock, type Log, readSettings } from '#platform';
import type { Role } from '#identity';
import { ApiClient } from './api-client.js';
import { firstAccountsFile, type TestDatabase, testDatabase } from './database.js';
import { testHome } from './server.js';

/** The whole api on a copy of the real plan, listening on a free port. */
export interface BootedTracker {
  url: string;
  test: TestDatabase;
  clock: FixedClock;
  /** Folder where this tracker keeps its mails and files. */
  dataDir: string;
  settings: ReturnType<typeof readSettings>;
  /** Signs the first account of a role (and unit, if named) in. */
  as(role: Role, unit?: string): Promise<ApiClient>;
  /** A client that has not signed in. */
  stranger(): ApiClient;
  account(role: Role, unit?: string): { email: string; password: string; unit: string };
  close(): Promise<void>;
}

interface Account { email: string; password: string; role: Role; unit: string }

/** Boots the api with a clock that stands at `now`; further settings by name, and its own log if it is to be read. */
export async function bootTracker({ now = '2026-11-23T02:00:00Z', settings: given = {}, poolSize = 10, log }: { now?: string; settings?: Record<string, string>; poolSize?: number; log?: Log } = {}): Promise<BootedTracker> {
  const test = await testDatabase();
  const clock = new FixedClock(now);
  const dataDir = await mkdtemp(join(testHome(), 'data-'));
  const settings = readSettings({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: test.appUrl, DATABASE_OWNER_URL: test.ownerUrl, LOG_LEVEL: 'silent', RATE_LIMITS: 'off', ...given });
  const api = await createApi({ settings, clock, poolSize, ...(log ? { log } : {}) });
  await api.listen({ port: 0, host: '127.0.0.1' });
  const url = (await api.getUrl()).replace('[::1]', '127.0.0.1');
  const accounts = JSON.parse(readFileSync(firstAccountsFile(), 'utf8')) as Account[];
  const account = (role: Role, unit?: string) => {
    const found = accounts.find((one) => one.role === role && (unit === undefined || one.unit === unit));
    if (!found) throw new Error(`no first account is ${role} of ${unit ?? 'any unit'}`);
    return found;
  };
  return {
    url, test, clock, dataDir, settings, account, stranger: () => new ApiClient(url),
    as: async (role, unit) => {
      const client = new ApiClient(url);
      const { email, password } = account(role, unit);
      const answer = await client.signIn(email, password);
      if (answer.status !== 201 && answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.text}`);
      return client;
    },
    close: async () => {
      await api.close();
      await test.close();
    },
  };
}
