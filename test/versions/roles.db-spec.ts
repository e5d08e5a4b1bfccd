import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asVerifier, checkTotals } from '#ledger';
import { ensureFirstAccounts } from '#identity';
import { installPlan, trackerEntities, upgradeDatabase } from '#installation';
import { readSettings } from '#platform/config';
import {
  appDataSourceOptions,
  connectProgram,
  Database,
  noOrganisationsScope,
  serviceScope,
} from '#platform/database';
import { projectRoot, StartupError } from '#platform/program';
import { createApi } from '../../apps/api/create-api.js';
import { startTracker } from '../../apps/standalone/start-tracker.js';
import { createWorker } from '../../apps/worker/create-worker.js';
import { type OwnPostgres, ownPostgres } from '../harness/own-postgres.js';
import { testHome } from '../harness/server.js';

const BRING_UP_MS = 120_000;

/** Returns the error message with which `work` fails; an empty text when it succeeds. */
const problemOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return '';
  expect(error).toBeInstanceOf(StartupError);
  return (error as StartupError).message;
};
/** Returns the SQL that an error message tells the administrator to run. */
const sqlIn = (sentence: string): string =>
  /(?:run|again): (.*;)$/s.exec(sentence)?.[1] ?? `the sentence names no SQL: ${sentence}`;

const projectsSeen = async (url: string): Promise<number[]> => {
  const source = await connectProgram(appDataSourceOptions(url, trackerEntities, 1));
  try {
    const database = new Database(source);
    const count = (scope: ReturnType<typeof serviceScope>) =>
      database.read(scope, async (tx) =>
        Number((await tx.query<{ n: string }[]>('SELECT count(*) AS n FROM projects'))[0]?.n),
      );
    return [await count(serviceScope('test')), await count(noOrganisationsScope('nobody', 'r'))];
  } finally {
    await source.destroy();
  }
};

async function install(appUrl: string): Promise<void> {
  const source = await connectProgram(appDataSourceOptions(appUrl, trackerEntities, 2));
  try {
    const database = new Database(source);
    await ensureFirstAccounts(database, {
      file: join(await mkdtemp(join(testHome(), 'accounts-')), 'first-accounts.json'),
    });
    await installPlan(database, join(projectRoot, 'libs/plan/data/hangzhou-14fyp'));
  } finally {
    await source.destroy();
  }
}

/**
 * Returns the SQL statements of the script that creates the logins for containers, with its
 * variables replaced as psql would.
 */
const loginScript = (): string[] => {
  const script = readFileSync(join(projectRoot, 'tools/deployment/create-logins.sh'), 'utf8');
  const sql = /<<'SQL'\n(.*)\nSQL/s.exec(script)?.[1] ?? '';
  return sql
    .replace(/^--.*$/gm, '')
    .replace(/:'\w+'/g, "'secret'")
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean);
};

describe('with one login that may create no roles', () => {
  let server: OwnPostgres;
  let url: string;
  beforeAll(async () => {
    server = await ownPostgres();
    await server.asSuperuser(`CREATE ROLE "The-Owner" LOGIN PASSWORD 'secret'`);
    await server.asSuperuser('CREATE DATABASE single OWNER "The-Owner"');
    url = server.urlOf('single', 'The-Owner', 'secret');
  }, BRING_UP_MS);
  afterAll(() => server?.stop());

  it(
    'migrate says before its first step what an administrator has to run, and after that goes to the end',
    async () => {
      const sentence = await problemOf(upgradeDatabase(url));
      expect(sentence).toContain('tracker_app and tracker_verifier');
      expect(
        (
          await server.asSuperuser(
            `SELECT FROM pg_class WHERE relname IN ('projects', 'mail_outbox')`,
            'single',
          )
        ).rowCount,
      ).toBe(0);
      await server.asSuperuser(sqlIn(sentence));
      expect((await upgradeDatabase(url)).length).toBeGreaterThan(40);
      await install(url);
      expect(await projectsSeen(url)).toEqual([181, 0]);
    },
    BRING_UP_MS,
  );

  it('the ledger is verified', async () => {
    expect(await asVerifier(url, checkTotals)).toMatchObject({ flaws: [] });
  });
});

describe('with the two logins of the containers', () => {
  let server: OwnPostgres;
  let ownerUrl: string;
  let appUrl: string;
  beforeAll(async () => {
    server = await ownPostgres();
    for (const statement of loginScript()) await server.asSuperuser(statement);
    ownerUrl = server.urlOf('tracker', 'tracker_owner', 'secret');
    appUrl = server.urlOf('tracker', 'tracker_app', 'secret');
    await upgradeDatabase(ownerUrl);
    await install(appUrl);
  }, BRING_UP_MS);
  afterAll(() => server?.stop());

  const versionOf = async (): Promise<number> =>
    Number(
      (
        await server.asSuperuser(
          `SELECT current_setting('server_version_num')::int / 10000 AS major`,
        )
      ).rows[0].major,
    );
  const inheriting = async (): Promise<string> =>
    (await versionOf()) < 16
      ? 'ALTER ROLE tracker_app INHERIT'
      : 'GRANT tracker_verifier TO tracker_app WITH INHERIT TRUE';

  it('nothing is seen without a scope, and either login verifies the ledger', async () => {
    expect(await projectsSeen(appUrl)).toEqual([181, 0]);
    expect(await asVerifier(ownerUrl, checkTotals)).toMatchObject({ flaws: [] });
    expect(await asVerifier(appUrl, checkTotals)).toMatchObject({ flaws: [] });
  });

  it.each<[string, string, RegExp]>([
    ['is a superuser', 'ALTER ROLE tracker_app SUPERUSER', /tracker_app is a superuser/],
    [
      'bypasses row-level security',
      'ALTER ROLE tracker_app BYPASSRLS',
      /bypasses row-level security/,
    ],
    ['inherits the verifying role', '', /tracker_app inherits tracker_verifier/],
    [
      'inherits it by way of a group',
      'CREATE ROLE readers; GRANT tracker_verifier TO readers; GRANT readers TO tracker_app; :inherit readers',
      /tracker_app inherits readers/,
    ],
    [
      'inherits the owner',
      'GRANT tracker_owner TO tracker_app; :inherit tracker_owner',
      /tracker_app inherits tracker_owner/,
    ],
    [
      'finds row-level security switched off',
      'ALTER TABLE milestones DISABLE ROW LEVEL SECURITY',
      /row-level security of milestones is off/,
    ],
    [
      'finds a policy that shows everything',
      'CREATE POLICY handy ON projects FOR SELECT USING (true)',
      /policy handy shows every row of projects/,
    ],
    [
      'finds a policy that shows something',
      `CREATE POLICY handy ON projects FOR SELECT USING (name <> '')`,
      /projects shows rows to a transaction without a scope/,
    ],
    [
      'finds a view of its owner’s',
      'CREATE VIEW handy AS SELECT p.name FROM projects p; ALTER TABLE projects NO FORCE ROW LEVEL SECURITY; GRANT SELECT ON handy TO tracker_app',
      /handy shows rows/,
    ],
  ])(
    'the program does not start when its role %s, and starts again after what its sentence says',
    async (_, broken, said) => {
      const inherit =
        (await versionOf()) < 16
          ? () => 'ALTER ROLE tracker_app INHERIT'
          : (_match: string, role: string) => `GRANT ${role} TO tracker_app WITH INHERIT TRUE`;
      await server.asSuperuser(
        broken === '' ? await inheriting() : broken.replace(/:inherit (\w+)/, inherit),
        'tracker',
      );
      const sentence = await problemOf(projectsSeen(appUrl));
      expect(sentence).toMatch(said);
      if (/handy/.test(broken) && !/policy handy/.test(sentence))
        await server.asSuperuser(
          'DROP POLICY IF EXISTS handy ON projects; DROP VIEW IF EXISTS handy; ALTER TABLE projects FORCE ROW LEVEL SECURITY',
          'tracker',
        );
      else await server.asSuperuser(sqlIn(sentence), 'tracker');
      expect(await projectsSeen(appUrl)).toEqual([181, 0]);
      expect(await asVerifier(ownerUrl, checkTotals)).toMatchObject({ flaws: [] });
    },
  );

  it(
    'api, worker, the whole program and migrate all refuse an inherited verifying role',
    async () => {
      const dataDir = await mkdtemp(join(testHome(), 'data-'));
      const settings = () =>
        readSettings({
          PORT: '0',
          HOST: '127.0.0.1',
          DATA_DIR: dataDir,
          DATABASE_URL: appUrl,
          DATABASE_OWNER_URL: ownerUrl,
          LOG_LEVEL: 'silent',
        });
      const starts: (() => Promise<{ close(): Promise<void> }>)[] = [
        () => createApi({ settings: settings() }),
        () => createWorker({ settings: settings() }),
        () =>
          startTracker(
            settings(),
            () => undefined,
            () => undefined,
          ),
      ];
      await server.asSuperuser(await inheriting(), 'tracker');
      const sentences = [];
      for (const start of starts) sentences.push(await problemOf(start()));
      const last = await problemOf(upgradeDatabase(ownerUrl));
      for (const sentence of [...sentences, last])
        expect(sentence).toMatch(/tracker_app inherits tracker_verifier/);
      await server.asSuperuser(sqlIn(last));
      for (const start of starts) {
        const started = await start();
        await started.close();
      }
    },
    BRING_UP_MS,
  );

  it('a login that may not take the program’s role is told what to grant', async () => {
    await server.asSuperuser(`CREATE ROLE passer_by LOGIN PASSWORD 'secret'`);
    expect(await problemOf(projectsSeen(server.urlOf('tracker', 'passer_by', 'secret')))).toContain(
      'GRANT tracker_app TO',
    );
  });
});
