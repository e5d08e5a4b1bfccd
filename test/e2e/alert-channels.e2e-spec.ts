import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  composeDigests,
  deliverMessage,
  dueMessages,
  openChannelKeys,
  scanPortfolio,
} from '#alerts';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { type HookSink, hookSink } from '../harness/hook-sink.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let hooks: HookSink;
let manager: ApiClient;
beforeAll(async () => {
  hooks = await hookSink();
  tracker = await bootTracker({ settings: { WEBHOOKS_MAY_REACH: '127.0.0.0/8' } });
  manager = await tracker.as('manager', 'sample-transport');
});
afterAll(async () => {
  await tracker?.close();
  await hooks?.close();
});

const PATH = '/api/me/alert-channels';
const wanted = (given: object = {}) => ({
  kind: 'webhook',
  name: '自建系统',
  url: hooks.url,
  ...given,
});

describe('a channel for alerts', () => {
  it('is made once a test has arrived, shows its signing secret once, and neither it nor its address again', async () => {
    const made = await manager.post(PATH, wanted());
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        kind: 'webhook',
        name: '自建系统',
        host: new URL(hooks.url).host,
        signingSecret: expect.stringMatching(/^whsec_/),
      },
    ]);
    expect(JSON.parse(hooks.offered.at(-1)?.body ?? '{}')).toMatchObject({
      specversion: '1.0',
      type: 'tracker.channel.test.v1',
      data: { name: '自建系统' },
    });
    const listed = await manager.get(PATH);
    expect(listed.body).toMatchObject({
      items: [
        { id: made.body.id, kind: 'webhook', host: made.body.host, endedAt: null, pending: 0 },
      ],
      nextCursor: null,
    });
    expect([listed.text.includes('whsec_'), listed.text.includes('/hook')]).toEqual([false, false]);
    const record = await (
      await tracker.as('audit-admin')
    ).get('/api/audit-events?action=alert-channel.add');
    expect([
      record.text.includes(made.body.id),
      record.text.includes('whsec_'),
      record.text.includes('/hook'),
    ]).toEqual([true, false, false]);
  });

  it('comes with the digest, and the delivery log says that it arrived', async () => {
    const before = hooks.offered.length;
    await scanPortfolio(tracker.test.database, tracker.clock);
    await composeDigests(tracker.test.database, tracker.clock, {
      settings: tracker.settings,
      urgentOnly: false,
    });
    const keys = await openChannelKeys(tracker.test.database, tracker.settings);
    for (const id of await dueMessages(tracker.test.database, tracker.clock))
      await deliverMessage(tracker.test.database, tracker.clock, keys, id);
    expect(hooks.offered.length).toBe(before + 1);
    const { body } = await manager.get('/api/deliveries?limit=1');
    expect(body.items[0].channels).toEqual([
      {
        kind: 'webhook',
        name: '自建系统',
        state: 'sent',
        attempts: 1,
        sentAt: '2026-11-23T02:00:00.000Z',
        serverResponse: expect.stringContaining('200'),
        lastError: null,
        words: '对方已接收',
      },
    ]);
    expect((await manager.get(PATH)).body.items[0]).toMatchObject({
      pending: 0,
      lastSentAt: '2026-11-23T02:00:00.000Z',
      lastError: null,
    });
  });

  it('is made, and tried, once by a request that comes twice', async () => {
    const headers = { 'idempotency-key': 'k-channel' };
    const [first, second] = [
      await manager.post(PATH, wanted({ kind: 'wecom', name: '群' }), { headers }),
      await manager.post(PATH, wanted({ kind: 'wecom', name: '群' }), { headers }),
    ];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect(
      (await manager.post(PATH, wanted({ kind: 'feishu', name: '群' }), { headers })).body.code,
    ).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('whose first answer was lost shows its secret to the same request once more, while it is fresh and to nobody else', async () => {
    const ask = (client = manager) =>
      client.post(PATH, wanted({ name: '重发' }), {
        headers: { 'idempotency-key': 'k-lost-answer' },
      });
    const first = await ask();
    const tried = hooks.offered.length;
    const again = await Promise.all([ask(), ask()]);
    expect([
      first.body.signingSecret,
      again.map(({ status, body }) => [status, body]),
      hooks.offered.length,
    ]).toEqual([
      expect.stringMatching(/^whsec_/),
      [
        [201, first.body],
        [201, first.body],
      ],
      tried,
    ]);
    const officer = await tracker.as('officer', 'sample-transport');
    const other = await ask(officer);
    expect([
      other.status,
      other.body.id === first.body.id,
      other.body.signingSecret === first.body.signingSecret,
    ]).toEqual([201, false, false]);
    await asSuperuser(tracker.test.name, (client) =>
      client.query(
        "UPDATE alert_channels SET created_at = created_at - interval '10 minutes' WHERE id = $1",
        [first.body.id],
      ),
    );
    expect((await ask()).body).toEqual({ ...first.body, signingSecret: null });
    for (const [client, made] of [
      [manager, first],
      [officer, other],
    ] as const)
      expect((await client.delete(`${PATH}/${made.body.id}`)).status).toBe(204);
    expect((await ask()).body).toEqual({ ...first.body, signingSecret: null });
  });

  it.each<[string, object, number, string, string]>([
    ['an address inside', { url: 'http://192.168.0.1/x' }, 422, 'CHANNEL_TEST_FAILED', 'url'],
    ['an address that is none', { url: 'file:///etc/passwd' }, 422, 'URL_NOT_REACHED', 'url'],
    ['an unknown kind', { kind: 'pager' }, 400, 'VALIDATION_FAILED', 'kind'],
    ['no name', { name: '' }, 400, 'VALIDATION_FAILED', 'name'],
    ['a field that there is not', { token: 'x' }, 400, 'VALIDATION_FAILED', 'token'],
  ])('is refused with %s, and nothing is kept', async (_, given, status, code, path) => {
    const before = (await manager.get(PATH)).body.items.length;
    const refused = await manager.post(PATH, wanted(given));
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      status,
      code,
      path,
    ]);
    expect((await manager.get(PATH)).body.items).toHaveLength(before);
  });

  it('is one of five at most', async () => {
    while (
      (await manager.get(PATH)).body.items.filter(
        (one: { endedAt: string | null }) => one.endedAt === null,
      ).length < 5
    )
      expect((await manager.post(PATH, wanted())).status).toBe(201);
    expect((await manager.post(PATH, wanted())).body).toMatchObject({
      status: 409,
      code: 'ALERT_CHANNELS_FULL',
    });
    // A repeated request (same Idempotency-Key) is accepted, because it does not add another
    // channel.
    expect(
      (
        await manager.post(PATH, wanted({ kind: 'wecom', name: '群' }), {
          headers: { 'idempotency-key': 'k-channel' },
        })
      ).status,
    ).toBe(201);
  });

  it('is ended by its owner alone, once', async () => {
    const { id } = (await manager.get(PATH)).body.items.find(
      (one: { endedAt: string | null }) => one.endedAt === null,
    );
    const officer = await tracker.as('officer', 'sample-transport');
    expect((await officer.get(PATH)).body.items).toMatchObject([{ name: '重发' }]);
    expect((await officer.delete(`${PATH}/${id}`)).status).toBe(404);
    expect((await manager.delete(`${PATH}/${id}`)).status).toBe(204);
    expect((await manager.delete(`${PATH}/${id}`)).status).toBe(404);
    expect((await manager.post(PATH, wanted())).status).toBe(201);
  });
});
