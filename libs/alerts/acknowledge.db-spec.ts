import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '../../test/builders/actors.js';
import { alertsOf } from '../../test/builders/alert-facts.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { day } from '#values';
import { acknowledgeAlert } from './commands/acknowledge-alert.js';
import { evaluateProjects } from './commands/evaluate-projects.js';
import { listAlerts, listMostUrgent, type UrgencyKey } from './queries/list-alerts.js';

const manager = anActor('manager');
const clock = new FixedClock('2026-11-23T02:00:00Z');
const soon = { committedOn: day('2026-12-15'), note: '正在协调' };

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

async function anAlert(item: number): Promise<string> {
  const project = await flagship(test.database, item);
  await evaluateProjects(test.database, clock, [project]);
  const open = (await alertsOf(test.database, project)).find((alert) => alert.state === 'open');
  if (!open) throw new Error('the flagship has nothing overdue');
  return open.id;
}

describe('an alert', () => {
  it('is acknowledged once, by a manager, with a day and a note, and that is recorded', async () => {
    const id = await anAlert(1);
    const alert = await acknowledgeAlert(test.database, clock, manager, {
      id,
      acknowledgement: soon,
    });
    expect(alert).toMatchObject({
      state: 'acknowledged',
      committedOn: '2026-12-15',
      note: '正在协调',
      acknowledgedBy: manager.personId,
      version: 2,
    });
    await expect(
      acknowledgeAlert(test.database, clock, manager, { id, acknowledgement: soon }),
    ).rejects.toMatchObject({
      code: 'ALERT_NOT_OPEN',
    });
    const records = await test.database.read(serviceScope('test'), (tx) =>
      tx.query<{ actor_id: string; new_value: object }[]>(
        `SELECT actor_id, new_value FROM audit_records WHERE action = 'alert.acknowledge' AND subject_id = $1`,
        [id],
      ),
    );
    expect(records).toEqual([
      { actor_id: manager.personId, new_value: { state: 'acknowledged', ...soon } },
    ]);
  });

  it('is acknowledged once by a request that comes twice', async () => {
    const id = await anAlert(2);
    const request = {
      key: 'k1',
      actorId: manager.personId,
      action: 'alert.acknowledge',
      body: { id, ...soon },
    };
    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        acknowledgeAlert(test.database, clock, manager, {
          id,
          acknowledgement: soon,
          options: { request },
        }),
      ),
    );
    expect(second).toEqual(first);
    expect(first?.version).toBe(2);
  });

  it.each([
    ['an officer', 'officer', 'sample-transport', 'FORBIDDEN'],
    ['an auditor', 'auditor', 'city', 'FORBIDDEN'],
    ['a manager of another organisation', 'manager', 'sample-development', 'NOT_FOUND'],
    ['an administrator', 'system-admin', 'city', 'NOT_FOUND'],
  ] as const)('is not acknowledged by %s', async (_, role, unit, code) => {
    const id = await anAlert(3);
    await expect(
      acknowledgeAlert(test.database, clock, anActor(role, unit), { id, acknowledgement: soon }),
    ).rejects.toMatchObject({ code });
  });

  it('is not acknowledged for yesterday, for another century, or as a version that it no longer is', async () => {
    const id = await anAlert(4);
    await expect(
      acknowledgeAlert(test.database, clock, manager, {
        id,
        acknowledgement: {
          ...soon,
          committedOn: day('2026-11-22'),
        },
      }),
    ).rejects.toMatchObject({ code: 'COMMITTED_DAY_IN_PAST', errors: [{ path: 'committedOn' }] });
    await expect(
      acknowledgeAlert(test.database, clock, manager, {
        id,
        acknowledgement: {
          ...soon,
          committedOn: day('2099-01-01'),
        },
      }),
    ).rejects.toMatchObject({ code: 'COMMITTED_DAY_TOO_FAR', errors: [{ path: 'committedOn' }] });
    await expect(
      acknowledgeAlert(test.database, clock, manager, {
        id,
        acknowledgement: soon,
        options: { version: 7 },
      }),
    ).rejects.toMatchObject({ code: 'EDIT_STALE' });
    expect(
      (
        await acknowledgeAlert(test.database, clock, manager, {
          id,
          acknowledgement: { ...soon, committedOn: day('2026-11-23') },
          options: { version: 1 },
        })
      ).state,
    ).toBe('acknowledged');
  });
});

describe('the list of alerts', () => {
  it('shows a manager their unit, page by page, each once', async () => {
    for (const item of [5, 6, 7]) await anAlert(item);
    const all = await test.database.read(manager.scope, (tx) => listAlerts(tx, {}, { limit: 200 }));
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all.map((alert) => alert.unitId))).toEqual(new Set(['sample-transport']));
    const seen: string[] = [];
    for (let after: { raisedAt: string; id: string } | undefined; ;) {
      const key = after;
      const page: Awaited<ReturnType<typeof listAlerts>> = await test.database.read(
        manager.scope,
        (tx) => listAlerts(tx, {}, { limit: 2, after: key }),
      );
      if (page.length === 0) break;
      seen.push(...page.map((alert) => alert.id));
      const last = page.at(-1);
      after = last && { raisedAt: last.raisedAt.toISOString(), id: last.id };
    }
    expect(seen).toEqual(all.map((alert) => alert.id));
  });

  it('shows the most urgent first, project by project, page by page, each once', async () => {
    const project = await flagship(test.database, 7);
    await test.database.write(serviceScope('test'), (tx) =>
      tx.query("UPDATE alerts SET severity = 'amber' WHERE project_id = $1", [project]),
    );
    const all = await test.database.read(manager.scope, (tx) =>
      listMostUrgent(tx, {}, { limit: 200 }),
    );
    const projects = all.map((alert) => alert.projectId);
    expect(projects.filter((id, at) => id !== projects[at - 1])).toEqual([...new Set(projects)]);
    expect(projects.at(-1)).toBe(project);
    expect(all.map(({ worst }) => worst)).toEqual(all.map(({ worst }) => worst).sort());
    const seen: string[] = [];
    for (let after: UrgencyKey | undefined; ;) {
      const key = after;
      const page: Awaited<ReturnType<typeof listMostUrgent>> = await test.database.read(
        manager.scope,
        (tx) => listMostUrgent(tx, {}, { limit: 2, after: key }),
      );
      const last = page.at(-1);
      if (!last) break;
      seen.push(...page.map((alert) => alert.id));
      after = [
        last.worst,
        last.otherwise,
        last.column,
        last.item,
        last.projectId,
        last.rank,
        last.ease,
        last.raisedAt.toISOString(),
        last.id,
      ];
    }
    expect(seen).toEqual(all.map((alert) => alert.id));
    await test.database.write(serviceScope('test'), (tx) =>
      tx.query("UPDATE alerts SET severity = 'red' WHERE project_id = $1", [project]),
    );
  });

  it('is narrowed by state, rule, severity and project', async () => {
    const project = await flagship(test.database, 5);
    const narrowed = await test.database.read(manager.scope, (tx) =>
      listAlerts(
        tx,
        { state: 'open', rule: 'milestone-overdue', severity: 'red', projectId: project },
        { limit: 50 },
      ),
    );
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.every((alert) => alert.projectId === project)).toBe(true);
    expect(
      await test.database.read(manager.scope, (tx) =>
        listAlerts(tx, { rule: 'total-exceeded' }, { limit: 50 }),
      ),
    ).toEqual([]);
    expect(
      await test.database.read(anActor('manager', 'sample-development').scope, (tx) =>
        listAlerts(tx, { projectId: project }, { limit: 50 }),
      ),
    ).toEqual([]);
  });
});
