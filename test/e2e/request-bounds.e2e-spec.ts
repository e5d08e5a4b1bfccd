import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describedRoutes } from '../fuzz/described-routes.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let script: string;
beforeAll(async () => {
  tracker = await bootTracker();
  officer = await tracker.as('officer', 'sample-transport');
  script = `Authorization: Bearer ${(await officer.post('/api/tokens', { name: 'script', scopes: ['read', 'write'] })).body.token}`;
});
afterAll(() => tracker?.close());

/**
 * All routes that take a body, each with its method, its path and whether it needs no sign-in. Path
 * parameters are replaced by an id that does not exist.
 */
const writes = describedRoutes()
  .routes.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
  .map(
    ({ method, path, open }) =>
      [method, path.replace(/\{[^}]+\}/g, '00000000-0000-4000-8000-000000000000'), open] as const,
  );

interface Refused {
  status: number;
  code: string;
  closed: boolean;
}
/**
 * Sends the headers and only the beginning of a body, and reads the response until the server ends
 * the connection.
 */
const begin = (line: string, headers: string[], sent = ''): Promise<Refused> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(tracker.url);
    let answer = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        [
          `${line} HTTP/1.1`,
          'Host: x',
          'Content-Type: application/json',
          ...headers,
          '',
          sent,
        ].join('\r\n'),
      ),
    );
    socket
      .on('data', (part) => {
        answer += part.toString();
      })
      .on('error', reject)
      .on('end', () =>
        resolve({
          status: Number(answer.split(' ')[1]),
          code: /"code":"(\w+)"/.exec(answer)?.[1] ?? '',
          closed: /^connection: close/im.test(answer),
        }),
      );
  });
const keys = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 0]));

describe('a body that is too large', () => {
  it('is refused by every route before a byte of it is read, to strangers and to whoever is signed in', async () => {
    expect(writes.length).toBeGreaterThan(60);
    const wrong: unknown[] = [];
    for (const [method, path, open] of writes) {
      const anonymous = await begin(`${method} ${path}`, [
        'Content-Length: 8193',
        `Cookie: tracker_session=${'A'.repeat(43)}`,
      ]);
      const person = await begin(`${method} ${path}`, ['Content-Length: 1048577', script]);
      const expected = open ? [413, 413] : [401, 413];
      if (
        anonymous.status !== expected[0] ||
        person.status !== expected[1] ||
        !anonymous.closed ||
        !person.closed
      )
        wrong.push([method, path, anonymous, person]);
    }
    expect(wrong).toEqual([]);
  });

  it('without a length is refused as soon as it is', async () => {
    const chunk = `${(8_193).toString(16)}\r\n${'a'.repeat(8_193)}\r\n`;
    expect(await begin('POST /api/sessions', ['Transfer-Encoding: chunked'], chunk)).toEqual({
      status: 413,
      code: 'BODY_TOO_LARGE',
      closed: true,
    });
  });

  it('is refused in a sentence that names the bound, and its sender can read it', async () => {
    const answer = await tracker.anonymous().post('/api/sessions', keys(100_000));
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      413,
      'BODY_TOO_LARGE',
      expect.stringContaining('8192'),
    ]);
    const larger = await officer.post('/api/tokens', undefined, {
      raw: `"${'a'.repeat(3_000_000)}"`,
    });
    expect([larger.status, larger.body.detail]).toEqual([413, expect.stringContaining('1048576')]);
  });

  it('as a form is refused where no file is taken, and where its length is not said', async () => {
    const form = ['Content-Type: multipart/form-data; boundary=b', script];
    const said = async (path: string, more: string[]): Promise<[number, string]> => {
      const { status, code } = await begin(`POST ${path}`, [...form, ...more]);
      return [status, code];
    };
    // Uses the normal client. The function `begin` adds a Content-Type of its own, and the HTTP
    // parser would ignore the second one.
    const answer = await officer.post('/api/tokens', undefined, {
      raw: '--b--',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'MEDIA_TYPE']);
    expect(await said('/api/ledger-imports', ['Content-Length: 30000000'])).toEqual([
      413,
      'BODY_TOO_LARGE',
    ]);
  });
});

describe('a body of too many parts', () => {
  it('is refused by every route before anything is made of it', async () => {
    const wrong: unknown[] = [];
    const raw = JSON.stringify(keys(5_000));
    for (const [method, path] of writes.filter(([, , open]) => !open)) {
      const { status, body } = await officer.send(method, path, undefined, { raw });
      if (status !== 413 || body.code !== 'BODY_OBJECT_TOO_WIDE')
        wrong.push([method, path, status, body?.code]);
    }
    expect(wrong).toEqual([]);
  });

  it('at sign-in names twenty fields at most', async () => {
    const answer = await tracker.anonymous().post('/api/sessions', keys(190));
    expect([answer.status, answer.body.code, answer.body.errors.length]).toEqual([
      400,
      'VALIDATION_FAILED',
      20,
    ]);
  });

  it.each<[string, object, number, string]>([
    ['fields nobody knows', keys(150), 400, 'VALIDATION_FAILED'],
    ['too many fields', keys(5_000), 413, 'BODY_OBJECT_TOO_WIDE'],
    [
      'too many lines',
      { lines: Array.from({ length: 10_000 }, () => ({ a: 1 })) },
      413,
      'BODY_VALUES_TOO_MANY',
    ],
    [
      'too long a list of lines',
      { lines: Array.from({ length: 9_000 }, () => 0) },
      400,
      'VALIDATION_FAILED',
    ],
  ])('in a half-filled sheet: %s', async (_, content, status, code) => {
    const project = (await officer.get('/api/projects?limit=1')).body.items[0].id;
    const answer = await officer.post(`/api/projects/${project}/unfinished-filings`, {
      kind: 'cost',
      content,
    });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors.length).toBeLessThanOrEqual(20);
  });
});

describe('a head that is too large', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['an address', `/api/tokens?cursor=${'a'.repeat(6_001)}`, {}, 414, 'ADDRESS_TOO_LONG'],
    ['a query of many fields', `/api/tokens?${'a=1&'.repeat(60)}b=1`, {}, 400, 'QUERY_TOO_WIDE'],
    [
      'many headers',
      '/api/tokens',
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`x-${at}`, 'a'])),
      431,
      'HEADERS_TOO_LARGE',
    ],
  ])('%s is refused', async (_, path, headers, status, code) => {
    const answer = await officer.get(path, { headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
