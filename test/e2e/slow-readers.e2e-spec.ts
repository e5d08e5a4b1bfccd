import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#identity';
import { serviceScope } from '#platform/database';
import { Exports } from '#platform/export';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { until } from '../harness/until.js';

const CONNECTIONS = 4;
/**
 * Number of audit events. Their file is larger than the socket buffers between two local processes,
 * so that a client that does not read makes the server wait.
 */
const ROWS = 18_000;

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker({ poolSize: CONNECTIONS });
  await asSuperuser(tracker.test.name, (client) =>
    client.query(
      `INSERT INTO audit_records (actor_id, authority, action, outcome, request_id, new_value)
     SELECT 'service:test', 'service', 'test.bulk', 'done', 'bulk-' || n,
       jsonb_build_object('text', repeat(md5(n::text), 24)) FROM generate_series(1, $1::int) n`,
      [ROWS],
    ),
  );
});
afterAll(() => tracker?.close());

/** Signs in the first account with a role and returns its cookies. */
async function cookieOf(role: Role): Promise<string> {
  const { email, password } = tracker.account(role);
  const answer = await tracker.anonymous().signIn(email, password);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Requests the audit log as a file and does not read the response. */
const slowReader = (cookie: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(
      `${tracker.url}/api/audit-events?format=csv&action=test.bulk`,
      { headers: { cookie, 'accept-language': 'en' }, agent: false },
      (response) => {
        response.pause();
        resolve(response);
      },
    ).once('error', reject);
  });

/** Reads the rest of a response slowly; returns its number of lines and its hash. */
async function readSlowly(response: IncomingMessage): Promise<{ lines: number; sha256: string }> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    hash.update(part);
    for (const byte of part) if (byte === 10) lines += 1;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return { lines, sha256: hash.digest('hex') };
}

const busyBackends = (): Promise<number> =>
  asSuperuser('postgres', async (client) =>
    Number(
      (
        await client.query<{ count: string }>(
          `SELECT count(*) FROM pg_stat_activity
            WHERE datname = $1 AND application_name LIKE 'tracker%'
              AND (state = 'active' OR xact_start IS NOT NULL)`,
          [tracker.test.name],
        )
      ).rows[0]?.count,
    ),
  );

describe('as many slow readers of a file as there are connections', () => {
  it('hold none of them, keep nobody waiting, and get every byte at last', async () => {
    const [auditor, admin] = [await cookieOf('auditor'), await cookieOf('audit-admin')];
    const readers = await Promise.all([auditor, auditor, admin, admin].map(slowReader));
    expect(readers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    await until('the database has said everything', async () => (await busyBackends()) === 0);
    expect((await tracker.anonymous().get('/readyz')).status).toBe(200);

    const third = await (
      await tracker.as('auditor')
    ).get('/api/audit-events?format=csv', { headers: { 'accept-language': 'en' } });
    expect([third.status, third.body.code, third.headers.get('retry-after')]).toEqual([
      429,
      'EXPORTS_UNFINISHED',
      '30',
    ]);
    expect(third.body.detail).toContain('2 files');
    const spool = join(tracker.dataDir, 'spool');
    expect([existsSync(spool), readdirSync(spool)]).toEqual([true, []]);

    const read = await Promise.all(readers.map(readSlowly));
    // Every reader gets the header line and all rows, with the same bytes.
    expect(read.map(({ lines }) => lines)).toEqual([1, 2, 3, 4].map(() => ROWS + 1));
    expect(new Set(read.map(({ sha256 }) => sha256)).size).toBe(1);
    await until(
      'the places are free',
      async () =>
        (await (await tracker.as('auditor')).get('/api/audit-events?format=csv&action=nothing'))
          .status === 200,
    );
  });

  it('leave their places when they go away', async () => {
    const cookie = await cookieOf('auditor');
    const readers = await Promise.all([cookie, cookie].map(slowReader));
    readers.forEach((reader) => reader.destroy());
    await until(
      'another file is sent',
      async () =>
        (await (await tracker.as('auditor')).get('/api/audit-events?format=csv&action=nothing'))
          .status === 200,
    );
    await until('no connection is held', async () => (await busyBackends()) === 0);
  });
});

describe('files on their way', () => {
  it('are bounded for everybody together, and refused before anything is done for them', async () => {
    const exports = new Exports(
      () => Promise.resolve(tracker.test.database),
      { folder: join(tracker.dataDir, 'few'), memoryMax: 1_000, fileMax: 1_000 },
      { perPerson: 2, atOnce: 3, longestMs: 60_000 },
    );
    const open = (person: string) =>
      exports.during(person, (openCsv) =>
        openCsv(serviceScope('test'), ({ rows }) => rows('SELECT 1', [])),
      );
    const streams = [await open('one'), await open('one'), await open('two')];
    await expect(open('one')).rejects.toMatchObject({ code: 'EXPORTS_UNFINISHED' });
    await expect(open('two')).rejects.toMatchObject({ code: 'EXPORTS_FULL' });
    streams.forEach((stream) => stream.destroy());
    await until('their places are free', () =>
      exports.during('five', () => Promise.resolve(true)).catch(() => false),
    );
    await expect(
      exports.during('five', () => Promise.reject(new Error('refused'))),
    ).rejects.toThrow('refused');
    await until('places are free again', async () => (await open('three')) !== null);
  });
});
