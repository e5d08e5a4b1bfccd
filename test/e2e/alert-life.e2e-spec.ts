import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeDigests, scanPortfolio, selfCheck } from '#alerts';
import { deliverDueMails } from '#platform/mail';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let manager: ApiClient;
let other: ApiClient;
let officer: ApiClient;
let admin: ApiClient;
let ids: string[];
let tokens: string[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-23T02:00:00Z' });
  [manager, other, officer, admin] = await Promise.all([
    tracker.as('manager', 'sample-transport'),
    tracker.as('manager', 'sample-development'),
    tracker.as('officer', 'sample-transport'),
    tracker.as('system-admin'),
  ]);
  await scanPortfolio(tracker.test.database, tracker.clock);
  await composeDigests(tracker.test.database, tracker.clock, {
    settings: tracker.settings,
    urgentOnly: false,
  });
  ids = (await manager.get('/api/alerts?state=open&limit=50')).body.items.map(
    (alert: { id: string }) => alert.id,
  );
  const { rows } = await asSuperuser(tracker.test.name, (client) =>
    client.query<{ text_body: string }>(
      "SELECT text_body FROM mail_outbox WHERE to_address LIKE 'manager.transport%'",
    ),
  );
  tokens = [...(rows[0]?.text_body ?? '').matchAll(/\/acknowledge#([\w-]{43})/g)].map(
    ([, token]) => token ?? '',
  );
});
afterAll(() => tracker?.close());

describe('an alert', () => {
  it('is put off until a day, and not for ever', async () => {
    const path = `/api/alerts/${ids[0]}/snooze`;
    const answers = await Promise.all([
      manager.post(path, {}),
      manager.post(path, { until: '2026-11-23' }),
      manager.post(path, { until: '2027-02-22' }),
      officer.post(path, { until: '2026-12-01' }),
      other.post(path, { until: '2026-12-01' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [400, 'VALIDATION_FAILED'],
      [422, 'SNOOZE_DAY_OUT_OF_RANGE'],
      [422, 'SNOOZE_DAY_OUT_OF_RANGE'],
      [403, 'FORBIDDEN'],
      [404, 'NOT_FOUND'],
    ]);
    expect(await manager.post(path, { until: '2026-12-01', note: '等批复' })).toMatchObject({
      status: 200,
      body: { state: 'snoozed', snoozedUntil: '2026-12-01', note: '等批复', version: 2 },
    });
  });

  it('is answered together with others, all of them or none', async () => {
    const theirs = (await other.get('/api/alerts?limit=1')).body.items[0].id as string;
    expect(
      (
        await manager.post('/api/alerts/acknowledgements', {
          ids: [ids[1], theirs],
          committedOn: '2026-12-01',
        })
      ).body.code,
    ).toBe('NOT_FOUND');
    expect((await manager.get(`/api/alerts/${ids[1]}`)).body.state).toBe('open');
    expect(
      (
        await manager.post('/api/alerts/acknowledgements', {
          ids: ids.slice(1, 4),
          committedOn: '2026-12-01',
          note: null,
        })
      ).status,
    ).toBe(204);
    expect(
      (await manager.post('/api/alerts/snoozes', { ids: ids.slice(4, 6), until: '2026-12-01' }))
        .status,
    ).toBe(204);
    const states = await Promise.all(
      ids
        .slice(1, 6)
        .map(async (id) => (await manager.get(`/api/alerts/${id}`)).body.state as string),
    );
    expect(states).toEqual(['acknowledged', 'acknowledged', 'acknowledged', 'snoozed', 'snoozed']);
    expect(
      (await manager.post('/api/alerts/acknowledgements', { ids: [], committedOn: '2026-12-01' }))
        .status,
    ).toBe(400);
  });

  it('tells its history, step by step', async () => {
    const { body } = await manager.get(`/api/alerts/${ids[0]}/history`);
    expect(
      body.items.map((event: { event: string; by: string | null }) => [event.event, event.by]),
    ).toEqual([
      ['raised', null],
      ['told', null],
      ['snoozed', '交通单位主管（示例）'],
    ]);
    expect(body.items[0]).toMatchObject({
      happenedOn: '2026-11-23',
      people: ['交通单位主管（示例）'],
      facts: { severity: 'red', level: 1 },
    });
    expect((await other.get(`/api/alerts/${ids[0]}/history`)).status).toBe(404);
  });
});

describe('the link in a mail', () => {
  const use = (client: ApiClient, token: string, body: object = { committedOn: '2026-12-10' }) =>
    client.post('/api/acknowledge-links/use', { token, ...body });

  it('shows and acknowledges its alert for whom it was made, once', async () => {
    expect(tokens.length).toBeGreaterThan(5);
    const open: string[] = [];
    for (const token of tokens)
      if ((await manager.post('/api/acknowledge-links/look', { token })).body.state === 'open')
        open.push(token);
    const [token = '', second = ''] = open;
    expect((await other.post('/api/acknowledge-links/look', { token })).body.code).toBe(
      'LINK_UNKNOWN',
    );
    expect((await use(manager, token, {})).body.errors[0].path).toBe('committedOn');
    expect((await use(manager, token, { committedOn: '2026-11-22' })).body.code).toBe(
      'COMMITTED_DAY_IN_PAST',
    );
    const answers = await Promise.all([use(manager, token), use(manager, token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await use(manager, token)).body.code).toBe('LINK_USED');
    expect((await use(manager, 'A'.repeat(43))).body.code).toBe('LINK_UNKNOWN');
    expect((await use(tracker.anonymous(), second)).status).toBe(401);
    await asSuperuser(tracker.test.name, (client) =>
      client.query("UPDATE acknowledge_links SET expires_at = '2026-11-01' WHERE used_at IS NULL"),
    );
    expect((await use(manager, second)).body.code).toBe('LINK_EXPIRED');
  });

  it('is refused to somebody else of the same unit, and that is recorded', async () => {
    await asSuperuser(tracker.test.name, (client) =>
      client.query("UPDATE acknowledge_links SET expires_at = '2027-11-01', used_at = NULL"),
    );
    expect((await use(officer, tokens[0] ?? '')).body.code).toBe('LINK_OF_ANOTHER');
    const { rows } = await asSuperuser(tracker.test.name, (client) =>
      client.query<{ code: string }>(
        "SELECT DISTINCT new_value ->> 'code' AS code FROM audit_records WHERE action = 'alert.acknowledge' AND outcome = 'refused' AND new_value ->> 'code' LIKE 'LINK%' ORDER BY 1",
      ),
    );
    expect(rows.map(({ code }) => code)).toEqual([
      'LINK_EXPIRED',
      'LINK_OF_ANOTHER',
      'LINK_UNKNOWN',
      'LINK_USED',
    ]);
    const kept = await asSuperuser(tracker.test.name, (client) =>
      client.query('SELECT FROM audit_records WHERE strpos(audit_records::text, $1) > 0', [
        tokens[0],
      ]),
    );
    expect(kept.rowCount).toBe(0);
  });
});

describe('the delivery log', () => {
  it('says who was told what, and whether the server took it', async () => {
    expect((await manager.get('/api/deliveries?state=sent')).body.items).toEqual([]);
    await deliverDueMails(tracker.test.database, tracker.clock, tracker.settings);
    const { body } = await manager.get(`/api/deliveries?alertId=${ids[0]}`);
    expect(body.items).toMatchObject([
      {
        state: 'sent',
        occasion: 'raised',
        urgent: true,
        personName: '交通单位主管（示例）',
        toAddress: 'manager.transport@tracker.example',
        attempts: 1,
        sentAt: '2026-11-23T02:00:00.000Z',
        dropped: null,
      },
    ]);
    expect(body.items[0].serverResponse).toContain('written to mail/');
    const first = await manager.get('/api/deliveries?limit=2');
    const next = await manager.get(`/api/deliveries?limit=2&cursor=${first.body.nextCursor}`);
    expect(next.body.items.map((one: { id: string }) => one.id)).not.toContain(
      first.body.items[0].id,
    );
    expect((await admin.get('/api/deliveries')).status).toBe(403);
  });
});

describe('how somebody wants to be told', () => {
  it('is theirs to say, over what they read', async () => {
    const read = await manager.get('/api/me/alert-preferences');
    expect([read.headers.get('etag'), read.body]).toEqual([
      '"v1"',
      { urgentAtOnce: true, amber: 'daily', format: 'html', version: 0 },
    ]);
    const wanted = { urgentAtOnce: false, amber: 'weekly', format: 'text' };
    const put = (tag: string) =>
      manager.send('PUT', '/api/me/alert-preferences', wanted, { headers: { 'if-match': tag } });
    expect(await put('"v1"')).toMatchObject({ status: 200, body: { ...wanted, version: 1 } });
    expect((await put('"v1"')).body.code).toBe('EDIT_STALE');
    expect((await put('"v2"')).body.version).toBe(2);
    expect(
      (
        await manager.send(
          'PUT',
          '/api/me/alert-preferences',
          { ...wanted, amber: 'never' },
          { headers: { 'if-match': '"v3"' } },
        )
      ).status,
    ).toBe(400);
  });
});

describe('what is wrong with the program', () => {
  it('is told to its administrator by mail once, listed, and cleared when it is mended', async () => {
    const { database, name } = tracker.test;
    await asSuperuser(name, async (client) => {
      await client.query(
        "UPDATE people SET name = E'Eve\\r\\nBcc: eve@evil.example' WHERE email LIKE 'manager.development%'",
      );
      await client.query(
        `INSERT INTO notifications (project_id, alert_id, person_id, occasion, urgent)
          SELECT project_id, alerts.id, people.id, 'again', true
          FROM alerts JOIN projects ON projects.id = project_id, people
          WHERE people.email LIKE 'manager.development%' AND projects.unit_id = 'sample-development'
          LIMIT 1`,
      );
    });
    expect(
      await composeDigests(database, tracker.clock, {
        settings: tracker.settings,
        urgentOnly: true,
      }),
    ).toEqual([]);
    const checks = [
      await selfCheck(database, tracker.clock, tracker.settings),
      await selfCheck(database, tracker.clock, tracker.settings),
    ];
    expect(checks.map(({ raised, mailIds }) => [raised, mailIds.length])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect((await admin.get('/api/alarms?standing=true')).body.items).toMatchObject([
      {
        kind: 'person-without-address',
        explanation: expect.stringContaining('没有可用的邮箱') as unknown,
        clearedAt: null,
      },
    ]);
    expect((await manager.get('/api/alarms')).status).toBe(403);
    await asSuperuser(name, (client) =>
      client.query("UPDATE people SET name = 'Eve' WHERE email LIKE 'manager.development%'"),
    );
    expect(await selfCheck(database, tracker.clock, tracker.settings)).toMatchObject({
      standing: 0,
      cleared: 1,
    });
    expect(
      await composeDigests(database, tracker.clock, {
        settings: tracker.settings,
        urgentOnly: true,
      }),
    ).toMatchObject([{ alerts: 1 }]);
  });

  it('is an hour in which the mail server took nothing', async () => {
    const { database, name } = tracker.test;
    await asSuperuser(name, (client) =>
      client.query(
        "UPDATE mail_outbox SET attempts = 3, composed_at = '2026-11-23T00:59:00Z', last_error = 'connect ECONNREFUSED' WHERE state = 'pending'",
      ),
    );
    await asSuperuser(name, (client) =>
      client.query("UPDATE mail_outbox SET sent_at = '2026-11-23T00:59:00Z' WHERE state = 'sent'"),
    );
    expect((await selfCheck(database, tracker.clock, tracker.settings)).raised).toBe(1);
    expect(
      (await admin.get('/api/alarms?standing=true', { headers: { 'accept-language': 'en' } })).body
        .items[0].explanation,
    ).toContain('has taken nothing for an hour');
    const { body } = await admin.get('/api/status');
    expect(body.parts.alarms).toMatchObject({
      status: 'degraded',
      standing: 1,
      lastSelfCheckAt: '2026-11-23T02:00:00.000Z',
    });
  });
});
