import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Approvals, ChangeHandlers, decideChangeRequest } from '#approvals';
import { FixedClock } from '#platform/clock';
import { deliverMail, dueMails, type Mailer } from '#platform/mail';
import { watchFailurePoints } from '#platform/program';
import { RETURN_KIND, ReturnChanges, saveReturn, submitReturn } from '#returns';
import { addDays, day, month } from '#values';
import { idsOfAccounts } from '../../test/builders/accounts.js';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { composeDigests } from './commands/compose-digests.js';
import { evaluateChangedProjects } from './commands/evaluate-changed-projects.js';
import { runDueScan } from './commands/run-due-scan.js';
import { withdrawStale } from './commands/withdraw-stale.js';

const settings = { publicUrl: 'https://tracker.city.example', ALERT_MAILS_A_DAY: 1_000 };
const UNIT = 'sample-transport';
const ids: Record<string, string> = {};
const projects: string[] = [];
let test: TestDatabase;
let clock: FixedClock;
let posted: { to: string; subject: string; text: string }[] = [];
const mailer: Mailer = {
  post: ({ toAddress, subject, text }) => {
    posted.push({ to: toAddress.split('@')[0] ?? '', subject, text });
    return Promise.resolve('250 taken');
  },
};

// Two projects of the organisation report each month; October is due on Friday, 6 November 2026.
beforeAll(async () => {
  test = await testDatabase();
  clock = new FixedClock('2026-11-02T02:00:00Z');
  Object.assign(ids, await idsOfAccounts(test));
  projects.push(await flagship(test.database, 1), await flagship(test.database, 2));
  await asSuperuser(test.name, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `UPDATE projects SET tier = 'standard' WHERE unit_id = $1 AND id <> ALL ($2::uuid[])`,
      [UNIT, projects],
    );
    await client.query(`UPDATE organisations SET returns_from = '2026-10' WHERE id = $1`, [UNIT]);
  });
  await secondOfficer();
  await scanOn('2026-10-30');
});
afterAll(() => test.close());
beforeEach(() => {
  posted = [];
});

/** Adds an officer, whom the second project names, and makes the manager the head. */
async function secondOfficer(): Promise<void> {
  await asSuperuser(test.name, async (client) => {
    await client.query('SET session_replication_role = replica');
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO people (name, email, language, password_hash)
       VALUES ('第二专员（示例）', 'officer.second@tracker.example', 'zh', '-') RETURNING id`,
    );
    const id = rows[0]?.id ?? '';
    await client.query(
      `INSERT INTO memberships (person_id, role, unit_id, from_on)
       VALUES ($1, 'officer', $2, '2026-01-01')`,
      [id, UNIT],
    );
    await client.query('UPDATE projects SET officer_person_id = $1 WHERE id = $2', [
      id,
      projects[1],
    ]);
    await client.query('UPDATE projects SET officer_person_id = $1 WHERE id = $2', [
      ids['officer.transport'],
      projects[0],
    ]);
    await client.query('UPDATE organisations SET head_person_id = $1 WHERE id = $2', [
      ids['manager.transport'],
      UNIT,
    ]);
  });
}

const officer = () => anActor('officer', UNIT, ids['officer.transport']);
const approvals = () =>
  new Approvals(test.database, clock, new ChangeHandlers().add(RETURN_KIND, new ReturnChanges()));

/** Runs the scan of a day and sends what it tells; returns who got a mail. */
async function scanOn(on: string): Promise<string[]> {
  clock.set(`${on}T00:35:00Z`);
  await runDueScan(test.database, clock, settings);
  return deliver();
}
async function deliver(): Promise<string[]> {
  for (const id of await dueMails(test.database, clock))
    await deliverMail(test.database, clock, mailer, id);
  return posted.map(({ to }) => to).sort();
}
/** Says who got which reminder of returns: the person and the subject. */
const told = (): string[] =>
  posted
    .filter(({ text }) => /月报待提交（|月报已逾期|逾期未报（/.test(text))
    .map(({ to, subject }) => `${to}: ${subject.split('；')[0]}`)
    .sort();
async function file(projectId: string, of = '2026-10'): Promise<string> {
  await saveReturn(test.database, clock, officer(), {
    projectId,
    month: month(of),
    versionRead: 1,
    content: {
      completed: [{ composition: null, amountFen: '100000000' }],
      funds: [],
      paid: [],
      physicalPercent: null,
      physicalWords: null,
      milestones: [],
      problems: '电力迁改滞后（示例）',
      nextMonth: null,
      explanation: null,
    },
  });
  const { id } = await submitReturn(approvals(), officer(), {
    projectId,
    month: month(of),
    attestation: true,
    unitConfirmed: true,
    request: null,
  });
  await evaluateChangedProjects(test.database, clock, settings);
  return id;
}

describe('whoever owes returns is reminded', () => {
  it('through a fortnight: officers before and after the day, then the head, each once', async () => {
    const [first = ''] = projects;
    const days: Record<string, string[]> = {};
    for (let on = day('2026-11-02'); on <= '2026-11-20'; on = addDays(on, 1)) {
      posted = [];
      if (on === '2026-11-05') await file(first);
      posted = [];
      await scanOn(on);
      // Nobody is told again on the same day.
      await scanOn(on);
      if (told().length > 0) days[on] = told();
    }
    expect(days).toEqual({
      '2026-11-03': [
        'officer.second: 重大项目月报：月报待提交 1 项，2026-11-03',
        'officer.transport: 重大项目月报：月报待提交 1 项，2026-11-03',
      ],
      '2026-11-05': ['officer.second: 重大项目月报：月报待提交 1 项，2026-11-05'],
      '2026-11-09': ['officer.second: 重大项目月报：月报逾期 1 项，2026-11-09'],
      '2026-11-10': ['officer.second: 重大项目月报：月报逾期 1 项，2026-11-10'],
      '2026-11-11': ['officer.second: 重大项目月报：月报逾期 1 项，2026-11-11'],
      '2026-11-12': ['manager.transport: 重大项目月报：本单位月报逾期 1 项，2026-11-12'],
    });
  });

  it('once, also when the program is killed while it tells', async () => {
    for (const point of ['digest.compose', 'digest.commit', 'digest.composed']) {
      watchFailurePoints((at) => {
        if (at === point) throw new Error(`killed at ${at}`);
      });
      clock.set('2026-12-02T00:35:00Z');
      await expect(
        composeDigests(test.database, clock, { settings, urgentOnly: false }),
      ).rejects.toThrow('killed');
      watchFailurePoints(null);
    }
    await composeDigests(test.database, clock, { settings, urgentOnly: false });
    await composeDigests(test.database, clock, { settings, urgentOnly: false });
    await deliver();
    // November is due on 7 December; both projects owe it.
    expect(told()).toEqual([
      'officer.second: 重大项目月报：月报待提交 1 项，2026-12-02',
      'officer.transport: 重大项目月报：月报待提交 1 项，2026-12-02',
    ]);
    const [mail] = posted.filter(({ to }) => to === 'officer.transport');
    expect(mail?.text).toMatch(
      /■ 月报待提交（1 项）\n {2}.* 2026-11 月报 · 请于 2026-12-07 前提交 · .*\n {4}https:\/\/tracker\.city\.example\/returns\?month=2026-11&organisation=sample-transport/,
    );
    expect(mail?.text).toContain('请在系统的“项目月报”中处理。');
  });

  it('not of what was submitted before the mail left', async () => {
    const [first = '', second = ''] = projects;
    clock.set('2026-12-04T00:35:00Z');
    await composeDigests(test.database, clock, { settings, urgentOnly: false });
    await file(second, '2026-11');
    await withdrawStale(test.database, clock);
    await deliver();
    expect(told()).toEqual(['officer.transport: 重大项目月报：月报待提交 1 项，2026-12-04']);
    posted = [];
    await file(first, '2026-11');
    for (const on of ['2026-12-08', '2026-12-09', '2026-12-11']) await scanOn(on);
    expect(told().filter((one) => one.includes('2026-12-08'))).toEqual([]);
  });
});

describe('the officer who submitted a return', () => {
  it('is told that it was returned, and that it passed', async () => {
    const { rows } = await asSuperuser(test.name, (client) =>
      client.query<{ id: string }>(
        `SELECT change_request_id AS id FROM project_returns
          WHERE project_id = ANY ($1::uuid[]) AND month = '2026-11' ORDER BY saved_at`,
        [projects],
      ),
    );
    const [first, second] = rows.map(({ id }) => id);
    const decide = (id = '', decision: 'approved' | 'returned' = 'approved') =>
      decideChangeRequest(approvals(), anActor('manager', UNIT, ids['manager.transport']), {
        id,
        decided: { decision, reason: decision === 'returned' ? '缺少说明' : undefined },
        request: null,
      });
    await decide(first, 'returned');
    await decide(second);
    await scanOn('2026-12-14');
    const mail = posted.find(({ to }) => to === 'officer.transport');
    expect(mail?.subject).toContain('退回 1 项，已通过 1 项');
    expect(mail?.text).toMatch(
      /■ 退回给您的申请（1 项）\n {2}月报 · .*交通单位主管（示例）退回：缺少说明/,
    );
  });
});
