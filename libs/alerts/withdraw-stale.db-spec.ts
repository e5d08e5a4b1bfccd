import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeMilestone, createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { deliverMail, dueMails, type Mailer } from '#platform/mail';
import { day } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { composeDigests } from './commands/compose-digests.js';
import { evaluateProjects } from './commands/evaluate-projects.js';
import { withdrawStale } from './commands/withdraw-stale.js';
import { listDeliveries } from './queries/deliveries.js';

const settings = { publicUrl: 'https://tracker.city.example' };
const officer = anActor('officer');
let test: TestDatabase;
let clock: FixedClock;
let project: string;
let posted: string[];
let away = false;
const mailer: Mailer = {
  post: ({ text }) => {
    if (away)
      return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' }));
    posted.push(text);
    return Promise.resolve('250 taken');
  },
};

beforeAll(async () => {
  test = await testDatabase();
  clock = new FixedClock('2026-11-23T02:00:00Z');
  project = await flagship(test.database, 1);
  await evaluateProjects(test.database, clock, [project]);
  await tell();
});
afterAll(() => test?.close());
beforeEach(() => {
  posted = [];
  away = false;
});

const later = (minutes: number): void =>
  clock.set(new Date(clock.now().getTime() + minutes * 60_000));
const promise = async (name: string): Promise<string> =>
  (
    await createMilestone(test.database, officer, {
      projectId: project,
      wanted: { name, baselineOn: day('2026-11-01') },
      request: null,
    })
  ).id;
const meet = async (id: string): Promise<void> => {
  await changeMilestone(test.database, clock, officer, {
    id,
    versionRead: 1,
    change: { actualOn: day('2026-11-22') },
  });
  await evaluateProjects(test.database, clock, [project]);
};
async function compose(): Promise<void> {
  await evaluateProjects(test.database, clock, [project]);
  await composeDigests(test.database, clock, { settings, urgentOnly: true });
}
async function tell(): Promise<void> {
  posted = [];
  await compose();
  await deliver();
}
const deliver = async (): Promise<void> => {
  for (const id of await dueMails(test.database, clock))
    await deliverMail(test.database, clock, mailer, id);
};
const logOf = async (name: string) =>
  (
    await test.database.read(serviceScope('test'), (tx) =>
      listDeliveries(tx, { projectId: project }, { limit: 20 }),
    )
  )
    .filter(({ inputs }) => inputs.milestoneName === name)
    .map(({ state, dropped }) => [state, dropped]);

describe('a mail that waits', () => {
  it('is withdrawn, with a record, when all that it tells is over', async () => {
    const id = await promise('甲');
    away = true;
    await tell();
    expect(await logOf('甲')).toEqual([['pending', null]]);
    await meet(id);
    // Before the next attempt is due, another process might still be sending the mail, so the mail
    // is not withdrawn.
    expect(await withdrawStale(test.database, clock)).toBe(0);
    away = false;
    later(3 * 24 * 60);
    expect([
      await withdrawStale(test.database, clock),
      await withdrawStale(test.database, clock),
    ]).toEqual([1, 0]);
    await deliver();
    expect([posted, await logOf('甲')]).toEqual([[], [['dropped', 'stale']]]);
  });

  it('leaves as it was composed when something of it still is so', async () => {
    const id = await promise('乙');
    await promise('丙');
    away = true;
    await tell();
    await meet(id);
    away = false;
    later(3);
    expect(await withdrawStale(test.database, clock)).toBe(0);
    await deliver();
    expect([
      posted.length,
      posted[0]?.includes('节点“乙”'),
      posted[0]?.includes('节点“丙”'),
      await logOf('乙'),
    ]).toEqual([1, true, true, [['sent', null]]]);
  });

  it('that tells no alerts is none of its business', async () => {
    await test.database.write(serviceScope('test'), (tx) =>
      tx.query(
        `INSERT INTO mail_outbox (message_id, person_id, to_name, to_address, subject, text_body,
          html_body, composed_at, next_attempt_at)
          VALUES ('<digest@test>', 'test', '审计', 'auditor@tracker.example', '台账检查点', '检查点', '', $1,
            $1)`,
        [clock.now()],
      ),
    );
    expect(await withdrawStale(test.database, clock)).toBe(0);
    await deliver();
    expect(posted).toEqual(['检查点']);
  });
});
