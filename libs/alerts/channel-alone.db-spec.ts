import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TotpSecretCipher } from '#identity';
import { createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import { deliverDueMails } from '#platform/mail';
import { parseAllowList } from '#platform/network';
import { day } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { personId } from '../../test/builders/alert-facts.js';
import { aChannel } from '../../test/builders/channels.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { type HookSink, hookSink } from '../../test/harness/hook-sink.js';
import { type MailSink, mailSink } from '../../test/harness/mail-sink.js';
import { asSuperuser } from '../../test/harness/server.js';
import { composeDigests } from './commands/compose-digests.js';
import { ChannelKeys, deliverMessage, dueMessages } from './commands/deliver-message.js';
import { evaluateProjects } from './commands/evaluate-projects.js';
import { selfCheck } from './commands/self-check.js';
import { listDeliveries } from './queries/deliveries.js';

const settings = { publicUrl: 'https://tracker.city.example' };
const keys = new ChannelKeys(new TotpSecretCipher(randomBytes(32)), parseAllowList('127.0.0.0/8'));
const scope = serviceScope('test');
const INJECTION = 'Eve\r\nBcc: eve@evil.example';

let test: TestDatabase;
let hooks: HookSink;
let mails: MailSink;
let clock: FixedClock;
let manager: string;
let facts = 0;
beforeAll(async () => {
  [test, hooks, mails] = [await testDatabase(), await hookSink(), await mailSink()];
  manager = await personId(test.database, 'manager.transport@tracker.example');
  // Evaluates the project once before the tests, so that alerts about its milestones that are
  // already overdue are not counted as results of a test.
  await evaluateProjects(test.database, new FixedClock('2026-11-23T02:00:00Z'), [
    await flagship(test.database, 1),
  ]);
});
afterAll(async () => {
  await hooks.close();
  await mails.close();
  await test.close();
});

const sql = (text: string, values: unknown[] = []) =>
  asSuperuser(test.name, (client) => client.query(text, values));
const named = (name: string) => sql('UPDATE people SET name = $2 WHERE id = $1', [manager, name]);
beforeEach(async () => {
  clock = new FixedClock('2026-11-23T02:00:00Z');
  await sql(
    "UPDATE notifications SET dropped = 'stale', digest_id = NULL, mail_id = NULL; DELETE FROM channel_messages; DELETE FROM alert_channels; DELETE FROM system_alarms",
  );
  await named('李经理（示例）');
});

/**
 * Creates an overdue milestone and evaluates its project, which raises a red alert, so that the
 * manager must be notified at once.
 * @returns the unique name of the milestone, by which a test finds the notification.
 */
async function notifications(): Promise<string> {
  facts += 1;
  const name = `节点${facts}〔示例〕`;
  const project = await flagship(test.database, 1);
  await createMilestone(test.database, anActor('officer'), {
    projectId: project,
    wanted: { name, baselineOn: day('2026-11-01') },
    request: null,
  });
  await evaluateProjects(test.database, clock, [project]);
  return name;
}
/**
 * Composes all urgent digests, and delivers the mails and channel messages that have to be sent
 * now.
 */
async function tell(): Promise<void> {
  await composeDigests(test.database, clock, { settings, urgentOnly: true });
  for (const id of await dueMessages(test.database, clock))
    await deliverMessage(test.database, clock, keys, id);
  await deliverDueMails(
    test.database,
    clock,
    readSettings({
      DATABASE_URL: test.appUrl,
      SMTP_URL: mails.url,
      PUBLIC_URL: settings.publicUrl,
    }),
  );
}
const check = () => selfCheck(test.database, clock, settings);
const alarms = () =>
  test.database
    .read(scope, (tx) =>
      tx.query<{ kind: string }[]>(
        'SELECT kind FROM system_alarms WHERE cleared_at IS NULL ORDER BY kind',
      ),
    )
    .then((rows) => rows.map(({ kind }) => kind));
const log = async () =>
  (
    await test.database.read(scope, (tx) =>
      listDeliveries(tx, { personId: manager }, { limit: 50 }),
    )
  ).filter(({ dropped }) => dropped !== 'stale');
const heard = (name: string): number =>
  hooks.taken().filter(({ parsed }) => parsed.text.includes(name)).length;
const read = (name: string): number =>
  mails.taken().filter(({ parsed }) => (parsed.text ?? '').includes(name)).length;

describe('somebody to whom no mail can be addressed', () => {
  it('is told through their channel, once, and no administrator is alarmed', async () => {
    await aChannel(test, clock, keys, { url: hooks.url });
    await named(INJECTION);
    const name = await notifications();
    await tell();
    await tell();
    expect([heard(name), read(name)]).toEqual([1, 0]);
    expect(await log()).toMatchObject([
      {
        state: 'sent',
        dropped: null,
        mailId: null,
        toAddress: null,
        composedAt: clock.now(),
        sentAt: clock.now(),
        channels: [{ state: 'sent', name: '示例通道', attempts: 1 }],
      },
    ]);
    await check();
    expect(await alarms()).not.toContain('person-without-address');
    // All members of a group chat read the messages of a chat robot. The messages therefore contain
    // no link to acknowledge the alert: a member who clicked it would answer in the name of the
    // robot's owner.
    expect(hooks.offered.at(-1)?.body).not.toContain('acknowledge#');
  });

  it('waits in the log as long as the channel puts it off, and is told when it does not', async () => {
    await aChannel(test, clock, keys, { url: hooks.url });
    await named(INJECTION);
    const name = await notifications();
    hooks.answerNext({ status: 503, text: 'down' });
    await tell();
    await check();
    expect([await log(), await alarms()]).toMatchObject([
      [{ state: 'pending', sentAt: null, channels: [{ state: 'pending', lastError: '503 down' }] }],
      [],
    ]);
    clock.set(new Date(clock.now().getTime() + 180_000));
    await tell();
    expect([heard(name), (await log())[0]?.state]).toEqual([1, 'sent']);
  });

  it('is an alarm when the channel refuses as well, and is told by mail once there is an address', async () => {
    await aChannel(test, clock, keys, { url: hooks.url });
    await named(INJECTION);
    const name = await notifications();
    hooks.answerNext({ status: 410, text: 'gone' });
    await tell();
    await check();
    await check();
    await tell();
    expect([await alarms(), heard(name), read(name)]).toEqual([
      ['channel-refused', 'person-without-address'],
      0,
      0,
    ]);
    expect(await log()).toMatchObject([
      { state: 'failed', channels: [{ state: 'failed', lastError: '410 gone' }] },
    ]);
    await named('李经理（示例）');
    await check();
    await tell();
    expect([await alarms(), heard(name), read(name)]).toEqual([['channel-refused'], 1, 1]);
    expect(await log()).toMatchObject([
      {
        state: 'sent',
        toAddress: 'manager.transport@tracker.example',
        channels: [{ state: 'sent' }],
      },
    ]);
  });

  it('is an alarm without a channel, and is told as soon as there is one', async () => {
    await named(INJECTION);
    const name = await notifications();
    await tell();
    await check();
    expect([await alarms(), await log()]).toMatchObject([
      ['person-without-address'],
      [{ state: 'dropped', dropped: 'no-address', mailId: null, channels: [] }],
    ]);
    await aChannel(test, clock, keys, { url: hooks.url });
    await check();
    await tell();
    expect([await alarms(), heard(name), (await log()).map(({ state }) => state)]).toEqual([
      [],
      1,
      ['sent'],
    ]);
  });
});

describe('somebody who has left', () => {
  it('is told nothing, whatever channel they once had', async () => {
    await aChannel(test, clock, keys, { url: hooks.url });
    const name = await notifications();
    await sql('UPDATE people SET active = false WHERE id = $1', [manager]);
    await tell();
    await check();
    await tell();
    expect([heard(name), read(name), (await log()).map(({ dropped }) => dropped)]).toEqual([
      0,
      0,
      ['account-closed'],
    ]);
    await sql('UPDATE people SET active = true WHERE id = $1', [manager]);
  });
});
