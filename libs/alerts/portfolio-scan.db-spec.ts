import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '../../test/builders/actors.js';
import { countOf } from '../../test/builders/alert-facts.js';
import { enter } from '../../test/builders/ledger.js';
import { addProjects } from '../../test/builders/portfolio.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { changeMilestone, createMilestone, milestonesOf } from '#milestones';
import { FixedClock } from '#platform/clock';
import { serviceScope, type Tx } from '#platform/database';
import { addDays, day, month } from '#values';
import { acknowledgeAlert } from './commands/acknowledge-alert.js';
import { composeDigests } from './commands/compose-digests.js';
import { scanPortfolio } from './commands/scan-portfolio.js';
import { snoozeAlert } from './commands/snooze-alert.js';
import { loadFacts } from './store/project-facts.js';
import { stampsOn } from './store/evaluation-cache.js';

const scope = serviceScope('test');
const [officer, manager] = [anActor('officer'), anActor('manager')];
const settings = { publicUrl: 'https://tracker.city.example' };

/**
 * Returns all alerts, failed rule evaluations (gaps) and alert events as sorted text without random
 * ids, so that the results of two databases can be compared.
 */
async function outcome(test: TestDatabase): Promise<string[]> {
  const rows = await test.database.read(scope, async (tx) => [
    ...(await tx.query<object[]>(
      `SELECT rule, project_id, inputs - 'milestoneId' AS inputs, severity, level, state, raised_on,
        open_since, escalated_step, snoozed_until, committed_on, resolved_on, version FROM alerts`,
    )),
    ...(await tx.query<object[]>(
      `SELECT rule, project_id, state, inputs - 'milestoneId' AS inputs, since FROM rule_gaps`,
    )),
    ...(await tx.query<object[]>(
      `SELECT rule, alert.project_id, inputs - 'milestoneId' AS inputs, event, happened_on
        FROM alert_events event JOIN alerts alert ON alert.id = event.alert_id`,
    )),
  ]);
  return rows.map((row) => JSON.stringify(row)).sort();
}

describe('a scan that evaluates only what can have changed', () => {
  let [quick, thorough]: (TestDatabase | undefined)[] = [];
  beforeAll(async () => {
    [quick, thorough] = [await testDatabase(), await testDatabase()];
  });
  afterAll(async () => {
    await quick?.close();
    await thorough?.close();
  });

  /**
   * Changes data as users would on the day `on`. The changes are chosen so that they affect the
   * alert rules.
   */
  async function live(test: TestDatabase, clock: FixedClock, on: string): Promise<void> {
    clock.set(`${on}T02:00:00Z`);
    const [one, two, three] = [
      await flagship(test.database, 1),
      await flagship(test.database, 2),
      await flagship(test.database, 7),
    ];
    const liveAlert = async (project: string, rule: string): Promise<string> =>
      (
        await test.database.read(scope, (tx) =>
          tx.query<{ id: string }[]>(
            `SELECT id FROM alerts WHERE project_id = $1 AND rule = $2
              AND state IN ('open', 'acknowledged', 'snoozed') ORDER BY inputs::text LIMIT 1`,
            [project, rule],
          ),
        )
      )[0]?.id ?? '';
    switch (on) {
      case '2025-12-01':
        await createMilestone(test.database, officer, {
          projectId: one,
          wanted: { name: '封顶', baselineOn: day('2025-12-10') },
          request: null,
        });
        return;
      case '2025-12-15':
        await acknowledgeAlert(test.database, clock, manager, {
          id: await liveAlert(one, 'milestone-overdue'),
          acknowledgement: { committedOn: day('2025-12-17'), note: '加班' },
        });
        return;
      case '2026-01-06':
        await snoozeAlert(test.database, clock, manager, {
          id: await liveAlert(two, 'milestone-overdue'),
          snooze: { until: day('2026-01-08'), note: null },
        });
        return;
      case '2026-01-07': {
        const [milestone] = await test.database.read(scope, (tx) =>
          milestonesOf(tx, three, { limit: 1 }),
        );
        if (milestone)
          await changeMilestone(test.database, clock, officer, {
            id: milestone.id,
            versionRead: milestone.version,
            change: {
              forecastOn: day('2026-01-20'),
              explanation: '征迁延后',
            },
          });
        for (const series of ['completed', 'funds'] as const)
          await enter(test.database, clock, officer, {
            projectId: three,
            posting: {
              series,
              month: month('2025-12'),
              amountFen: 5_000_000n,
              ...(series === 'funds' ? { fundingSource: 'municipal' as const } : {}),
            },
          });
      }
    }
  }

  it('leaves exactly what one that evaluates everything leaves, over winter days and some of spring', async () => {
    if (!quick || !thorough) throw new Error('no database');
    const days = [
      ...Array.from({ length: 45 }, (_, at) => addDays(day('2025-12-01'), at)),
      ...['2026-02-01', '2026-02-20', '2026-03-01', '2026-03-20', '2026-05-20'],
    ];
    let [evaluated, evaluatedAll] = [0, 0];
    for (const on of days) {
      const clocks = [
        new FixedClock(`${on}T02:00:00Z`),
        new FixedClock(`${on}T02:00:00Z`),
      ] as const;
      await live(quick, clocks[0], on);
      await live(thorough, clocks[1], on);
      evaluated += (await scanPortfolio(quick.database, clocks[0])).projects;
      await asSuperuser(thorough.name, (client) => client.query('TRUNCATE evaluation_cache'));
      evaluatedAll += (await scanPortfolio(thorough.database, clocks[1])).projects;
      if (days.indexOf(on) % 10 === 9 || on > '2026-01-31')
        expect(await outcome(quick)).toEqual(await outcome(thorough));
    }
    expect(evaluatedAll).toBe(181 * days.length);
    expect(evaluated).toBeGreaterThan(181);
    expect(evaluated).toBeLessThan(evaluatedAll / 5);
  });
});

describe('a scan', () => {
  let test: TestDatabase;
  const clock = new FixedClock('2026-11-23T00:40:00Z');
  beforeAll(async () => {
    test = await testDatabase();
    await scanPortfolio(test.database, clock);
  });
  afterAll(() => test.close());

  it('evaluates nothing where nothing changed', async () => {
    expect(await scanPortfolio(test.database, clock)).toMatchObject({
      portfolio: 181,
      projects: 0,
      raised: [],
      cleared: [],
    });
  });

  it('finds a fact that forgot to touch its project', async () => {
    const project = await flagship(test.database, 5);
    await asSuperuser(test.name, (client) =>
      client.query(
        `INSERT INTO milestones (project_id, name, baseline_on, forecast_on, created_by,
          created_at) SELECT id, '遗漏', '2026-11-01', '2026-11-01', 'test', now()
          FROM projects WHERE id = $1`,
        [project],
      ),
    );
    const found = await scanPortfolio(test.database, clock);
    expect([found.projects, found.raised.map((alert) => [alert.projectId, alert.rule])]).toEqual([
      1,
      [[project, 'milestone-overdue']],
    ]);
  });

  it.each([
    [
      'a day put off',
      "UPDATE milestones SET forecast_on = '2027-06-30', version = version + 1 WHERE name = '遗漏'",
    ],
    [
      'a day put off without a version',
      "UPDATE milestones SET forecast_on = '2027-07-31' WHERE name = '遗漏'",
    ],
    ['a milestone taken away', "DELETE FROM milestones WHERE name = '遗漏'"],
  ])('and so it does %s', async (_, change) => {
    await asSuperuser(test.name, (client) => client.query(change));
    expect(await scanPortfolio(test.database, clock)).toMatchObject({ projects: 1 });
    expect(await scanPortfolio(test.database, clock)).toMatchObject({ projects: 0 });
  });

  it('evaluates everything anew when a rule has another version', async () => {
    await asSuperuser(test.name, (client) =>
      client.query(
        `UPDATE alert_rules SET valid_to = '2026-11-23' WHERE code = 'milestone-due-soon'`,
      ),
    );
    clock.set('2026-11-24T00:40:00Z');
    expect(await scanPortfolio(test.database, clock)).toMatchObject({
      portfolio: 181,
      projects: 181,
    });
  });

  it('comes back to an alert that nobody could be told of until somebody is there, on the same day too', async () => {
    await asSuperuser(test.name, (client) =>
      client.query("UPDATE memberships SET role = 'auditor' WHERE role = 'manager'"),
    );
    const added = await addProjects(test, {
      count: 1,
      unitId: 'sample-transport',
      dueOn: '2026-11-01',
    });
    for (const raised of [1, 0, 0]) {
      const found = await scanPortfolio(test.database, clock);
      expect([
        found.projects,
        found.raised
          .filter(({ rule }) => rule === 'milestone-overdue')
          .map(({ projectId }) => projectId),
        found.notifications,
      ]).toEqual([1, raised ? added : [], 0]);
    }
    await asSuperuser(test.name, (client) =>
      client.query("UPDATE memberships SET role = 'manager' WHERE role = 'auditor'"),
    );
    const told = await scanPortfolio(test.database, clock);
    expect([told.projects, told.raised.length]).toEqual([1, 0]);
    expect(told.notifications).toBeGreaterThan(0);
    expect(await scanPortfolio(test.database, clock)).toMatchObject({
      projects: 0,
      notifications: 0,
    });
  });

  it('stamps everything that rules read: no table of facts is outside', async () => {
    const ids = [await flagship(test.database, 1)];
    const tablesOf = (read: (tx: Tx) => Promise<unknown>): Promise<string[]> =>
      test.database.read(scope, async (tx) => {
        const looks = async (): Promise<Map<string, number>> =>
          new Map(
            (
              await tx.query<{ name: string; looks: number }[]>(
                'SELECT relname AS name, (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int AS looks FROM pg_stat_xact_user_tables',
              )
            ).map(({ name, looks: count }) => [name, count]),
          );
        const before = await looks();
        await read(tx);
        return [...(await looks())]
          .filter(([name, count]) => count > (before.get(name) ?? 0))
          .map(([name]) => name);
      });
    const read = (await tablesOf((tx) => stampsOn(tx, ids, clock.today()))).filter(
      (table) => table !== 'evaluation_cache',
    );
    const changing = await test.database.read(scope, (tx) =>
      tx.query<{ name: string }[]>(
        `SELECT name FROM unnest($1::text[]) AS name
          WHERE has_any_column_privilege('tracker_app', name, 'UPDATE')
            OR has_table_privilege('tracker_app', name, 'DELETE') ORDER BY 1`,
        [read],
      ),
    );
    // Rows of these three tables are updated, so the fingerprint (from which the scan recognises
    // changes) contains a version or hash column of each. In the other tables rows are only added,
    // so the number of their rows is enough.
    expect(changing.map(({ name }) => name)).toEqual(['ledger_heads', 'plans', 'projects']);
    const stamped = new Set(read);
    expect(read).toContain('milestone_change_counts');
    // The evaluation reads these tables, but the fingerprint (from which the scan recognises
    // changes) does not contain them, because other columns change with them: the head of the hash
    // chain with the ledger entries and their sums, a change counter that the database maintains
    // with the milestones, and the ruleset's fingerprint with the rules about money.
    const stoodFor = ['budget_rules', 'ledger_entries', 'ledger_totals', 'milestones'];
    expect(
      (await tablesOf((tx) => loadFacts(tx, ids, { on: clock.today() })))
        .filter((table) => !stamped.has(table))
        .sort(),
    ).toEqual(stoodFor);
  });
});

describe('a night in which hundreds of projects turn overdue', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  it('makes one digest for each manager, and none the next morning', async () => {
    const options = { settings, urgentOnly: false };
    const clock = new FixedClock('2026-11-23T00:35:00Z');
    for (const unitId of ['sample-transport', 'sample-development'])
      await addProjects(test, { count: 200, unitId, dueOn: '2026-11-23' });
    await scanPortfolio(test.database, clock);
    await composeDigests(test.database, clock, options);
    const before = await countOf(test.database, 'mail_outbox');

    clock.set('2026-11-24T00:35:00Z');
    const found = await scanPortfolio(test.database, clock);
    expect(found.raised.filter((alert) => alert.rule === 'milestone-overdue')).toHaveLength(400);
    const digests = (
      await Promise.all([1, 2, 3].map(() => composeDigests(test.database, clock, options)))
    ).flat();
    expect(digests.map((digest) => digest.alerts).sort()).toEqual([200, 200]);
    expect(new Set(digests.map((digest) => digest.personId)).size).toBe(2);
    expect(await countOf(test.database, 'mail_outbox')).toBe(before + 2);

    clock.set('2026-11-25T00:35:00Z');
    await scanPortfolio(test.database, clock);
    expect(await composeDigests(test.database, clock, options)).toEqual([]);
  });
});
