import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCostFigure, approvedChangeRequest } from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let flagships: any[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2025-03-31T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  flagships = (await officer.get('/api/projects?flagship=true')).body.items;
});
afterAll(() => tracker.close());

const idOf = (item: number): string =>
  flagships.find((project) => project.planItem.number === item).id;
const layersOf = async (item: number, query = '') => {
  await tracker.evaluate();
  return (await officer.get(`/api/projects/${idOf(item)}/layers${query}`)).body;
};
const complete = (item: number, month: string, amountFen: string) =>
  tracker.enter(idOf(item), { series: 'completed', month, amountFen, unitConfirmed: true });
const listed = async (query = '') => {
  await tracker.evaluate();
  return (await officer.get(`/api/reports/layers?flagship=true${query}`)).body.items;
};

describe('the layers of the ten flagships', () => {
  it('cannot be evaluated exactly where the plan is silent: one has no total, four have no figure for the period, none has a plan for the year', async () => {
    const cannot = (rows: any[], layer: string) =>
      rows
        .filter((row) => row[layer].level === 'cannot-be-judged')
        .map((row) => [row.planItem.number, row[layer].reason]);
    const expectSilence = (rows: any[]) => {
      expect(rows).toHaveLength(10);
      expect(cannot(rows, 'approvedTotal')).toEqual([[8, 'TOTAL_NOT_STATED']]);
      expect(cannot(rows, 'planPeriod')).toEqual(
        [3, 5, 6, 10].map((item) => [item, 'NO_PERIOD_FIGURE']),
      );
      expect(cannot(rows, 'yearPlan')).toEqual(
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((item) => [item, 'NO_YEAR_PLAN']),
      );
    };
    const before = await listed();
    expectSilence(before);
    expect(before.filter((row: any) => row.approvedTotal.level === 'no-data')).toHaveLength(9);
    expect(before[0].ceiling).toMatchObject({
      basis: 'plan-figure',
      label: '规划数，尚无概算',
      amountFen: '2700000000000',
    });
    expect(before[9].approvedTotal.inputs).toMatchObject({
      basis: 'plan-figure',
      totalInvestmentFen: '2900000000000',
    });

    for (const { planItem } of flagships) await complete(planItem.number, '2025-02', '100');
    const after = await listed();
    expectSilence(after);
    expect(after.filter((row: any) => row.approvedTotal.level === 'good')).toHaveLength(9);
    expect(after[7].approvedTotal.sentence).toMatch(/^无法判断/);
    expect(after[7].approvedTotal.turnsGreenWhen).toEqual([
      expect.objectContaining({ what: 'total-known', sentence: '录入总投资' }),
    ]);
  });

  it('come page by page, in the order of the portfolio', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await officer.get(
        `/api/reports/layers?flagship=true&limit=4${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map((row: any) => row.planItem.number));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('the portfolio narrowed to a level', () => {
  const numbers = async (query: string) =>
    (await listed(query)).map((row: any) => row.planItem.number);
  it('shows exactly the projects of which the named layer, or any, stands so', async () => {
    expect(await numbers('&level=cannot-be-judged&layer=approved-total')).toEqual([8]);
    expect(await numbers('&level=cannot-be-judged&layer=plan-period')).toEqual([3, 5, 6, 10]);
    expect(await numbers('&level=cannot-be-judged')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await numbers('&level=amber')).toEqual([]);
    expect((await officer.get('/api/reports/layers?level=purple')).body.errors[0].path).toBe(
      'level',
    );
  });

  it('comes page by page', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await officer.get(
        `/api/reports/layers?flagship=true&level=cannot-be-judged&layer=plan-period&limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map((row: any) => row.planItem.number));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual([3, 5, 6, 10]);
  });
});

describe('a project measured by its year', () => {
  it('shows the arithmetic of a progress bulletin, and what each layer rests on', async () => {
    await approvedChangeRequest(officer, manager, `/api/projects/${idOf(8)}/year-plan-filings`, {
      year: 2025,
      amountFen: '10150000000000',
      category: 'continuing',
      effectiveOn: '2025-01-05',
      document: '年度计划（示例）',
    });
    await complete(8, '2025-01', '1000000000000');
    await complete(8, '2025-03', '2136399999900');
    const { yearPlan, planPeriod } = await layersOf(8);
    expect(yearPlan).toMatchObject({
      level: 'good',
      reason: 'ON_OR_AHEAD',
      rule: { code: 'year-plan-behind', version: 1 },
      inputs: {
        plannedFen: '10150000000000',
        completedFen: '3136400000000',
        completedPercent: '30.90',
        duePercent: '25.00',
        leadPoints: '5.90',
        through: '2025-03',
      },
    });
    expect(planPeriod).toMatchObject({
      level: 'good',
      reason: 'WITHIN_REACH',
      inputs: {
        fypSpendFen: '9500000000000',
        monthsLeft: '10',
        neededFen: '636360000000',
        bestMonthFen: '2136399999900',
      },
    });
    expect((await layersOf(8, '?asOf=2025-02-28')).yearPlan.inputs).toMatchObject({
      completedFen: '1000000000100',
      completedPercent: '9.85',
      duePercent: '16.67',
    });
    expect(
      (await layersOf(8, `?knownAt=${encodeURIComponent('2020-01-01T00:00:00Z')}`)).yearPlan.reason,
    ).toBe('NO_YEAR_PLAN');
  });

  it('is red against the total, information against the year, amber against the period: overspent means three things', async () => {
    await approvedChangeRequest(officer, manager, `/api/projects/${idOf(9)}/year-plan-filings`, {
      year: 2025,
      amountFen: '100000000000',
      category: 'continuing',
      effectiveOn: '2025-01-05',
      document: '年度计划（示例）',
    });
    await complete(9, '2025-03', '610000000000');
    const { approvedTotal, yearPlan, planPeriod } = await layersOf(9);
    expect([approvedTotal.level, yearPlan.level, planPeriod.level]).toEqual([
      'red',
      'good',
      'amber',
    ]);
    expect(approvedTotal.turnsGreenWhen.map((one: any) => one.sentence)).toEqual([
      '批准不低于 61.00000001 亿元的概算',
    ]);
  });

  it('follows an approved estimate once there is one, by the regime that is on record', async () => {
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${idOf(9)}/cost-filings`,
      aCostFigure({ amountFen: '700000000000' }),
    );
    // Within the total in every regime, so that the regime need not be known.
    expect((await layersOf(9)).approvedTotal).toMatchObject({
      level: 'amber',
      reason: 'NEARLY_SPENT',
    });
    expect(
      (
        await manager.post(`/api/projects/${idOf(9)}/approval-regimes`, {
          regime: 'approval',
          validFrom: '2022-01-01',
          document: '示例',
        })
      ).status,
    ).toBe(200);
    expect((await layersOf(9)).approvedTotal).toMatchObject({
      level: 'amber',
      inputs: { basis: 'approved-estimate', totalInvestmentFen: '700000000000' },
    });
  });
});

describe('what a project will cost in the end', () => {
  const file = (over: object = {}) =>
    officer.post(`/api/projects/${idOf(9)}/completion-forecasts`, {
      amountFen: '840000000000',
      scope: 'not-stated',
      referenceClass: 'roads',
      effectiveOn: '2025-03-20',
      explanation: '按剩余工程量测算（示例）',
      ...over,
    });

  it('stands in three views that are never mixed, and each forecast stays', async () => {
    expect((await file({ amountFen: '720000000000' })).status).toBe(201);
    expect((await file()).status).toBe(201);
    const { body } = await officer.get(`/api/projects/${idOf(9)}/final-cost`);
    expect(body.officer.amountFen).toBe('840000000000');
    expect(body.history.map((forecast: any) => forecast.amountFen)).toEqual([
      '720000000000',
      '840000000000',
    ]);
    expect([body.againstOriginal.percent, body.againstCurrent.percent]).toEqual(['20.00', '20.00']);
    // Two months with entries are not enough to extrapolate the final cost.
    expect(body.runRate).toMatchObject({
      amountFen: null,
      reason: 'NOT_ENOUGH_HISTORY',
      inputs: { recentMonths: '12', monthsLeft: '9', completionIn: '2025-12' },
    });
    expect(body.outsideView).toMatchObject({
      amountFen: '840000000000',
      label: expect.stringContaining('外部视角'),
      inputs: { meanOverrunPercent: '20.00', baseFen: '700000000000' },
      source: expect.stringContaining('Flyvbjerg'),
    });
  });

  it('is settled by a final account, due from the day on which everything was met', async () => {
    expect(
      (await officer.get(`/api/projects/${idOf(9)}/final-cost`)).body.finalAccount,
    ).toMatchObject({
      state: 'not-completed',
      dueOn: null,
      source: expect.stringContaining('503'),
    });
    const milestones = (await officer.get(`/api/projects/${idOf(9)}/milestones`)).body.items;
    for (const { id, version } of milestones)
      expect(
        (
          await officer.send(
            'PATCH',
            `/api/milestones/${id}`,
            { actualOn: '2024-11-30' },
            { headers: { 'if-match': `"v${version}"` } },
          )
        ).status,
      ).toBe(200);
    expect(
      (await officer.get(`/api/projects/${idOf(9)}/final-cost`)).body.finalAccount,
    ).toMatchObject({
      state: 'extension',
      completedOn: '2024-11-30',
      dueOn: '2025-02-28',
      extendedSmallOn: '2025-04-30',
      extendedLargeOn: '2025-08-30',
    });
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${idOf(9)}/cost-filings`,
      aCostFigure({
        stage: 'final-account',
        amountFen: '690000000000',
        effectiveOn: '2025-03-20',
        source: 'account',
        document: '竣工财务决算（示例）',
      }),
    );
    expect(
      (await officer.get(`/api/projects/${idOf(9)}/final-cost`)).body.finalAccount,
    ).toMatchObject({ state: 'recorded', recordedOn: '2025-03-20' });
  });

  it('cannot be reckoned without a class or a total, and says so', async () => {
    const { body } = await officer.get(`/api/projects/${idOf(8)}/final-cost`);
    expect(body).toMatchObject({
      officer: null,
      againstOriginal: null,
      outsideView: { amountFen: null, reason: 'NO_REFERENCE_CLASS' },
    });
    expect((await file({ referenceClass: 'airports' })).body.code).toBe('REFERENCE_CLASS_UNKNOWN');
  });
});
