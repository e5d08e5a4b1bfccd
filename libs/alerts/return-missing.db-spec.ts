import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Approvals, ChangeHandlers, decideChangeRequest } from '#approvals';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { deliverMail, dueMails, type Mailer } from '#platform/mail';
import { watchFailurePoints } from '#platform/program';
import { RETURN_KIND, ReturnChanges, saveReturn, submitReturn } from '#returns';
import { day, month } from '#values';
import { idsOfAccounts } from '../../test/builders/accounts.js';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { asService, type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { acknowledgeAlert } from './commands/acknowledge-alert.js';
import { evaluateChangedProjects } from './commands/evaluate-changed-projects.js';
import { runDueScan } from './commands/run-due-scan.js';
import { scanPortfolio } from './commands/scan-portfolio.js';
import { listAlerts, type ListedAlert } from './queries/list-alerts.js';
import { previewRule } from './queries/preview-rule.js';
import { explain, turnsGreenWhen } from './rules/all-rules.js';

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
  await scanOn('2026-11-02');
});
afterAll(() => test.close());
beforeEach(() => {
  posted = [];
});

const officer = () => anActor('officer', UNIT, ids['officer.transport']);
const manager = () => anActor('manager', UNIT, ids['manager.transport']);
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
const told = (): string[] =>
  posted
    .filter(({ text }) => text.includes('月报缺 '))
    .map(({ to }) => to)
    .sort();
const alerts = (): Promise<ListedAlert[]> =>
  test.database.read(manager().scope, (tx) =>
    listAlerts(tx, { rule: 'return-missing' }, { limit: 50 }),
  );
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

describe('missing returns', () => {
  it('are nobody’s alert on the last day, nor on the weekend after it', async () => {
    for (const on of ['2026-11-06', '2026-11-07', '2026-11-08']) await scanOn(on);
    expect(await alerts()).toEqual([]);
    expect(told()).toEqual([]);
  });

  it('are one alert on the first working day, told once to the manager, also when it is killed', async () => {
    for (const point of ['scan.evaluated', 'digest.commit', 'digest.composed', 'scan.told']) {
      watchFailurePoints((at) => {
        if (at === point) throw new Error(`killed at ${at}`);
      });
      await expect(scanOn('2026-11-09')).rejects.toThrow('killed');
      watchFailurePoints(null);
      // Whoever was killed keeps the scan for a while; then another one may take it.
      await asSuperuser(test.name, (client) => client.query('DELETE FROM scan_slots'));
    }
    await scanOn('2026-11-09');
    expect(told()).toEqual(['manager.transport']);
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      rule: 'return-missing',
      severity: 'amber',
      state: 'open',
      raisedOn: '2026-11-09',
      unitId: UNIT,
      projectId: projects[0],
      inputs: { organisationId: UNIT, month: '2026-10', missing: '2', dueOn: '2026-11-06' },
    });
    const inputs = alert?.inputs ?? {};
    const names = (inputs['projects'] ?? '').split('\n');
    expect(names).toHaveLength(2);
    expect(explain('return-missing', inputs, day('2026-11-09'), 'zh')).toBe(
      `${inputs['organisation']} 2026-10 月报缺 2 项：${names.join('、')}；应于 2026-11-06 前提交`,
    );
    expect(explain('return-missing', inputs, day('2026-11-09'), 'en')).toBe(
      `${inputs['organisation']}: 2 returns for 2026-10 missing (${names.join(', ')}), due by 2026-11-06`,
    );
    expect(turnsGreenWhen('return-missing', inputs, day('2026-11-09'))).toMatchObject([
      { what: 'returns-submitted' },
    ]);
    const mail = posted.find(({ to }) => to === 'manager.transport');
    expect(mail?.text).toContain(`■ ${inputs['organisation']}\n`);
    expect(mail?.text).toContain(
      `https://tracker.city.example/returns?month=2026-10&organisation=${UNIT}`,
    );
    await scanOn('2026-11-10');
    expect(told()).toEqual(['manager.transport']);
    expect(await alerts()).toHaveLength(1);
  });

  it('change no light of the project with which they stand, whose evaluation leaves them', async () => {
    await asSuperuser(test.name, (client) =>
      client.query(`INSERT INTO project_changes (project_id, cause) VALUES ($1, 'project')`, [
        projects[0],
      ]),
    );
    await evaluateChangedProjects(test.database, clock, settings);
    expect((await alerts()).map(({ state }) => state)).toEqual(['open']);
    const lights = await asService(test, 'SELECT lights FROM evaluation_cache');
    expect(JSON.stringify(lights)).not.toContain('return-missing');
  });

  it('are counted anew when one is submitted, and end when all are', async () => {
    const [first = '', second = ''] = projects;
    await file(first);
    expect(await alerts()).toMatchObject([{ state: 'open', inputs: { missing: '1' } }]);
    await file(second);
    expect(await alerts()).toMatchObject([{ state: 'resolved', resolvedOn: '2026-11-10' }]);
    expect(told()).toEqual([]);
  });

  it('are missing again when one is sent back, and go up when nobody answers', async () => {
    const [, second = ''] = projects;
    const requests = await asService<{ id: string }[]>(
      test,
      `SELECT change_request_id AS id FROM project_returns WHERE project_id = '${second}'`,
    );
    await decideChangeRequest(approvals(), manager(), {
      id: requests[0]?.id ?? '',
      decided: { decision: 'returned', reason: '缺少说明' },
      request: null,
    });
    await scanOn('2026-11-11');
    expect(told()).toEqual(['manager.transport']);
    const open = (await alerts()).find(({ state }) => state === 'open');
    expect(open).toMatchObject({ projectId: second, inputs: { missing: '1' } });
    posted = [];
    const levels = ['2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18'];
    for (const on of [...levels, '2026-11-19', '2026-11-20', '2026-11-23', '2026-11-25'])
      await scanOn(on);
    expect(told()).toEqual(['manager.city', 'manager.city']);
    expect(posted.find(({ text }) => text.includes('月报缺 '))?.text).toContain('第 1 级上报');
  });

  it('are answered like other alerts, and stand anew after the committed day', async () => {
    const open = (await alerts()).find(({ state }) => state === 'open');
    await acknowledgeAlert(test.database, clock, manager(), {
      id: open?.id ?? '',
      acknowledgement: { committedOn: day('2026-11-26'), note: '已催办' },
    });
    await scanOn('2026-11-26');
    expect((await alerts())[0]?.state).toBe('acknowledged');
    await scanOn('2026-11-27');
    expect((await alerts())[0]?.state).toBe('open');
  });

  it('stand with another project when theirs goes to another organisation', async () => {
    const move = (unit: string) =>
      asSuperuser(test.name, async (client) => {
        await client.query('SET session_replication_role = replica');
        await client.query(
          `UPDATE projects SET unit_id = $1,
             organisation_number = (SELECT number FROM organisations WHERE id = $1)
           WHERE id = $2`,
          [unit, projects[1]],
        );
      });
    await move('sample-development');
    await scanOn('2026-11-30');
    expect((await alerts()).filter(({ state }) => state === 'open')).toEqual([]);
    await move(UNIT);
    await scanOn('2026-12-01');
    expect((await alerts()).filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('are tried without a trace, and end when nothing is asked any more', async () => {
    const before = await alerts();
    const tried = await scanPortfolio(test.database, clock, {
      asOf: day('2026-12-09'),
      commit: false,
    });
    expect(tried.raised.filter(({ rule }) => rule === 'return-missing')).toHaveLength(1);
    expect(await alerts()).toEqual(before);
    const preview = await test.database.read(serviceScope('test'), (tx) =>
      previewRule(
        tx,
        { code: 'return-missing', severity: 'red', parameters: {} },
        day('2026-12-01'),
        day('2026-12-01'),
      ),
    );
    expect(preview).toMatchObject({ standing: 1, wouldStay: 1, wouldRaise: 0, wouldClear: 0 });
    await asSuperuser(test.name, (client) =>
      client.query(`UPDATE organisations SET returns_from = NULL WHERE id = $1`, [UNIT]),
    );
    await scanOn('2026-12-02');
    expect((await alerts()).filter(({ state }) => state === 'open')).toEqual([]);
  });
});
