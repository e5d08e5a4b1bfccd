import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { scanPortfolio } from '#alerts';
import { createApi } from '../../apps/api/create-api.js';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import type { FileStore } from '#platform/files';
import type { Log } from '#platform/logging';
import type { Metrics } from '#platform/metrics';
import type { Role } from '#identity';
import { ApiClient, type Answered } from './api-client.js';
import { firstAccountsFile, type PlanDates, type TestDatabase, testDatabase } from './database.js';
import { filesIn } from './files.js';
import { asSuperuser, testHome } from './server.js';

/** A running API with a copy of the real plan, which listens on a free port. */
export interface BootedTracker {
  url: string;
  test: TestDatabase;
  clock: FixedClock;
  /** Folder with the mails and files of this program. */
  dataDir: string;
  files: FileStore;
  settings: ReturnType<typeof readSettings>;
  /**
   * Returns a client that is signed in as the first account with a role (and in an organisation, if
   * given).
   */
  as(role: Role, unit?: string): Promise<ApiClient>;
  /** Sets a new password for an account with the newest link that was mailed to its address. */
  choosePassword(email: string, next: string): Promise<void>;
  /** Returns the secret in the newest password link that was mailed to an address. */
  linkSecret(email: string): Promise<string>;
  /** Returns a client that is not signed in. */
  anonymous(): ApiClient;
  /**
   * Submits an entry as the officer of an organisation and approves it as its manager; returns the
   * entry as stored in the ledger.
   */
  enter(projectId: string, posting: object, unit?: string): Promise<any>;
  /**
   * Approves a ledger change request as the manager of an organisation; returns the last entry of
   * the project.
   */
  approve(proposalId: string, projectId: string, unit?: string): Promise<any>;
  /**
   * Evaluates every project that was never evaluated or whose data changed, as the worker does
   * after a change.
   */
  evaluate(): Promise<void>;
  account(role: Role, unit?: string): { email: string; password: string; unit: string };
  close(): Promise<void>;
  /** Closes the API only; the database stays open. */
  closeApi(): Promise<void>;
}

/**
 * Settings that allow long sessions, because a test signs in more often than a user does and moves
 * the clock further. Other tests check the real limits.
 */
const LONG_SESSIONS = {
  SESSIONS_MAX: '100',
  SESSION_IDLE_MINUTES_ADMIN: '240',
  SESSION_HOURS_MAX: '24',
};

interface Account {
  email: string;
  password: string;
  role: Role;
  unit: string;
}

/**
 * Returns the body of a response.
 * @throws Error when the request was not successful
 */
function done({ status, body, text }: Answered): any {
  if (status >= 300) throw new Error(`answered ${status}: ${text}`);
  return body;
}

/**
 * Starts the API with a clock that is set to `now`. Optional parameters: further settings by name,
 * a log if the test reads it, an existing database, and what the plan's days are worth.
 */
export async function bootTracker({
  now = '2026-11-23T02:00:00Z',
  settings: given = {},
  poolSize = 10,
  log,
  test: at,
  planDates,
  metrics,
}: {
  now?: string;
  settings?: Record<string, string>;
  poolSize?: number;
  log?: Log;
  test?: TestDatabase;
  planDates?: PlanDates;
  metrics?: Metrics;
} = {}): Promise<BootedTracker> {
  const test = at ?? (await testDatabase(planDates ? { planDates } : {}));
  const clock = new FixedClock(now);
  const dataDir = await mkdtemp(join(testHome(), 'data-'));
  const settings = readSettings({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: test.appUrl,
    DATABASE_OWNER_URL: test.ownerUrl,
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    ALERT_MAILS_A_DAY: '1000',
    ...LONG_SESSIONS,
    ...given,
  });
  const api = await createApi({ settings, clock, poolSize, metrics, ...(log ? { log } : {}) });
  await api.listen({ port: 0, host: '127.0.0.1' });
  const url = (await api.getUrl()).replace('[::1]', '127.0.0.1');
  const account = (role: Role, unit?: string) => {
    const accounts = JSON.parse(readFileSync(firstAccountsFile(), 'utf8')) as Account[];
    const found = accounts.find(
      (one) => one.role === role && (unit === undefined || one.unit === unit),
    );
    if (!found) throw new Error(`no first account is ${role} of ${unit ?? 'any unit'}`);
    return found;
  };
  const as = async (role: Role, unit?: string): Promise<ApiClient> => {
    const client = new ApiClient(url);
    const { email, password } = account(role, unit);
    done(await client.signIn(email, password));
    return client;
  };
  const approve = async (
    proposalId: string,
    projectId: string,
    unit = 'sample-transport',
  ): Promise<any> => {
    const manager = await as('manager', unit);
    done(await manager.post(`/api/ledger-proposals/${proposalId}/approval`, undefined));
    const { sequence } = done(
      await manager.get(`/api/ledger-proposals/${proposalId}/entries?limit=200`),
    ).items.at(-1);
    return done(
      await manager.get(`/api/projects/${projectId}/ledger-entries?limit=200`),
    ).items.find((entry: any) => entry.sequence === sequence);
  };
  const linkSecret = (email: string): Promise<string> =>
    asSuperuser(test.name, async (client) => {
      const { rows } = await client.query<{ secret: string | null }>(
        "SELECT substring(text_body FROM '/password#([[:alnum:]_-]{43})') AS secret FROM mail_outbox WHERE to_address = $1 AND text_body LIKE '%/password#%' ORDER BY composed_at DESC, ctid DESC LIMIT 1",
        [email],
      );
      if (!rows[0]?.secret) throw new Error(`no password link was mailed to ${email}`);
      return rows[0].secret;
    });
  return {
    linkSecret,
    choosePassword: async (email, next) => {
      done(
        await new ApiClient(url).post(`/api/password-links/${await linkSecret(email)}`, { next }),
      );
    },
    url,
    test,
    clock,
    dataDir,
    files: filesIn(dataDir),
    settings,
    account,
    anonymous: () => new ApiClient(url),
    as,
    approve,
    enter: async (projectId, posting, unit = 'sample-transport') => {
      const { id } = done(
        await (
          await as('officer', unit)
        ).post(`/api/projects/${projectId}/ledger-entries`, {
          repeatConfirmed: true,
          openingConfirmed: true,
          ...posting,
        }),
      );
      return approve(id, projectId, unit);
    },
    evaluate: async () => {
      await scanPortfolio(test.database, clock);
    },
    closeApi: () => api.close(),
    close: async () => {
      await api.close();
      await test.close();
    },
  };
}
