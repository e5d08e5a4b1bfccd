import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decideChangeRequest, fileChangeRequest, withdrawChangeRequest } from '#approvals';
import { ledgerApprovals, postEntry } from '#ledger';
import { FixedClock } from '#platform/clock';
import { deliverMail, dueMails, type Mailer } from '#platform/mail';
import { month } from '#values';
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
const manager = () => anActor('manager', 'sample-transport', ids['manager.transport']);

async function deliver(): Promise<void> {
  for (const id of await dueMails(test.database, clock))
    await deliverMail(test.database, clock, mailer, id);
}
async function tell({ urgentOnly = false } = {}): Promise<void> {
  await composeDigests(test.database, clock, { settings, urgentOnly });
  await withdrawStale(test.database, clock);
  await deliver();
}
const told = (): string[] => posted.map(({ to, subject }) => `${to}: ${subject}`).sort();

let amount = 100_000;
async function file(): Promise<string> {
  const { id } = await postEntry(test.database, clock, officer(), {
    projectId: project,
    wanted: {
      series: 'completed',
      month: month('2026-10'),
      amountFen: BigInt((amount += 100)),
      note: '十月监理月报',
    },
    request: null,
  });
  return id;
}
const decide = (id: string, decision: 'approved' | 'returned', reason?: string) =>
  decideChangeRequest(ledgerApprovals(test.database, clock), manager(), {
    id,
    decided: { decision, reason },
    request: null,
  });

const WAITING = [
  'manager.city: 重大项目申请：待您审核 1 项，2026-11-24',
  'manager.transport: 重大项目申请：待您审核 1 项，2026-11-24',
];

describe('both sides of a change request are told', () => {
  it('whoever may decide it in the next morning, once, with a link to it', async () => {
    const id = await file();
    await tell({ urgentOnly: true });
    expect(told()).toEqual([]);
    await tell();
    expect(told()).toEqual(WAITING);
    expect(posted[0]?.text).toContain(
      `■ 待您审核（1 项）\n  台账登记 · 杭州萧山国际机场三期改扩建工程 · 0.1001 万元 · 十月监理月报 · 交通单位专员（示例）提交\n    https://tracker.city.example/change-requests/${id}`,
    );
    posted = [];
    await tell();
    expect(told()).toEqual([]);
    await decide(id, 'returned', '金额与月报不符');
    await tell();
    expect(told()).toEqual(['officer.transport: 重大项目申请：退回 1 项，2026-11-24']);
    expect(posted[0]?.text).toContain('交通单位主管（示例）退回：金额与月报不符');
  });

  it('whoever filed it that it was approved, in one mail with whatever else there is', async () => {
    const [first, second] = [await file(), await file()];
    await decide(first, 'approved');
    await decide(second, 'returned', '重复');
    await tell();
    expect(told()).toEqual(['officer.transport: 重大项目申请：退回 1 项，已通过 1 项，2026-11-24']);
    posted = [];
    await tell();
    expect(told()).toEqual([]);
  });

  it('of a kind of which this program knows nothing too', async () => {
    await test.database.write(officer().scope, (tx) =>
      fileChangeRequest(tx, officer().personId, {
        kind: 'later-kind',
        subject: { kind: 'project', id: project },
        subjectKey: null,
        payload: {},
        note: null,
        projects: [{ projectId: project, months: [] }],
        organisationIds: ['sample-transport'],
      }),
    );
    await tell();
    expect(told()).toEqual(WAITING);
    expect(posted[0]?.text).toContain('  申请 · 杭州萧山国际机场三期改扩建工程');
  });

  it('of nothing that is over when the mail leaves, and of nothing that they cannot act on', async () => {
    const id = await file();
    await composeDigests(test.database, clock, { settings, urgentOnly: false });
    await withdrawChangeRequest(ledgerApprovals(test.database, clock), officer(), {
      id,
      reason: null,
    });
    await withdrawStale(test.database, clock);
    await deliver();
    expect(told()).toEqual([]);
    // A request of which the city's manager is an author waits for the other managers alone.
    const chief = anActor('manager', 'city', ids['manager.city']);
    await postEntry(test.database, clock, chief, {
      projectId: project,
      wanted: { series: 'completed', month: month('2026-10'), amountFen: 77_700n },
      request: null,
    });
    await tell();
    expect(told()).toEqual([WAITING[1]]);
  });
});
