import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installPlan } from '#installation';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { testHome } from '../harness/server.js';

let tracker: BootedTracker;
let auditor: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ planDates: 'derived' });
  auditor = await tracker.as('auditor');
});
afterAll(() => tracker.close());

async function all(client: ApiClient, path: string): Promise<any[]> {
  const items: any[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await client.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=70${cursor ? `&cursor=${cursor}` : ''}`,
    );
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

describe('the plan, as somebody signed in reads it', () => {
  it('has 30 columns, 181 items each tracked by one project, and 38 indicators', async () => {
    expect((await all(auditor, '/api/plan-columns')).map((column) => column.number)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    const items = await all(auditor, '/api/plan-items');
    expect(items).toHaveLength(181);
    expect(items.every((item) => item.projectIds.length === 1)).toBe(true);
    expect(items.filter((item) => item.numberDerived).map((item) => item.column)).toEqual(
      Array(8).fill(6),
    );
    expect(await all(auditor, '/api/indicators')).toHaveLength(38);
  });

  it('shows ten flagships first, with the totals of nine, the plan-period figures of six, and null for the rest', async () => {
    const projects = await all(auditor, '/api/projects');
    expect(projects).toHaveLength(181);
    const flagships = projects.slice(0, 10);
    expect(flagships.every((project) => project.flagship && project.planItem.column === 10)).toBe(
      true,
    );
    expect(projects.slice(10).some((project) => project.flagship)).toBe(false);
    expect(flagships.map((project) => project.totalInvestmentFen)).toEqual([
      '2700000000000',
      '4665000000000',
      '3830000000000',
      '1660000000000',
      '5270000000000',
      '8620000000000',
      '1730000000000',
      null,
      '600000000000',
      '2900000000000',
    ]);
    expect(flagships.map((project) => project.fypSpendFen)).toEqual([
      '1500000000000',
      '2850000000000',
      null,
      '1450000000000',
      null,
      null,
      '510000000000',
      '9500000000000',
      '400000000000',
      null,
    ]);
  });

  it('gives each dated target and each flagship project a milestone whose day is derived', async () => {
    const airport = (await auditor.get('/api/projects?flagship=true&q=机场三期')).body.items[0];
    const { body } = await auditor.get(`/api/projects/${airport.id}/milestones`);
    expect(body.items).toEqual([
      expect.objectContaining({
        baselineOn: '2025-12-31',
        forecastOn: '2025-12-31',
        actualOn: null,
        derived: true,
        fromPlan: true,
      }),
    ]);

    const items = await all(auditor, '/api/plan-items');
    const dated = items
      .flatMap((item) => item.targets)
      .filter((target) => target.dueOn !== null).length;
    const givenFields = await tracker.test.database.read(
      { actorId: 't', authority: 't', sees: 'all', writes: [], requestId: 't' },
      (tx) =>
        tx.query<{ derived: boolean; n: number }[]>(
          'SELECT derived, count(*)::int AS n FROM milestones GROUP BY derived ORDER BY derived',
        ),
    );
    expect(givenFields).toEqual([{ derived: true, n: dated + 10 }]);
  });

  it('keeps units apart: an officer lists only what their unit answers for, and another organisation’s project does not exist', async () => {
    const officer = await tracker.as('officer', 'sample-transport');
    const own = await all(officer, '/api/projects');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((project) => project.unitId === 'sample-transport')).toBe(true);
    const foreign = (await auditor.get('/api/projects?unitId=sample-development&limit=1')).body
      .items[0];
    expect((await officer.get(`/api/projects/${foreign.id}`)).status).toBe(404);
    expect((await officer.get(`/api/projects/${foreign.id}/milestones`)).status).toBe(404);
    expect((await officer.get(`/api/projects/${foreign.id}/ledger-entries`)).status).toBe(404);
  });

  it('shows administrators no project', async () => {
    for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const) {
      expect((await (await tracker.as(role)).get('/api/projects')).body.items).toEqual([]);
    }
  });

  it('filters literally: a per cent sign or a quote is text, not a pattern', async () => {
    for (const text of ['%', "'", '_', '\\', '机场']) {
      const { status, body } = await auditor.get(`/api/projects?q=${encodeURIComponent(text)}`);
      expect(status).toBe(200);
      expect(body.items.every((project: any) => project.name.includes(text))).toBe(true);
    }
  });
});

describe('beside a second plan with the same numbers', () => {
  it('each lists what is its own, and a number without a plan means the first', async () => {
    const [columns, of10] = [
      await all(auditor, '/api/plan-columns'),
      await all(auditor, '/api/projects?column=10'),
    ];
    const folder = await mkdtemp(join(testHome(), 'plan-'));
    await cp('libs/plan/data/hangzhou-14fyp', folder, { recursive: true });
    const plan = await readFile(join(folder, 'plan.csv'), 'utf8');
    await writeFile(join(folder, 'plan.csv'), plan.replace('hangzhou-14fyp', 'sample-14fyp'));
    expect((await installPlan(tracker.test.database, folder)).newProjects).toBe(181);

    expect(await all(auditor, '/api/plan-columns')).toEqual(columns);
    expect(await all(auditor, '/api/projects?column=10')).toEqual(of10);
    expect(
      (await all(auditor, '/api/plan-items')).map(({ plan: code, projectIds }) => [
        code,
        projectIds.length,
      ]),
    ).toEqual(Array(181).fill(['hangzhou-14fyp', 1]));
    const second = await all(auditor, '/api/plan-items?plan=sample-14fyp&column=10');
    expect(second.map(({ plan: code, column, number }) => [code, column, number])).toEqual(
      of10.map((_, index) => ['sample-14fyp', 10, index + 1]),
    );
    const ids = (await all(auditor, '/api/projects?plan=sample-14fyp&column=10')).map(
      ({ id }) => id,
    );
    expect(second.flatMap(({ projectIds }) => projectIds).sort()).toEqual([...ids].sort());
    expect(ids.filter((id) => of10.some((project) => project.id === id))).toEqual([]);
    expect(await all(auditor, '/api/projects')).toHaveLength(362);
    for (const path of [
      'plan-columns',
      'plan-items',
      'indicators',
      'projects',
      'reports/layers',
      'reports/budget-totals',
    ]) {
      const { status, body } = await auditor.get(`/api/${path}?plan=nobody-5fyp`);
      expect([path, status, body.code]).toEqual([path, 422, 'PLAN_UNKNOWN']);
    }
    expect(
      (await all(auditor, '/api/indicators?plan=sample-14fyp')).map((one) => one.plan),
    ).toEqual(Array(38).fill('sample-14fyp'));
  });
});
