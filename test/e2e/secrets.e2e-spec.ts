import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeDigests, scanPortfolio } from '#alerts';
import { openLog } from '#platform/logging';
import { flagship } from '../builders/projects.js';
import type { Answered } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { type HookSink, hookSink } from '../harness/hook-sink.js';
import { asSuperuser } from '../harness/server.js';

/**
 * Secrets that the tests enter in every place where a user could. None of them may appear in a log,
 * a job, an audit event, a mail or an error response.
 */
const canaries: string[] = [];
const planted = (canary: string): string => {
  canaries.push(canary);
  return canary;
};
/**
 * Secret entered instead of an e-mail address. It may be stored only where failed sign-ins are
 * counted, which delay further attempts.
 */
const AS_EMAIL = 'canary-password-as-email';
/**
 * Secret sent as the name of an unknown field. It may appear only in the error response to that
 * request.
 */
const AS_FIELD = 'canary-name-of-a-field';
/** Texts of all responses, except those that show a new secret to its owner once, as intended. */
const answers: string[] = [];
const told = (answer: Answered): Answered => {
  answers.push(answer.text);
  return answer;
};

let log = '';
let tracker: BootedTracker;
let hooks: HookSink;
beforeAll(async () => {
  const destination = new Writable({
    write: (chunk: Buffer, _, done) => {
      log += chunk.toString();
      done();
    },
  });
  hooks = await hookSink();
  tracker = await bootTracker({
    log: openLog('trace', 'api', destination),
    settings: { WEBHOOKS_MAY_REACH: '127.0.0.0/8' },
  });
});
afterAll(async () => {
  await tracker?.close();
  await hooks?.close();
});

describe('what opens doors', () => {
  it('is used, mistyped, forged, pasted and broken', async () => {
    const { email, password } = tracker.account('officer', 'sample-transport');
    planted(password);
    told(
      await tracker
        .anonymous()
        .post('/api/sessions', { email, password: planted('canary-wrong-password') }),
    );
    told(
      await tracker.anonymous().post('/api/sessions', {
        email: planted(AS_EMAIL),
        password: planted('canary-second-password'),
        totp: planted('canary-totp'),
      }),
    );
    told(
      await tracker.anonymous().post('/api/sessions', {
        email,
        password,
        [planted(AS_FIELD)]: planted('canary-unknown-field'),
      }),
    );
    told(
      await tracker.anonymous().post('/api/sessions', undefined, {
        raw: `{"password": "${planted('canary-broken-body')}`,
      }),
    );

    const officer = tracker.anonymous();
    const signedIn = await officer.signIn(email, password);
    expect(signedIn.status).toBe(201);
    planted(signedIn.headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? '');
    planted(signedIn.body.csrfToken);
    const { token } = (await officer.post('/api/tokens', { name: 'script' })).body as {
      token: string;
    };
    planted(token);
    expect(
      told(
        await tracker.anonymous().get('/api/me', { headers: { authorization: `Bearer ${token}` } }),
      ).status,
    ).toBe(200);

    told(
      await officer.post('/api/tokens', {
        name: 'x',
        password: planted('canary-password-in-body'),
        tokenHash: planted('canary-hash'),
      }),
    );
    told(await officer.post('/api/tokens', { name: 'x', days: planted('canary-days') }));
    told(
      await officer.post(
        '/api/tokens',
        { name: 'x' },
        { headers: { 'x-csrf-token': planted('canary-csrf') } },
      ),
    );
    told(
      await tracker.anonymous().get('/api/me', {
        headers: { authorization: `Bearer ${planted('canary-forged-bearer')}` },
      }),
    );
    told(
      await tracker
        .anonymous()
        .get('/api/me', { headers: { authorization: `Basic ${planted('canary-basic')}` } }),
    );
    told(
      await tracker
        .anonymous()
        .post(
          '/api/tokens',
          {},
          { headers: { cookie: `tracker_session=${planted('canary-forged-cookie')}` } },
        ),
    );
    told(await officer.get(`/api/projects?q=x&access_token=${planted('canary-in-the-query')}`));
    told(await officer.delete(`/api/tokens/${token}`));
    told(
      await officer.send('PUT', `/api/tokens/${planted('Canary-in-the-path')}`, {
        secret: planted('canary-secret'),
      }),
    );
  });

  it('does not leak from a failure of ours either', async () => {
    const officer = await tracker.as('officer', 'sample-transport');
    const rename = (from: string, to: string) =>
      asSuperuser(tracker.test.name, (client) =>
        client.query(`ALTER TABLE ${from} RENAME TO ${to}`),
      );
    const { email, password } = tracker.account('manager');
    planted(password);
    for (const [table, ask] of [
      ['api_tokens', () => officer.post('/api/tokens', { name: 'y' })],
      [
        'api_tokens',
        () =>
          tracker
            .anonymous()
            .get('/api/me', { headers: { authorization: `Bearer ${planted('C'.repeat(43))}` } }),
      ],
      ['sessions', () => tracker.anonymous().post('/api/sessions', { email, password })],
      ['people', () => tracker.anonymous().post('/api/sessions', { email, password })],
      [
        'audit_records',
        () =>
          tracker
            .anonymous()
            .post('/api/sessions', { email, password: planted('canary-unrecorded') }),
      ],
    ] as const) {
      await rename(table, 'away');
      try {
        expect(told(await ask()).status).toBe(500);
      } finally {
        await rename('away', table);
      }
    }
  });

  it('is not in what others are told: alerts, mails, jobs, reports', async () => {
    const officer = await tracker.as('officer', 'sample-transport');
    const airport = await flagship(tracker.test.database, 1);
    const posted = {
      series: 'paid',
      month: '2026-01',
      amountFen: '1000000000000000',
      fundingSource: 'municipal',
    };
    const proposed = told(await officer.post(`/api/projects/${airport}/ledger-entries`, posted));
    expect(
      told(
        await (
          await tracker.as('manager', 'sample-transport')
        ).post(`/api/ledger-proposals/${proposed.body.id}/approval`, undefined),
      ).status,
    ).toBe(201);
    await scanPortfolio(tracker.test.database, tracker.clock, {
      asOf: tracker.clock.today(),
      commit: true,
    });
    const manager = await tracker.as('manager', 'sample-transport');
    const robot = `${hooks.url}/${planted('canary-path-of-a-robot')}?access_token=${planted('canary-token-of-a-robot')}`;
    expect(
      told(
        await manager.post('/api/me/alert-channels', {
          kind: 'dingtalk',
          name: '示例群',
          url: robot,
          secret: planted('canary-secret-of-a-robot'),
        }),
      ).status,
    ).toBe(201);
    const { signingSecret } = (
      await manager.post('/api/me/alert-channels', {
        kind: 'webhook',
        name: '示例',
        url: hooks.url,
      })
    ).body as { signingSecret: string };
    planted(signingSecret);
    told(
      await manager.post('/api/me/alert-channels', {
        kind: 'wecom',
        name: '示例',
        url: `http://10.0.0.1/${planted('canary-path-refused')}`,
      }),
    );
    hooks.answerNext({ text: `{"errcode":310000,"errmsg":"${robot}"}` });
    told(
      await manager.post('/api/me/alert-channels', {
        kind: 'dingtalk',
        name: '示例',
        url: robot,
        secret: 'canary-secret-of-a-robot',
      }),
    );
    expect(told(await manager.get('/api/me/alert-channels')).body.items).toHaveLength(2);
    const mails = await composeDigests(tracker.test.database, tracker.clock, {
      settings: tracker.settings,
      urgentOnly: false,
    });
    expect(mails.length).toBeGreaterThan(0);
    for (const path of ['/api/audit-events?limit=200', '/api/audit-events?format=csv'])
      expect(told(await (await tracker.as('audit-admin')).get(path)).status).toBe(200);
  });

  it("is found in no log, no answer, and no row of any table, the queue's and the mails' included", async () => {
    const rows = await asSuperuser(tracker.test.name, async (client) => {
      const tables = await client.query<{ name: string }>(
        `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
          WHERE table_schema IN ('public', 'bullmq') AND table_type = 'BASE TABLE'`,
      );
      const read = [];
      for (const { name } of tables.rows)
        read.push(
          `${name}: ${
            (
              await client.query<{ all: string | null }>(`SELECT string_agg(one::text,
            E'\\n') AS all FROM ${name} one`)
            ).rows[0]?.all ?? ''
          }`,
        );
      return read;
    });
    const places: Record<string, string> = {
      log,
      answers: answers.join('\n'),
      ...Object.fromEntries(rows.map((row) => [row.slice(0, row.indexOf(':')), row])),
    };
    // Checks that the search for secrets itself works, by searching for texts that must be there.
    expect(log).toContain('request.failed');
    expect(places['public.audit_records']).toContain('SIGN_IN_FAILED');
    expect(places['public.mail_outbox']?.length).toBeGreaterThan(100);
    expect(
      Object.keys(places).filter((place) => place.startsWith('bullmq.')).length,
    ).toBeGreaterThan(0);
    expect(canaries.length).toBeGreaterThan(20);
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      canaries
        .filter(
          (canary) =>
            text.includes(canary) &&
            !(canary === AS_EMAIL && place === 'public.sign_in_failures') &&
            !(canary === AS_FIELD && place === 'answers'),
        )
        .map(
          (canary) =>
            `${canary} in ${place}: …${text.slice(Math.max(0, text.indexOf(canary) - 150), text.indexOf(canary) + 60)}`,
        ),
    );
    expect(leaks).toEqual([]);
  });
});
