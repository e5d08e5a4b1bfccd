import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anActor } from '../../test/builders/actors.js';
import { alertsOf, countOf, notificationsOf } from '../../test/builders/alert-facts.js';
import { enter, takeBack } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { changeMilestone, createMilestone, milestonesOf } from '#milestones';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { day, month } from '#values';
import { acknowledgeAlert } from './commands/acknowledge-alert.js';
import { evaluateProjects } from './commands/evaluate-projects.js';
import { evaluateBatch } from './commands/evaluate-batch.js';
import { RULES } from './rules/all-rules.js';

const officer = anActor('officer');
const manager = anActor('manager');
const scope = serviceScope('test');

let test: TestDatabase;
let clock: FixedClock;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => {
  clock = new FixedClock('2025-06-16T02:00:00Z');
});

const evaluate = (id: string) => evaluateProjects(test.database, clock, [id]);
const post = (id: string, amountFen: bigint, series: 'completed' | 'paid' = 'completed') =>
  enter(test.database, clock, officer, {
    projectId: id,
    posting: {
      series,
      month: month('2025-05'),
      amountFen,
      ...(series === 'paid' ? { fundingSource: 'municipal' as const } : {}),
    },
  });
const rulesOf = async (id: string) =>
  (await alertsOf(test.database, id)).map((alert) => `${alert.rule} ${alert.state}`);

describe('a milestone of a real project', () => {
  it('is alerted when it comes near, once, passes to overdue, and ends when it is met', async () => {
    const project = await flagship(test.database, 1);
    await evaluate(project);
    expect(await rulesOf(project)).toEqual([]);

    clock.set('2025-12-01T02:00:00Z');
    const first = await evaluate(project);
    expect(first.raised.map((alert) => alert.rule)).toContain('milestone-due-soon');
    const told = await countOf(test.database, 'notifications');
    expect(await evaluate(project)).toMatchObject({ raised: [], cleared: [], notifications: 0 });
    expect(await countOf(test.database, 'notifications')).toBe(told);

    clock.set('2026-01-01T02:00:00Z');
    await evaluate(project);
    const states = await rulesOf(project);
    expect(new Set(states)).toEqual(
      new Set(['milestone-due-soon superseded', 'milestone-overdue open']),
    );

    for (const milestone of await test.database.read(scope, (tx) =>
      milestonesOf(tx, project, { limit: 100 }),
    )) {
      await changeMilestone(test.database, clock, officer, {
        id: milestone.id,
        versionRead: milestone.version,
        change: {
          actualOn: day('2025-12-30'),
        },
      });
    }
    const after = await evaluate(project);
    expect(after.cleared.every((alert) => alert.how === 'resolved')).toBe(true);
    expect(
      (await alertsOf(test.database, project))
        .filter((alert) => alert.rule === 'milestone-overdue')
        .map((alert) => [alert.state, alert.resolvedOn]),
    ).toContainEqual(['resolved', '2026-01-01']);
  });

  it('is another episode when it is promised anew', async () => {
    clock.set('2026-02-01T02:00:00Z');
    const project = await flagship(test.database, 2);
    const [milestone] = await test.database.read(scope, (tx) =>
      milestonesOf(tx, project, { limit: 1 }),
    );
    if (!milestone) throw new Error('the flagship has no milestone');
    await evaluate(project);
    const before = (await alertsOf(test.database, project)).find(
      (alert) => alert.inputs.milestoneId === milestone.id,
    );
    expect(before).toMatchObject({ rule: 'milestone-overdue', state: 'open' });

    await changeMilestone(test.database, clock, officer, {
      id: milestone.id,
      versionRead: milestone.version,
      change: {
        forecastOn: day('2026-02-20'),
        explanation: '征迁延后',
      },
    });
    await evaluate(project);
    const ofMilestone = (await alertsOf(test.database, project)).filter(
      (alert) => alert.inputs.milestoneId === milestone.id,
    );
    expect(ofMilestone.map((alert) => `${alert.rule} ${alert.state}`).sort()).toEqual([
      'milestone-due-soon open',
      'milestone-overdue superseded',
      'milestone-slipped open',
    ]);

    clock.set('2026-02-21T02:00:00Z');
    await evaluate(project);
    const again = (await alertsOf(test.database, project))
      .filter(
        (alert) => alert.inputs.milestoneId === milestone.id && alert.rule === 'milestone-overdue',
      )
      .at(-1);
    expect(again).toMatchObject({
      rule: 'milestone-overdue',
      state: 'open',
      inputs: { forecastOn: '2026-02-20' },
    });
    expect(again?.episodeKey).not.toBe(before?.episodeKey);
  });

  it('is told again, once, when the day that was promised for it has passed', async () => {
    clock.set('2026-02-01T02:00:00Z');
    const project = await flagship(test.database, 3);
    await createMilestone(test.database, officer, {
      projectId: project,
      wanted: { name: '站房封顶', baselineOn: day('2026-01-15') },
      request: null,
    });
    await evaluate(project);
    const alert = (await alertsOf(test.database, project)).find(
      (one) => one.inputs.milestoneName === '站房封顶',
    );
    await acknowledgeAlert(test.database, clock, manager, {
      id: alert?.id ?? '',
      acknowledgement: {
        committedOn: day('2026-02-10'),
        note: '加班',
      },
    });

    clock.set('2026-02-10T15:59:00Z');
    expect((await evaluate(project)).reopened).toEqual([]);
    clock.set('2026-02-10T16:01:00Z');
    expect((await evaluate(project)).reopened.map((one) => one.alertId)).toEqual([alert?.id]);
    expect((await evaluate(project)).reopened).toEqual([]);
    const occasions = (await notificationsOf(test.database, project))
      .filter((one) => one.alertId === alert?.id)
      .map((one) => [one.occasion, one.urgent]);
    expect(occasions).toEqual([
      ['raised', true],
      ['commitment-broken-2026-02-10', true],
    ]);
    expect(
      (await alertsOf(test.database, project)).find((one) => one.id === alert?.id),
    ).toMatchObject({ state: 'open', committedOn: '2026-02-10' });
  });
});

describe('money of a real project', () => {
  it('above the total is alerted, followed, and resolved when the entry is reversed', async () => {
    const project = await flagship(test.database, 7);
    const [{ total }] = await test.database.read(scope, (tx) =>
      tx.query<[{ total: bigint }]>(
        'SELECT total_investment_fen AS total FROM projects WHERE id = $1',
        [project],
      ),
    );
    await post(project, total, 'paid');
    expect(
      (await evaluate(project)).raised.filter((alert) => alert.rule === 'total-exceeded'),
    ).toEqual([]);

    const last = await post(project, 1n, 'paid');
    expect((await evaluate(project)).raised).toMatchObject([
      { rule: 'total-exceeded', severity: 'red' },
    ]);
    await post(project, 5n, 'paid');
    expect(await evaluate(project)).toMatchObject({ raised: [], cleared: [] });
    expect(
      (await alertsOf(test.database, project)).filter((alert) => alert.rule === 'total-exceeded'),
    ).toMatchObject([{ state: 'open', version: 1, inputs: { paidFen: String(total + 6n) } }]);

    await takeBack(test.database, officer, last.id, '重复登记');
    expect((await evaluate(project)).cleared).toEqual([]);
    const entries = await test.database.read(scope, (tx) =>
      tx.query<{ id: string }[]>(
        'SELECT id FROM ledger_entries WHERE project_id = $1 AND amount_fen = 5',
        [project],
      ),
    );
    await takeBack(test.database, officer, entries[0]?.id ?? '', '重复登记');
    expect((await evaluate(project)).cleared).toMatchObject([
      { rule: 'total-exceeded', how: 'superseded' },
    ]);
  });

  it('without a known total is never called green or red, but the plan period is still evaluated', async () => {
    const metro = await test.database.read(
      scope,
      async (tx) =>
        (
          await tx.query<{ id: string; period: bigint }[]>(
            'SELECT id, fyp_spend_fen AS period FROM projects WHERE flagship AND total_investment_fen IS NULL AND fyp_spend_fen IS NOT NULL',
          )
        )[0],
    );
    if (!metro) throw new Error('the plan names a flagship without a total');
    await post(metro.id, metro.period + 1n);
    const found = await evaluate(metro.id);
    expect(found.raised.map((alert) => [alert.rule, alert.severity])).toEqual([
      ['plan-period-exceeded', 'amber'],
    ]);
    expect(found.unjudged.map((one) => `${one.rule} ${one.state}`).sort()).toEqual([
      'contractor-prefinancing cannot-be-judged',
      'forecast-exceeded cannot-be-judged',
      'paid-ahead-of-progress cannot-be-judged',
      'total-exceeded cannot-be-judged',
      'total-nearly-spent cannot-be-judged',
      'year-plan-behind cannot-be-judged',
    ]);
  });
});

describe('evaluating', () => {
  it('takes away the touches it saw and leaves the later ones', async () => {
    const project = await flagship(test.database, 9);
    await post(project, 100n);
    await evaluate(project);
    const left = () =>
      test.database.read(scope, (tx) =>
        tx.query<object[]>('SELECT 1 FROM project_changes WHERE project_id = $1', [project]),
      );
    expect(await left()).toEqual([]);
    await post(project, 100n);
    expect(await left()).toHaveLength(1);
  });

  it('raises one alert however many evaluate the same project at once', async () => {
    clock.set('2026-02-01T02:00:00Z');
    const project = await flagship(test.database, 10);
    const found = await Promise.all(Array.from({ length: 8 }, () => evaluate(project)));
    const raised = found.flatMap((one) => one.raised);
    expect(raised.length).toBeGreaterThan(0);
    expect(new Set(raised.map((alert) => alert.alertId)).size).toBe(raised.length);
    expect(await alertsOf(test.database, project)).toHaveLength(raised.length);
  });

  it('goes on, and records it, when a rule throws', async () => {
    clock.set('2026-02-01T02:00:00Z');
    const project = await flagship(test.database, 8);
    const broken = RULES.map((rule) =>
      rule.code === 'total-exceeded'
        ? {
            ...rule,
            evaluate: () => {
              throw new Error('a fault in this rule');
            },
          }
        : rule,
    );
    const batch = await test.database.write(scope, (tx) =>
      evaluateBatch(tx, scope, { today: clock.today(), ids: [project], rules: broken }),
    );
    expect(batch.failures).toEqual([
      { rule: 'total-exceeded', reason: 'a fault in this rule', projectId: project },
    ]);
    expect(batch.raised.map((alert) => alert.rule)).toContain('milestone-overdue');
    const records = await test.database.read(scope, (tx) =>
      tx.query<object[]>(
        `SELECT 1 FROM audit_records
          WHERE action = 'alert-rule.judge' AND outcome = 'refused'
            AND subject_id = 'total-exceeded'`,
      ),
    );
    expect(records).toHaveLength(1);
  });

  it('evaluates the others when one project cannot be evaluated at all', async () => {
    clock.set('2026-02-01T02:00:00Z');
    const project = await flagship(test.database, 5);
    const { broken, projects } = await evaluateProjects(test.database, clock, [
      'no id at all',
      project,
    ]);
    expect(broken.map((one) => one.projectId)).toEqual(['no id at all']);
    expect(projects).toBe(1);
  });
});

describe('a project whose only entries lie outside its plan period', () => {
  it('is neither behind nor ahead of a period of which nothing is known, and an alert that says so goes', async () => {
    clock.set('2026-11-16T02:00:00Z');
    const project = await flagship(test.database, 4);
    await enter(test.database, clock, officer, {
      projectId: project,
      posting: {
        series: 'completed',
        month: month('2026-10'),
        amountFen: 100n,
      },
    });
    await evaluate(project);
    const about = async () =>
      (await alertsOf(test.database, project)).filter(({ rule }) => rule.startsWith('plan-period'));
    expect(await about()).toEqual([]);
    const gaps = await test.database.read(scope, (tx) =>
      tx.query<{ rule: string; state: string; inputs: { completedFen: string | null } }[]>(
        "SELECT rule, state, inputs FROM rule_gaps WHERE project_id = $1 AND rule LIKE 'plan-period-%' AND inputs->>'fypSpendFen' IS NOT NULL",
        [project],
      ),
    );
    for (const { state, inputs } of gaps)
      expect([state, inputs.completedFen]).toEqual(['no-data', null]);

    // Inserts an alert as an earlier version of the program raised it. That version treated a
    // missing amount as 0.
    await asSuperuser(test.name, (client) =>
      client.query(
        `INSERT INTO alerts (project_id, rule, rule_version, severity, level, episode_key,
          inputs, state, raised_on)
       SELECT id, 'plan-period-at-risk', 1, 'red', 1, 'plan-period-at-risk:' || id,
         '{"completedFen": "0"}', 'open', '2026-11-01' FROM projects WHERE id = $1`,
        [project],
      ),
    );
    await evaluate(project);
    expect((await about()).map(({ rule, state }) => [rule, state])).toEqual([
      ['plan-period-at-risk', 'superseded'],
    ]);
  });
});
