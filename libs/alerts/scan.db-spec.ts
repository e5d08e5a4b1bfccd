import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alertsOf, countOf, personId } from '../../test/builders/alert-facts.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { FixedClock } from '#platform/clock';
import { serviceScope, withPrivileges } from '#platform/database';
import { day } from '#values';
import { composeDigests } from './commands/compose-digests.js';
import { runDueScan } from './commands/run-due-scan.js';
import { scanPortfolio } from './commands/scan-portfolio.js';
import { alertHealth } from './queries/alert-health.js';
import { scanIsRunning } from './store/scan-slots.js';

const scope = serviceScope('test');
const settings = { publicUrl: 'https://tracker.city.example' };
const MORNING = '2026-11-23T00:40:00Z';

describe('scanning the real plan', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  const clock = new FixedClock(MORNING);

  it('by trial finds what the run finds, and keeps nothing', async () => {
    const trial = await scanPortfolio(test.database, clock, { commit: false });
    expect(trial).toMatchObject({ projects: 181, broken: [], failures: [] });
    expect(trial.raised.length).toBe(await countOf(test.database, 'milestones'));
    expect(await countOf(test.database, 'alerts')).toBe(0);
    expect(await countOf(test.database, 'notifications')).toBe(0);
    expect(await countOf(test.database, 'project_changes')).toBeGreaterThan(0);
  });

  it('for another day finds what would be due then', async () => {
    const eve = await scanPortfolio(test.database, clock, {
      asOf: day('2025-12-31'),
      commit: false,
    });
    const rules = new Set(eve.raised.map((alert) => alert.rule));
    expect(rules).toContain('milestone-due-soon');
    const early = await scanPortfolio(test.database, clock, {
      asOf: day('2021-06-01'),
      commit: false,
    });
    expect(early.raised.filter((alert) => alert.rule === 'milestone-overdue')).toEqual([]);
  });

  it('finds everything whose day has passed, once', async () => {
    const found = await scanPortfolio(test.database, clock);
    expect(found.raised.length).toBe(await countOf(test.database, 'milestones'));
    expect(
      found.raised.every((alert) => alert.rule === 'milestone-overdue' && alert.severity === 'red'),
    ).toBe(true);
    expect(await countOf(test.database, 'project_changes')).toBe(0);
    expect(await scanPortfolio(test.database, clock)).toMatchObject({
      raised: [],
      cleared: [],
      reopened: [],
      notifications: 0,
    });
  });

  it('lists what cannot be evaluated, for want of a figure', async () => {
    const { unjudged } = await scanPortfolio(test.database, clock, { commit: false });
    const flagships = unjudged.filter(
      (one) => one.projectName.length > 0 && one.rule === 'plan-period-exceeded',
    );
    expect(flagships.length).toBeGreaterThanOrEqual(4);
  });
});

describe('composing', () => {
  let test: TestDatabase;
  let manager: string;
  const clock = new FixedClock(MORNING);
  beforeAll(async () => {
    test = await testDatabase();
    manager = await personId(test.database, 'manager.transport@tracker.example');
    await scanPortfolio(test.database, clock);
  });
  afterAll(() => test.close());
  const pending = async () =>
    (
      await test.database.read(scope, (tx) =>
        tx.query<object[]>('SELECT 1 FROM notifications WHERE mail_id IS NULL AND dropped IS NULL'),
      )
    ).length;

  it('drops what is no longer so, tells the rest in one mail per person, and tells nothing twice', async () => {
    const project = await flagship(test.database, 6);
    const gone = await alertsOf(test.database, project);
    await test.database.write(scope, (tx) =>
      tx.query(`UPDATE alerts SET state = 'resolved' WHERE project_id = $1`, [project]),
    );

    const composed = await Promise.all(
      [1, 2, 3].map(() => composeDigests(test.database, clock, { settings, urgentOnly: false })),
    );
    expect(
      composed
        .flat()
        .map((digest) => digest.personId)
        .sort(),
    ).toHaveLength(2);
    expect(await countOf(test.database, 'mail_outbox')).toBe(2);
    expect(await pending()).toBe(0);
    const dropped = await test.database.read(scope, (tx) =>
      tx.query<{ why: string; count: number }[]>(
        'SELECT dropped AS why, count(*)::int AS count FROM notifications WHERE dropped IS NOT NULL GROUP BY 1',
      ),
    );
    expect(dropped).toEqual([{ why: 'stale', count: gone.length }]);

    const [mail] = await test.database.read(scope, (tx) =>
      tx.query<{ text_body: string; message_id: string }[]>(
        'SELECT text_body, message_id FROM mail_outbox WHERE person_id = $1',
        [manager],
      ),
    );
    expect(mail?.text_body).not.toContain(project);
    expect(mail?.message_id).toMatch(/@tracker\.city\.example>$/);
    expect(await composeDigests(test.database, clock, { settings, urgentOnly: false })).toEqual([]);
  });

  it('leaves for the morning what is not urgent', async () => {
    await test.database.write(scope, async (tx) => {
      await tx.query(
        `INSERT INTO notifications (project_id, alert_id, person_id, occasion, urgent)
          SELECT project_id, alerts.id, $1, 'for the test', false
          FROM alerts JOIN projects ON projects.id = project_id
          WHERE state = 'open' AND unit_id = 'sample-transport' LIMIT 1`,
        [manager],
      );
    });
    expect(await composeDigests(test.database, clock, { settings, urgentOnly: true })).toEqual([]);
    expect(
      await composeDigests(test.database, clock, { settings, urgentOnly: false }),
    ).toMatchObject([{ personId: manager, alerts: 1 }]);
  });

  it('writes to nobody who has left, and says so', async () => {
    await test.database.write(withPrivileges(scope, 'people'), async (tx) => {
      await tx.query('UPDATE people SET active = false WHERE id = $1', [manager]);
      await tx.query(
        `INSERT INTO notifications (project_id, alert_id, person_id, occasion, urgent)
          SELECT project_id, alerts.id, $1, 'after leaving', true
          FROM alerts JOIN projects ON projects.id = project_id
          WHERE state = 'open' AND unit_id = 'sample-transport' LIMIT 1`,
        [manager],
      );
    });
    expect(await composeDigests(test.database, clock, { settings, urgentOnly: true })).toEqual([]);
    const [left] = await test.database.read(scope, (tx) =>
      tx.query<{ dropped: string }[]>(
        `SELECT dropped FROM notifications WHERE occasion = 'after leaving'`,
      ),
    );
    expect(left?.dropped).toBe('account-closed');
  });
});

describe('the slot of a day', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  it('is run by one of many, from half past eight in the city on', async () => {
    const clock = new FixedClock('2026-11-23T00:29:59Z');
    expect(await runDueScan(test.database, clock, settings)).toBeNull();
    clock.set('2026-11-23T00:30:00Z');
    const ran = await Promise.all(
      Array.from({ length: 4 }, () => runDueScan(test.database, clock, settings)),
    );
    expect(ran.filter((one) => one !== null)).toHaveLength(1);
    expect(await countOf(test.database, 'mail_outbox')).toBe(2);
  });

  it('is taken over when whoever ran it is not heard of any more', async () => {
    const clock = new FixedClock('2026-11-24T00:30:00Z');
    await test.database.write(scope, (tx) =>
      tx.query('INSERT INTO scan_slots (slot_on, started_at) VALUES ($1, $2)', [
        '2026-11-24',
        clock.now(),
      ]),
    );
    clock.set('2026-11-24T00:30:30Z');
    expect(await runDueScan(test.database, clock, settings)).toBeNull();
    clock.set('2026-11-24T00:31:01Z');
    expect(await runDueScan(test.database, clock, settings)).toMatchObject({
      slotOn: '2026-11-24',
    });
  });

  it('means nothing before its day: a clock that ran ahead and came back keeps no scan away, then or later', async () => {
    const clock = new FixedClock('2026-12-20T00:40:00Z');
    const lastScan = async () =>
      (await test.database.read(scope, (tx) => alertHealth(tx, clock.today()))).lastScan;
    expect(await runDueScan(test.database, clock, settings)).toMatchObject({
      slotOn: '2026-12-20',
    });
    clock.set('2026-11-25T00:40:00Z');
    expect(await lastScan()).toMatchObject({ slotOn: '2026-11-24' });
    expect(await runDueScan(test.database, clock, settings)).toMatchObject({
      slotOn: '2026-11-25',
    });
    expect(await lastScan()).toMatchObject({ slotOn: '2026-11-25', finishedAt: clock.now() });
    expect(await runDueScan(test.database, clock, settings)).toBeNull();
    clock.set('2026-12-20T00:31:00Z');
    expect(await runDueScan(test.database, clock, settings)).toMatchObject({
      slotOn: '2026-12-20',
    });
  });

  it('is not under way because it was begun by a clock that was ahead', async () => {
    const clock = new FixedClock('2026-12-21T00:40:00Z');
    await test.database.write(scope, (tx) =>
      tx.query('INSERT INTO scan_slots (slot_on, started_at) VALUES ($1, $2)', [
        '2026-12-21',
        '2026-12-21T09:00:00Z',
      ]),
    );
    expect(await test.database.read(scope, (tx) => scanIsRunning(tx, clock.now()))).toBe(false);
    expect(await runDueScan(test.database, clock, settings)).toMatchObject({
      slotOn: '2026-12-21',
    });
  });
});
