import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCostFigure,
  approvedChangeRequest,
  moveChangeRequest,
} from '../builders/change-requests.js';
import { bootTransportUnit, type TransportUnit } from '../harness/transport-unit.js';

let { tracker, officer, manager, ids } = {} as TransportUnit;
beforeAll(async () => {
  ({ tracker, officer, manager, ids } = await bootTransportUnit('2026-03-31T02:00:00Z'));
});
afterAll(() => tracker.close());

const aYear = (over: object = {}) => ({
  year: 2026,
  amountFen: '120000',
  category: 'continuing',
  effectiveOn: '2026-01-10',
  document: '年度投资计划（示例）',
  ...over,
});
const cells = (over: object = {}) => ({
  year: 2026,
  cells: [
    { source: 'municipal', plannedFen: '70000' },
    { source: 'special-bond', plannedFen: '40000' },
  ],
  effectiveOn: '2026-01-12',
  document: '资金安排（示例）',
  ...over,
});
const path = (project: number, what: string) => `/api/projects/${ids[project]}/${what}`;
const approve = (project: number, what: string, body: object) =>
  approvedChangeRequest(officer, manager, path(project, what), body);
const years = async (project: number, query = '') =>
  (await officer.get(path(project, `year-plans${query}`))).body.items;
const matrix = async (project: number, query = '') =>
  (await officer.get(path(project, `funding-matrix${query}`))).body;

describe("a year's plan", () => {
  it('keeps the original beside each adjustment, and time progress follows the curve once there is one', async () => {
    await approve(0, 'year-plan-filings', aYear());
    expect((await years(0))[0]).toMatchObject({
      year: 2026,
      original: { number: 1, amountFen: '120000' },
      adjusted: null,
      timeProgress: { through: '2026-03', basis: 'months', percent: '25.00', expectedFen: '30000' },
    });
    const curveFen = ['0', '0', '10000', ...Array.from({ length: 9 }, () => '10000')];
    const draft = await officer.post(
      path(0, 'year-plan-filings'),
      aYear({ amountFen: '100000', curveFen, reason: '征迁滞后，调减', effectiveOn: '2026-03-20' }),
    );
    expect(draft.body.changes).toEqual(
      expect.arrayContaining([{ path: 'amountFen', old: '120000', new: '100000' }]),
    );
    await moveChangeRequest(manager, draft.body.id, 'approval');
    const [year] = await years(0);
    expect(year).toMatchObject({
      original: { amountFen: '120000' },
      adjusted: { number: 2, amountFen: '100000', reason: '征迁滞后，调减' },
      timeProgress: { basis: 'curve', percent: '10.00', expectedFen: '10000' },
    });
    expect(year.versions.map((one: any) => [one.filedByName, one.approvedByName])).toEqual([
      ['交通单位专员（示例）', '交通单位主管（示例）'],
      ['交通单位专员（示例）', '交通单位主管（示例）'],
    ]);
    expect((await years(0, '?asOf=2026-02-28'))[0]).toMatchObject({
      adjusted: null,
      timeProgress: { through: '2026-02', percent: '16.67' },
    });
    expect(await years(0, '?asOf=2025-12-31')).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['below zero', { amountFen: '-1' }, 'YEAR_PLAN_NEGATIVE'],
    [
      'whose months do not add up',
      { curveFen: Array.from({ length: 12 }, () => '1') },
      'CURVE_SUM',
    ],
    ['beyond the total', { amountFen: '27000000000001' }, 'YEAR_PLANS_ABOVE_TOTAL'],
    ['of a paper of tomorrow', { effectiveOn: '2026-04-01' }, 'DAY_AFTER_TODAY'],
  ])('%s is refused with the rule named', async (_, over, code) => {
    const refused = await officer.post(
      path(0, 'year-plan-filings'),
      aYear({ year: 2027, ...over }),
    );
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  });

  it('of the same year needs a reason the second time, even when two drafts were begun as the first', async () => {
    const drafts = await Promise.all([
      officer.post(path(1, 'year-plan-filings?draft=true'), aYear()),
      officer.post(path(1, 'year-plan-filings?draft=true'), aYear({ amountFen: '7' })),
    ]);
    const [first, second] = drafts.map(({ body }) => body.id as string);
    const move = async (
      who: typeof officer,
      id: string | undefined,
      how: Parameters<typeof moveChangeRequest>[2],
    ) => {
      const { status, body } = await moveChangeRequest(who, id ?? '', how);
      return [status, body.code, body.errors?.[0]?.path];
    };
    expect((await move(officer, first, 'submission'))[0]).toBe(200);
    // Only one change request for the same year may wait for approval, because the person who
    // approves must not have to guess which of several is meant.
    expect((await move(officer, second, 'submission')).slice(0, 2)).toEqual([
      409,
      'CHANGE_REQUEST_WAITING',
    ]);
    const third = await officer.post(path(1, 'year-plan-filings'), aYear());
    expect([third.status, third.body.code, third.body.detail]).toEqual([
      409,
      'CHANGE_REQUEST_WAITING',
      expect.stringContaining(`/change-requests/${first}`),
    ]);
    expect((await officer.post(path(1, 'year-plan-filings'), aYear({ year: 2027 }))).status).toBe(
      202,
    );
    expect((await move(manager, first, 'approval'))[0]).toBe(200);
    expect((await move(officer, second, 'submission')).slice(0, 2)).toEqual([
      422,
      'ADJUSTMENT_REASON_REQUIRED',
    ]);
    expect(await years(1)).toHaveLength(1);
  });
});

describe('the funding matrix', () => {
  it("reconciles rows with the year's plan, columns with each other, and shows gaps and what is unallocated", async () => {
    await approve(2, 'year-plan-filings', aYear());
    await approve(2, 'funding-filings', cells());
    expect((await matrix(2)).sums).toEqual({
      plannedFen: '110000',
      inPlaceFen: null,
      paidFen: null,
      gapFen: null,
    });
    const post = (body: object) =>
      tracker.enter(ids[2] ?? '', { month: '2026-02', unitConfirmed: true, ...body });
    await post({ series: 'funds', amountFen: '50000', fundingSource: 'municipal' });
    await post({ series: 'paid', amountFen: '20000', fundingSource: 'municipal' });
    const {
      years: [year],
      sources,
      sums,
      ...rest
    } = await matrix(2);
    expect(year).toMatchObject({
      year: 2026,
      yearPlanFen: '120000',
      plannedFen: '110000',
      unallocatedFen: '10000',
      inPlaceFen: '50000',
      paidFen: '20000',
      gapFen: '60000',
    });
    expect(year.cells).toEqual([
      {
        source: 'municipal',
        plannedFen: '70000',
        inPlaceFen: '50000',
        paidFen: '20000',
        gapFen: '20000',
      },
      {
        source: 'special-bond',
        plannedFen: '40000',
        inPlaceFen: null,
        paidFen: null,
        gapFen: null,
      },
    ]);
    expect(sources.map((source: any) => source.plannedFen)).toEqual(['70000', '40000']);
    expect(sums).toMatchObject({ plannedFen: '110000', gapFen: '60000' });
    expect(rest).toMatchObject({
      yearPlansFen: '120000',
      unallocatedFen: '10000',
      totalFen: '3830000000000',
      unplannedFen: '3829999880000',
    });
    expect((await matrix(2, '?asOf=2026-01-31')).sums).toMatchObject({
      plannedFen: '110000',
      inPlaceFen: null,
    });
  });

  it.each<[string, string, object, string]>([
    [
      'cells that exceed the year',
      'funding-filings',
      cells({ cells: [{ source: 'municipal', plannedFen: '120001' }], reason: '示例' }),
      'CELLS_ABOVE_YEAR',
    ],
    [
      'a year below its cells',
      'year-plan-filings',
      aYear({ amountFen: '109999', reason: '示例' }),
      'CELLS_ABOVE_YEAR',
    ],
    [
      'a source twice',
      'funding-filings',
      cells({
        cells: [
          { source: 'municipal', plannedFen: '1' },
          { source: 'municipal', plannedFen: '2' },
        ],
        reason: '示例',
      }),
      'SOURCE_TWICE',
    ],
    ['a change without a reason', 'funding-filings', cells(), 'ADJUSTMENT_REASON_REQUIRED'],
  ])('%s is refused with the rule named', async (_, what, body, code) => {
    const refused = await officer.post(path(2, what), body);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  });

  it('says whether a contractor seems to pay in advance, of government investment alone', async () => {
    expect((await matrix(2)).prefinancing).toMatchObject({
      state: 'no-data',
      reasons: ['SERIES_NOT_RECORDED'],
      source: expect.stringContaining('第二十二条'),
    });
    await tracker.enter(ids[2] ?? '', {
      series: 'completed',
      month: '2026-02',
      amountFen: '60000',
      unitConfirmed: true,
    });
    expect((await matrix(2)).prefinancing).toMatchObject({
      state: 'cannot-be-judged',
      reasons: ['REGIME_NOT_RECORDED'],
    });
    const regime = (over: object) =>
      manager.post(path(2, 'approval-regimes'), {
        validFrom: '2022-01-01',
        document: '示例',
        ...over,
      });
    await regime({ regime: 'approval' });
    expect((await matrix(2)).prefinancing).toMatchObject({
      state: 'marked',
      reasons: ['FUNDS_SHORT', 'PAYMENTS_LOW'],
      inputs: { notInPlaceFen: '10000', paidPercent: '33.33', paidSharePercent: '80' },
    });
    await regime({ regime: 'filing', validFrom: '2022-01-02' });
    expect((await matrix(2)).prefinancing).toMatchObject({ state: 'does-not-apply', reasons: [] });
  });

  it('never refuses an actual for being too high', async () => {
    await tracker.enter(ids[2] ?? '', {
      series: 'funds',
      month: '2026-03',
      amountFen: '999999999999999',
      fundingSource: 'special-bond',
      unitConfirmed: true,
    });
    expect((await matrix(2)).years[0].cells[1]).toMatchObject({
      source: 'special-bond',
      gapFen: '-999999999959999',
    });
  });

  it('runs a clock for each special bond from its day of issue', async () => {
    const bond = {
      name: '一期（示例）',
      issuedOn: '2025-09-30',
      amountFen: '40000',
      document: '发行公告（示例）',
    };
    await approve(2, 'special-bond-filings', bond);
    expect((await officer.post(path(2, 'special-bond-filings'), bond)).body.code).toBe(
      'BOND_EXISTS',
    );
    expect((await matrix(2)).bonds).toEqual([
      expect.objectContaining({
        name: '一期（示例）',
        monthsSinceIssue: 6,
        spentFen: '0',
        spentPercent: '0.00',
        state: 'red',
        turnsGreenAtFen: '40000',
        ruleVersion: 1,
      }),
    ]);
    await tracker.enter(ids[2] ?? '', {
      series: 'paid',
      month: '2026-03',
      amountFen: '30000',
      fundingSource: 'special-bond',
      unitConfirmed: true,
    });
    expect((await matrix(2)).bonds[0]).toMatchObject({ spentPercent: '75.00', state: 'amber' });
  });
});

it('an approved estimate raises the ceiling for the years', async () => {
  const beyond = aYear({ year: 2027, amountFen: '6000000000001' });
  expect((await officer.post(path(8, 'year-plan-filings'), beyond)).body.code).toBe(
    'YEAR_PLANS_ABOVE_TOTAL',
  );
  await approve(8, 'cost-filings', aCostFigure({ amountFen: '6000000000001' }));
  expect((await officer.post(path(8, 'year-plan-filings'), beyond)).status).toBe(202);
});
