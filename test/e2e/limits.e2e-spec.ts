import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../apps/api/create-api.js';
import { TIMEOUTS } from '../../libs/platform/http/open-fastify.js';
import { aPdf, toProject } from '../builders/documents.js';
import { ApiClient, type Answered } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { letPass } from '../harness/passing-time.js';

const codeOf = (answer: Answered): [number, string] => [answer.status, answer.body?.code];

describe('too many requests', () => {
  let tracker: BootedTracker;
  beforeAll(async () => {
    tracker = await bootTracker({
      settings: {
        RATE_LIMITS: 'reads=20,writes=5,reports=3,sign-in=15,strangers=4',
        TRUSTED_PROXIES: 'loopback',
      },
    });
  });
  afterAll(() => tracker?.close());
  afterEach(() => letPass(61));
  const many = async (count: number, ask: () => Promise<Answered>): Promise<Answered[]> => {
    const answers: Answered[] = [];
    for (let asked = 0; asked < count; asked += 1) answers.push(await ask());
    return answers;
  };

  it('of one account are refused with the seconds to wait, and taken again after them', async () => {
    const auditor = await tracker.as('auditor');
    const answers = await many(21, () => auditor.get('/api/me'));
    expect(answers.slice(0, 20).every((answer) => answer.status === 200)).toBe(true);
    const refused = answers[20] as Answered;
    expect([...codeOf(refused), refused.headers.get('content-type')]).toEqual([
      429,
      'RATE_LIMITED',
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(refused.body.detail).toContain(String(wait));
    expect((await auditor.get('/api/me')).status).toBe(429);
    letPass(wait);
    expect((await auditor.get('/api/me')).status).toBe(200);
  });

  it('of one account are counted by two processes of the API together', async () => {
    const [officer, other] = [
      await tracker.as('officer'),
      await createApi({ settings: tracker.settings, clock: tracker.clock }),
    ];
    try {
      await other.listen({ port: 0, host: '127.0.0.1' });
      const there = new ApiClient((await other.getUrl()).replace('[::1]', '127.0.0.1'));
      const { email, password } = tracker.account('officer');
      await there.signIn(email, password);
      const answers = [
        ...(await many(20, () => officer.get('/api/me'))),
        ...(await many(20, () => there.get('/api/me'))),
      ];
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    } finally {
      await other.close();
    }
  });

  it('are counted by account and kind: its scripts share them, nobody else does', async () => {
    const [auditor, officer] = [await tracker.as('auditor'), await tracker.as('officer')];
    const script = {
      headers: {
        authorization: `Bearer ${(await auditor.post('/api/tokens', { name: 'script' })).body.token}`,
      },
    };
    expect(
      (await many(4, () => auditor.get('/api/reports/spend?period=2021..2025'))).map(
        (answer) => answer.status,
      ),
    ).toEqual([200, 200, 200, 429]);
    expect(
      codeOf(await tracker.anonymous().get('/api/reports/spend?period=2021..2025', script)),
    ).toEqual([429, 'RATE_LIMITED']);
    expect((await officer.get('/api/reports/spend?period=2021..2025')).status).toBe(200);
    expect((await auditor.get('/api/projects')).status).toBe(200);
    expect(
      (await many(5, () => auditor.post('/api/tokens', { name: 'another' }))).map(
        (answer) => answer.status,
      ),
    ).toEqual([201, 201, 201, 201, 429]);
  });

  it('of one network address that does not sign in, or signs in all the time, are refused; another address is not', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const forged = {
      headers: { ...from('203.0.113.7').headers, cookie: `tracker_session=${'A'.repeat(43)}` },
    };
    expect(
      (await many(5, () => tracker.anonymous().get('/api/projects', forged))).map(
        (answer) => answer.status,
      ),
    ).toEqual([401, 401, 401, 401, 429]);
    expect((await tracker.anonymous().get('/api/projects', from('203.0.113.8'))).status).toBe(401);
    const { email, password } = tracker.account('auditor');
    const signIn = (address: string) =>
      tracker.anonymous().post('/api/sessions', { email, password }, from(address));
    expect(
      (await many(16, () => signIn('203.0.113.7'))).map((answer) => answer.status).slice(14),
    ).toEqual([201, 429]);
    expect((await signIn('203.0.113.8')).status).toBe(201);
  });
});

describe('failures from one network address', () => {
  it('make every account wait there, not elsewhere, however many addresses of accounts are tried', async () => {
    const tracker = await bootTracker({ settings: { TRUSTED_PROXIES: 'loopback' } });
    try {
      const { email, password } = tracker.account('auditor');
      const attempt = (address: string, guessed: { email: string; password: string }) =>
        tracker
          .anonymous()
          .post('/api/sessions', guessed, { headers: { 'x-forwarded-for': address } });
      for (let batch = 0; batch < 5; batch += 1) {
        const answers = await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            attempt('203.0.113.7', {
              email: `nobody-${batch}-${index}@tracker.example`,
              password: 'guess',
            }),
          ),
        );
        expect(answers.every((answer) => answer.status === 401)).toBe(true);
      }
      const made = await attempt('203.0.113.7', { email, password });
      expect([...codeOf(made), made.headers.get('retry-after')]).toEqual([
        429,
        'TOO_MANY_ATTEMPTS',
        '5',
      ]);
      expect((await attempt('203.0.113.8', { email, password })).status).toBe(201);
      tracker.clock.set(new Date(tracker.clock.now().getTime() + 6_000));
      expect((await attempt('203.0.113.7', { email, password })).status).toBe(201);
      // A successful sign-in resets the delay of the account. It does not reset the delay of the IP
      // address from which others guess passwords.
      expect((await attempt('203.0.113.7', { email, password: 'guess' })).status).toBe(401);
      expect((await attempt('203.0.113.7', { email, password })).headers.get('retry-after')).toBe(
        '10',
      );
    } finally {
      await tracker.close();
    }
  });

  it('are those of the connection where no proxy is trusted', async () => {
    const tracker = await bootTracker();
    try {
      const officer = await tracker.as('officer');
      await tracker.anonymous().signIn('x@y.example', 'guess');
      const { email, password } = tracker.account('officer');
      await tracker
        .anonymous()
        .post(
          '/api/sessions',
          { email, password },
          { headers: { 'x-forwarded-for': '203.0.113.9' } },
        );
      expect(
        (await officer.get('/api/sessions')).body.items.map((session: any) => session.from),
      ).toEqual(['127.0.0.1', '127.0.0.1']);
    } finally {
      await tracker.close();
    }
  });
});

describe('who is slow', () => {
  let tracker: BootedTracker;
  let api: Awaited<ReturnType<typeof createApi>>;
  let port: number;
  beforeAll(async () => {
    tracker = await bootTracker();
    api = await createApi({
      settings: tracker.settings,
      clock: tracker.clock,
      timeouts: {
        ...TIMEOUTS,
        requestMs: 600,
        headersMs: 300,
        uploadIdleMs: 2_000,
        uploadBytesPerSecond: 1,
        keepAliveMs: 500,
        lookEveryMs: 50,
      },
    });
    await api.listen({ port: 0, host: '127.0.0.1' });
    port = Number(new URL(await api.getUrl()).port);
  });
  afterAll(async () => {
    await api?.close();
    await tracker?.close();
  });

  /**
   * Sends only the beginning of a request, and returns the server's response and the time in
   * milliseconds until the server closes the connection.
   */
  const trickle = (beginning: string): Promise<{ answer: string; ms: number }> =>
    new Promise((resolve, reject) => {
      const begun = Date.now();
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(beginning));
      socket
        .on('data', (part) => {
          answer += part.toString();
        })
        .on('close', () => resolve({ answer, ms: Date.now() - begun }))
        .on('error', reject);
    });

  it.each<[string, string]>([
    [
      'with the body',
      'POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"email":',
    ],
    ['with the headers', 'GET /api/me HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ])('%s is told so and cut off', async (_, beginning) => {
    const { answer, ms } = await trickle(beginning);
    expect(answer).toMatch(
      /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*application\/problem\+json[\s\S]*REQUEST_TIMEOUT/,
    );
    expect(ms).toBeLessThan(5_000);
    expect((await new ApiClient(`http://127.0.0.1:${port}`).get('/healthz')).status).toBe(200);
  });

  /**
   * Uploads a document piece by piece, one piece every 50 ms, and returns the response.
   * @param pieces the number of pieces in which the whole is divided
   * @param sent how many of them are sent
   */
  const uploadSlowly = async ({ pieces, sent }: { pieces: number; sent: number }) => {
    const officer = await tracker.as('officer', 'sample-transport');
    const { body: projects } = await officer.get('/api/projects?limit=1');
    const form = new FormData();
    for (const [name, value] of Object.entries(toProject(projects.items[0].id)))
      form.append(name, value);
    form.append('file', new Blob([aPdf()]), 'a.pdf');
    const whole = new Response(form);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const step = Math.ceil(bytes.length / pieces);
    const asked = request({
      port,
      method: 'POST',
      path: '/api/documents',
      headers: {
        ...officer.credentials(),
        'content-type': whole.headers.get('content-type') ?? '',
        'content-length': bytes.length,
      },
    });
    const answered = once(asked, 'response');
    // The server may close the connection while pieces are still being sent.
    asked.on('error', () => undefined);
    for (let piece = 0; piece < sent; piece += 1) {
      asked.write(bytes.subarray(piece * step, (piece + 1) * step));
      await pause(50);
    }
    if (sent === pieces) asked.end();
    const [answer] = (await answered) as [IncomingMessage];
    const text = (await answer.toArray()).join('');
    return { status: answer.statusCode, body: JSON.parse(text) as { code?: string } };
  };

  it('with a file is awaited while its bytes keep arriving', async () => {
    expect((await uploadSlowly({ pieces: 20, sent: 20 })).status).toBe(201);
  });

  it('with a file is told so and cut off when no more bytes arrive', async () => {
    const { status, body } = await uploadSlowly({ pieces: 20, sent: 3 });
    expect([status, body.code]).toEqual([408, 'REQUEST_TIMEOUT']);
  });

  it('with the next request is cut off without a word', async () => {
    const { answer, ms } = await trickle('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(ms).toBeLessThan(5_000);
  });

  it('or sends headers without end is refused', async () => {
    const { answer } = await trickle(
      `GET /api/me HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*HEADERS_TOO_LARGE/);
  });
});
