import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { aChannel, messagesOf } from '../../test/builders/channels.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { type HookAnswer, type HookSink, hookSink } from '../../test/harness/hook-sink.js';
import { asSuperuser } from '../../test/harness/server.js';
import { TotpSecretCipher } from '#identity';
import { createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import type { JobParts } from '#platform/jobs';
import { parseAllowList } from '#platform/network';
import { day } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { composeDigests } from './commands/compose-digests.js';
import { ChannelKeys, dueMessages } from './commands/deliver-message.js';
import { evaluateProjects } from './commands/evaluate-projects.js';
import { selfCheck } from './commands/self-check.js';
import { DeliverMessage } from './jobs/handlers.js';
import { listDeliveries } from './queries/deliveries.js';

const settings = { publicUrl: 'https://tracker.city.example', ALERT_MAILS_A_DAY: 1_000 };
const seal = new TotpSecretCipher(randomBytes(32));
const keys = new ChannelKeys(seal, parseAllowList('127.0.0.0/8'));

let test: TestDatabase;
let sink: HookSink;
let clock: FixedClock;
let secret: string;
beforeAll(async () => {
  [test, sink] = [await testDatabase(), await hookSink()];
});
afterAll(async () => {
  await sink.close();
  await test.close();
});
beforeEach(async () => {
  clock = new FixedClock('2026-11-23T02:00:00Z');
  await asSuperuser(test.name, (client) =>
    client.query('DELETE FROM channel_messages; DELETE FROM alert_channels'),
  );
  secret = (await aChannel(test, clock, keys, { url: sink.url })).signingSecret ?? '';
  sink.offered.length = 0;
});

let facts = 0;
/**
 * Creates an overdue milestone, which raises a red alert, and composes the channel message to the
 * manager.
 * @returns ids of the messages that have to be sent now.
 */
async function compose(): Promise<string[]> {
  const project = await flagship(test.database, 1);
  facts += 1;
  await createMilestone(test.database, anActor('officer'), {
    projectId: project,
    wanted: { name: `节点${facts}〔示例〕`, baselineOn: day('2026-11-01') },
    request: null,
  });
  await evaluateProjects(test.database, clock, [project]);
  await composeDigests(test.database, clock, { settings, urgentOnly: true });
  return dueMessages(test.database, clock);
}
/** Delivers as the worker does. */
const deliver = (messageId: string, by = keys) =>
  new DeliverMessage({ database: test.database, clock } as Partial<JobParts> as JobParts, by).run({
    messageId,
  });
const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));
const only = (ids: string[]): string => {
  expect(ids).toHaveLength(1);
  return ids[0] ?? '';
};

describe('a message to a webhook', () => {
  it('arrives once, signed, and the delivery log says so', async () => {
    const id = only(await compose());
    expect(await Promise.all([1, 2, 3].map(() => deliver(id)))).toContainEqual({
      outcome: 'sent',
      attempts: 1,
    });
    expect(sink.offered).toHaveLength(1);
    const body = sink.offered[0]?.body ?? '';
    expect(sink.offered[0]?.headers).toMatchObject({
      'webhook-id': id,
      'webhook-signature': new Webhook(secret).sign(id, clock.now(), body),
      'content-type': expect.stringContaining('application/cloudevents+json') as unknown,
    });
    expect(JSON.parse(body)).toMatchObject({
      specversion: '1.0',
      id,
      data: {
        items: expect.arrayContaining([
          expect.objectContaining({ sentence: expect.stringContaining(`节点${facts}`) as unknown }),
        ]) as unknown,
      },
    });
    const [delivery] = await test.database.read(serviceScope('test'), (tx) =>
      listDeliveries(tx, { state: 'pending' }, { limit: 1 }),
    );
    expect(delivery?.channels).toMatchObject([
      {
        kind: 'webhook',
        name: '示例通道',
        state: 'sent',
        attempts: 1,
        serverResponse: expect.stringContaining('200'),
        lastError: null,
      },
    ]);
  });

  it.each<[string, HookAnswer]>([
    ['is away', { status: 503, text: 'down' }],
    ['asks for patience', { status: 429 }],
    ['closes without a word', { closes: true }],
  ])(
    'is tried again, in the same words under the same id, when the other side %s',
    async (_, answer) => {
      const id = only(await compose());
      sink.answerNext(answer, answer);
      expect(await deliver(id)).toMatchObject({ outcome: 'waiting', attempts: 1 });
      expect(await deliver(id)).toEqual({ outcome: 'not-due' });
      later(3);
      expect(await deliver(id)).toMatchObject({ outcome: 'waiting', attempts: 2 });
      later(3);
      expect(await deliver(id)).toEqual({ outcome: 'sent', attempts: 3 });
      expect(new Set(sink.offered.map(({ messageId, body }) => `${messageId} ${body}`)).size).toBe(
        1,
      );
    },
  );

  it.each<[string, HookAnswer, number]>([
    ['in seconds when it is away', { status: 503, retryAfter: '600' }, 10],
    ['in seconds when it is asked too often', { status: 429, retryAfter: '600' }, 10],
    ['by an instant', { status: 503, retryAfter: 'Mon, 23 Nov 2026 02:10:00 GMT' }, 10],
    ['for a day, which is more than anything waits', { status: 429, retryAfter: '86400' }, 30],
  ])(
    'is left alone as long as the other side asks %s, and then comes once',
    async (_, answer, minutes) => {
      const id = only(await compose());
      sink.answerNext(answer);
      expect(await deliver(id)).toMatchObject({ outcome: 'waiting', attempts: 1 });
      later(minutes - 0.1);
      expect([
        await deliver(id),
        await dueMessages(test.database, clock),
        sink.offered.length,
      ]).toEqual([{ outcome: 'not-due' }, [], 1]);
      later(0.6);
      expect([
        await dueMessages(test.database, clock),
        await deliver(id),
        sink.offered.length,
      ]).toEqual([[id], { outcome: 'sent', attempts: 2 }, 2]);
    },
  );

  it.each<[string, HookAnswer, number]>([
    ['an instant that has passed', { status: 503, retryAfter: 'Mon, 23 Nov 2026 01:00:00 GMT' }, 1],
    ['nothing that can be read', { status: 429, retryAfter: 'soon' }, 1],
  ])('is tried again as ever when the other side names %s', async (_, answer, minutes) => {
    const id = only(await compose());
    sink.answerNext(answer);
    expect(await deliver(id)).toMatchObject({ outcome: 'waiting' });
    expect(await deliver(id)).toEqual({ outcome: 'not-due' });
    later(minutes);
    expect(await deliver(id)).toEqual({ outcome: 'sent', attempts: 2 });
  });

  it.each<[string, HookAnswer]>([
    ['refuses it', { status: 400, text: 'no such hook' }],
    ['is gone', { status: 410 }],
  ])('ends with a record and an alarm when the other side %s', async (_, answer) => {
    const id = only(await compose());
    sink.answerNext(answer);
    expect(await deliver(id)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(String(answer.status)),
    });
    later(10_000);
    expect(await dueMessages(test.database, clock)).toEqual([]);
    expect(await messagesOf(test)).toMatchObject([
      { state: 'failed', lastError: expect.stringContaining(String(answer.status)) },
    ]);
    await selfCheck(test.database, clock, settings);
    const alarms = await test.database.read(serviceScope('test'), (tx) =>
      tx.query<object[]>(
        `SELECT facts FROM system_alarms WHERE kind = 'channel-refused' AND cleared_at IS NULL`,
      ),
    );
    expect(alarms).toHaveLength(1);
  });

  it('is given up after five days', async () => {
    const id = only(await compose());
    sink.answerNext({ status: 503 }, { status: 503 });
    await deliver(id);
    later(5 * 24 * 60);
    expect(await deliver(id)).toMatchObject({ outcome: 'failed', attempts: 2 });
  });

  it('follows no redirect', async () => {
    const id = only(await compose());
    sink.answerNext({ status: 307, location: 'http://169.254.169.254/latest/meta-data' });
    expect(await deliver(id)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('redirects are not followed'),
    });
    expect(sink.offered).toHaveLength(1);
  });

  it('reaches no address that has become private, and says so', async () => {
    const id = only(await compose());
    expect(await deliver(id, new ChannelKeys(seal, []))).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('not public'),
    });
    expect(sink.offered).toHaveLength(0);
  });

  it('says back no secret that the other side repeats', async () => {
    await asSuperuser(test.name, (client) =>
      client.query('DELETE FROM channel_messages; DELETE FROM alert_channels'),
    );
    await aChannel(test, clock, keys, {
      kind: 'dingtalk',
      url: `${sink.url}?access_token=canary-token`,
      secret: 'canary-secret',
    });
    const id = only(await compose());
    sink.answerNext({
      text: '{"errcode":310000,"errmsg":"canary-secret and canary-token are wrong"}',
    });
    const { reason } = (await deliver(id)) as { reason: string };
    expect([reason.includes('canary'), reason.includes('310000')]).toEqual([false, true]);
  });

  it('whose channel was ended is not sent', async () => {
    const id = only(await compose());
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE alert_channels SET ended_at = now()'),
    );
    expect(await deliver(id)).toMatchObject({ outcome: 'failed', reason: 'the channel was ended' });
    expect(await compose()).toEqual([]);
  });
});

describe('a channel', () => {
  it('keeps its address and secret encrypted: the rows do not show them, and another row does not open them', async () => {
    await aChannel(test, clock, keys, {
      kind: 'feishu',
      url: `${sink.url}/canary-path`,
      secret: 'canary-secret',
    });
    const rows = await asSuperuser(test.name, async (client) =>
      (await client.query<{ row: string }>('SELECT one::text AS row FROM alert_channels one')).rows
        .map(({ row }) => row)
        .join(),
    );
    expect([rows.includes('canary'), rows.includes(secret), rows.includes('whsec_')]).toEqual([
      false,
      false,
      false,
    ]);
    await asSuperuser(test.name, (client) =>
      client.query(
        `UPDATE alert_channels SET sealed = (SELECT sealed FROM alert_channels WHERE kind = 'feishu')`,
      ),
    );
    const [first] = await compose();
    expect([
      await deliver(first ?? ''),
      sink.offered.filter(({ path }) => path === '/hook').length,
    ]).toEqual([expect.objectContaining({ outcome: expect.any(String) as unknown }), 0]);
  });

  it('is kept only when a test has arrived, at an address that may be reached', async () => {
    const kept = () =>
      asSuperuser(
        test.name,
        async (client) => (await client.query('SELECT FROM alert_channels')).rowCount,
      );
    sink.answerNext({ status: 404, text: 'not here' });
    await expect(aChannel(test, clock, keys, { url: sink.url })).rejects.toMatchObject({
      code: 'CHANNEL_TEST_FAILED',
      facts: { why: expect.stringContaining('not here') },
    });
    for (const url of [
      'http://10.0.0.1/x',
      'https://[::1]/x',
      'https://169.254.169.254/x',
      'http://0x0a000001/',
      'https://[::ffff:10.0.0.1]/',
    ])
      await expect(aChannel(test, clock, keys, { url })).rejects.toMatchObject({
        code: 'CHANNEL_TEST_FAILED',
        facts: { why: expect.stringContaining('not public') },
      });
    await expect(
      aChannel(test, clock, keys, { url: 'http://93.184.216.34/x' }),
    ).rejects.toMatchObject({ facts: { why: expect.stringContaining('only https') } });
    for (const url of [
      'file:///etc/passwd',
      'no address',
      'https://name:password@hooks.city.example/',
    ])
      await expect(aChannel(test, clock, keys, { url })).rejects.toMatchObject({
        code: 'URL_NOT_REACHED',
      });
    await expect(
      aChannel(test, clock, new ChannelKeys(seal, []), {
        url: sink.url.replace('127.0.0.1', 'localhost'),
      }),
    ).rejects.toMatchObject({ code: 'CHANNEL_TEST_FAILED' });
    expect(await kept()).toBe(1);
  });
});
