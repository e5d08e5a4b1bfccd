import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { testDatabase } from '../harness/database.js';
import { serverUrl } from '../harness/server.js';
import { uploadTo } from '../harness/upload.js';
import { type Death, DEATHS, openStatementLink, type StatementLink } from './statement-link.js';

let link: StatementLink;
let tracker: BootedTracker;
let officer: ApiClient;
let auditor: ApiClient;
let project: string;
let superuser: pg.Client;

/**
 * Repeats a request. Breaks its database connection at the first statement, then at the second, and
 * so on, until the request has fewer statements than that. `evaluate` checks the result each time.
 * Returns the number of statements of the request.
 */
async function breakEverywhere(
  death: Death,
  request: () => Promise<Answered | null>,
  evaluate: (answer: Answered | null) => Promise<void>,
): Promise<number> {
  for (let number = 1; number < 100; number += 1) {
    link.breakAt(number, death);
    const answer = await request();
    if (!link.spare()) return number - 1;
    if (answer && answer.status >= 400) {
      expect([500, 503]).toContain(answer.status);
      expect(answer.body).toMatchObject({
        status: answer.status,
        code: expect.any(String),
        requestId: expect.any(String),
      });
    }
    await evaluate(answer);
  }
  throw new Error('the request never ends asking');
}

const served = async (): Promise<void> => {
  expect([
    (await officer.get('/api/me')).status,
    (await tracker.anonymous().get('/readyz')).status,
  ]).toEqual([200, 200]);
};
const rows = async (sql: string, values: string[]) =>
  (await superuser.query(sql, values)).rows.length;

beforeAll(async () => {
  const { hostname, port } = new URL(serverUrl('postgres'));
  const terminate = async (pid: number): Promise<void> => {
    await superuser.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
  };
  link = await openStatementLink({ host: hostname, port: Number(port) }, terminate);
  const test = await testDatabase();
  tracker = await bootTracker({
    test,
    settings: {
      DATABASE_URL: Object.assign(new URL(test.appUrl), {
        hostname: '127.0.0.1',
        port: String(link.port),
      }).toString(),
    },
  });
  superuser = new pg.Client({ connectionString: serverUrl(tracker.test.name) });
  await superuser.connect();
  officer = await tracker.as('officer', 'sample-transport');
  auditor = await tracker.as('auditor');
  project = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
  // Uploads a first file, so that everything that happens only once in a process, such as creating
  // a lock of the queue, has happened before connections are broken.
  await uploadTo(officer, '/api/ledger-imports', {
    file: { name: 'first.csv', bytes: 'x' },
    fields: { unit: '元' },
  });
});
afterAll(async () => {
  link?.spare();
  await tracker?.close();
  await link?.close();
  // Closes the superuser's connection last, because it is used to terminate the sessions of the
  // other connections.
  await superuser?.end();
});

describe.each(DEATHS)('a connection that dies at any statement (%s)', (death) => {
  it('costs a read nothing but its answer', async () => {
    const statements = await breakEverywhere(
      death,
      () => officer.get(`/api/projects/${project}`),
      served,
    );
    expect(statements).toBeGreaterThanOrEqual(2);
  });

  it('leaves of a write all or nothing, and its repeat does the rest', async () => {
    let attempt = 0;
    const post = () =>
      officer.post(
        `/api/projects/${project}/ledger-entries`,
        { series: 'completed', month: '2026-09', amountFen: '100', note: `${death}-${attempt}` },
        { headers: { 'idempotency-key': `${death}-${attempt}` } },
      );
    const statements = await breakEverywhere(
      death,
      () => {
        attempt += 1;
        return post();
      },
      async () => {
        const { status, body } = await post();
        expect(status).toBe(202);
        expect(
          await rows('SELECT FROM ledger_change_request_rows WHERE note = $1', [
            `${death}-${attempt}`,
          ]),
        ).toBe(1);
        expect(
          await rows(`SELECT FROM audit_records WHERE action = 'ledger.post' AND subject_id = $1`, [
            body.id,
          ]),
        ).toBe(1);
      },
    );
    expect(statements).toBeGreaterThanOrEqual(4);
  });

  it('leaves of a file handed in all or nothing', async () => {
    let attempt = 0;
    const upload = () =>
      uploadTo(officer, '/api/ledger-imports', {
        file: { name: `${death}-${attempt}.csv`, bytes: 'x' },
        fields: { unit: '元' },
        headers: { 'idempotency-key': `file-${death}-${attempt}` },
      });
    const statements = await breakEverywhere(
      death,
      () => {
        attempt += 1;
        return upload();
      },
      async () => {
        expect((await upload()).status).toBe(201);
        expect(
          await rows('SELECT FROM ledger_imports WHERE file_name = $1', [
            `${death}-${attempt}.csv`,
          ]),
        ).toBe(1);
        // Deletes the uploaded files, because a person may have only a few files that wait for
        // processing.
        await superuser.query('DELETE FROM ledger_imports');
      },
    );
    expect(statements).toBeGreaterThanOrEqual(3);
  });

  it('ends a file on its way out or refuses it, never makes half a file look whole', async () => {
    const path = '/api/audit-events?format=csv&limit=1';
    const statements = await breakEverywhere(
      death,
      () => auditor.get(path).catch(() => null),
      async (answer) => {
        if (answer?.status === 200) expect(answer.text.endsWith('\r\n')).toBe(true);
        expect((await auditor.get(path)).text.split('\r\n').length).toBeGreaterThan(3);
      },
    );
    expect(statements).toBeGreaterThanOrEqual(4);
  });
});
