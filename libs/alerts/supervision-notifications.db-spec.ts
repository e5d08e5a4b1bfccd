import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { deliverMail, dueMails, type Mailer } from '#platform/mail';
import {
  answerFinding,
  answerItem,
  askExtension,
  openItem,
  raiseFinding,
  verifyItem,
  withdrawItem,
} from '#supervision';
import { addDays, day } from '#values';
import { idsOfAccounts } from '../../test/builders/accounts.js';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { composeDigests } from './commands/compose-digests.js';
import { runDueScan } from './commands/run-due-scan.js';
import { withdrawStale } from './commands/withdraw-stale.js';

const settings = { publicUrl: 'https://tracker.city.example', ALERT_MAILS_A_DAY: 1_000 };
const MORNING = '2026-11-24T00:30:00Z';
const ids: Record<string, string> = {};
let test: TestDatabase;
let clock: FixedClock;
let project: string;
let posted: { to: string; subject: string; text: string }[] = [];
const mailer: Mailer = {
  post: ({ toAddress, subject, text }) => {
    posted.push({ to: toAddress.split('@')[0] ?? '', subject, text });
    return Promise.resolve('250 taken');
  },
};

beforeAll(async () => {
  test = await testDatabase();
  clock = new FixedClock('2026-11-23T02:00:00Z');
  Object.assign(ids, await idsOfAccounts(test));
  project = await flagship(test.database, 1);
  // The alerts of the sample plan are told now, so that each test sees only its own mails.
  await runDueScan(test.database, clock, settings);
  await deliver();
});
afterAll(() => test.close());
beforeEach(() => {
  posted = [];
  clock.set(MORNING);
});

const officer = () => anActor('officer', 'sample-transport', ids['officer.transport']);
const chief = () => anActor('manager', 'city', ids['manager.city']);
const auditor = () => anActor('auditor', 'city', ids['auditor']);

async function deliver(): Promise<void> {
  for (const id of await dueMails(test.database, clock))
    await deliverMail(test.database, clock, mailer, id);
}
/** Tells what there is to tell and returns who got which mail about supervision. */
async function told({ urgentOnly = false } = {}): Promise<string[]> {
  posted = [];
  await composeDigests(test.database, clock, { settings, urgentOnly });
  await withdrawStale(test.database, clock);
  await deliver();
  return posted.map(({ to, subject }) => `${to}: ${subject}`).sort();
}
const open = (dueOn: string, supporting: string[] = []) =>
  openItem(test.database, clock, chief(), {
    wanted: {
      kind: 'directive',
      title: '管线迁改滞后（示例）',
      words: '请于期限前完成迁改',
      projectId: project,
      alertId: null,
      leadOrganisationId: 'sample-transport',
      supportingOrganisationIds: supporting,
      ownerId: ids['officer.transport'] ?? '',
      dueOn: day(dueOn),
      likelihood: null,
      effect: null,
      response: null,
      element: null,
    },
    request: null,
  });
const answer = (id: string) =>
  answerItem(test.database, officer(), { id, words: '迁改已完成', request: null });
const evaluate = (id: string, accepted: boolean) =>
  verifyItem(test.database, chief(), { id, accepted, words: '缺照片', request: null });

describe('supervision is told', () => {
  it('to whoever leads and supports, then to whoever evaluates, once each, in the morning', async () => {
    const id = await open('2026-12-20', ['sample-development']);
    expect(await told({ urgentOnly: true })).toEqual([]);
    expect(await told()).toEqual([
      'manager.development: 重大项目督办：新交办 1 项，2026-11-24',
      'officer.transport: 重大项目督办：新交办 1 项，2026-11-24',
    ]);
    expect(posted.find(({ to }) => to === 'officer.transport')?.text).toContain(
      `■ 新交办的督办（1 项）\n  督办〔2026〕1号 · 管线迁改滞后（示例） · 杭州萧山国际机场三期改扩建工程 · 期限 2026-12-20\n    https://tracker.city.example/supervision/${id}`,
    );
    expect(await told()).toEqual([]);
    await answer(id);
    expect(await told()).toEqual(['manager.city: 重大项目督办：督办待审核 1 项，2026-11-24']);
    expect(posted[0]?.text).toContain('交通单位专员（示例）反馈：迁改已完成');
    await evaluate(id, false);
    expect(await told()).toEqual(['officer.transport: 重大项目督办：督办退回 1 项，2026-11-24']);
    await answer(id);
    await evaluate(id, true);
    expect(await told()).toEqual([]);
  });

  it('three days before its day, and once when that has passed', async () => {
    const id = await open('2026-12-10');
    await told();
    const on = async (on: string) => {
      clock.set(`${on}T00:30:00Z`);
      return told();
    };
    expect(await on('2026-12-04')).toEqual([]);
    expect(await on('2026-12-07')).toEqual([
      'officer.transport: 重大项目督办：督办将到期 1 项，2026-12-07',
    ]);
    expect(await on('2026-12-08')).toEqual([]);
    expect(await on('2026-12-11')).toEqual([
      'manager.city: 重大项目督办：督办逾期 1 项，2026-12-11',
      'officer.transport: 重大项目督办：督办逾期 1 项，2026-12-11',
    ]);
    expect(await on('2026-12-14')).toEqual([]);
    await withdrawItem(test.database, chief(), { id, words: '不再需要', request: null });
  });

  it('of a question for more time, to whoever decides it', async () => {
    const id = await open('2026-12-20');
    await told();
    await askExtension(test.database, clock, officer(), {
      id,
      dueOn: addDays(day('2026-12-20'), 10),
      reason: '汛期停工',
      request: null,
    });
    expect(await told()).toEqual(['manager.city: 重大项目督办：督办待审核 1 项，2026-11-24']);
    expect(posted[0]?.text).toContain('申请延期：汛期停工');
  });

  it('of nothing that is over when the mail leaves', async () => {
    const id = await open('2026-12-20');
    await composeDigests(test.database, clock, { settings, urgentOnly: false });
    await withdrawItem(test.database, chief(), { id, words: '不再需要', request: null });
    expect(await told()).toEqual([]);
  });

  it('of an audit finding to the organisation, and of its answer to the auditor', async () => {
    const id = await raiseFinding(test.database, clock, auditor(), {
      projectId: project,
      found: { title: '支付早于完成（示例）', text: '请说明依据', answerDueOn: day('2026-12-20') },
      request: null,
    });
    expect(await told()).toEqual([
      'manager.transport: 重大项目督办：新交办 1 项，2026-11-24',
      'officer.transport: 重大项目督办：新交办 1 项，2026-11-24',
    ]);
    await answerFinding(test.database, officer(), {
      id,
      answer: { text: '见附件' },
      request: null,
    });
    expect(await told()).toEqual(['auditor: 重大项目督办：督办待审核 1 项，2026-11-24']);
  });
});
