import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import {
  aCostFigure,
  approvedChangeRequest,
  moveChangeRequest,
} from '../builders/change-requests.js';
import { bootTransportUnit, type TransportUnit } from '../harness/transport-unit.js';
import { until } from '../harness/until.js';

let worker: RunningWorker;
let { tracker, officer, manager, ids } = {} as TransportUnit;
beforeAll(async () => {
  ({ tracker, officer, manager, ids } = await bootTransportUnit('2026-11-26T02:00:00Z'));
  // The long interval keeps the sweeper (periodic check for missed work) from running, so that
  // every alert in these tests results from the job that a request itself has queued.
  worker = await createWorker({
    settings: tracker.settings,
    clock: tracker.clock,
    sweepEveryMs: 3_600_000,
  });
});
afterAll(async () => {
  await worker.close();
  await tracker.close();
});

const path = (project: number, what: string) => `/api/projects/${ids[project]}/${what}`;
const approve = (project: number, what: string, body: object) =>
  approvedChangeRequest(officer, manager, path(project, what), body);
const alert = (project: number, rule: string, state: string) =>
  until(
    `${rule} of project ${project} is ${state}`,
    async () =>
      (await manager.get(`/api/alerts?rule=${rule}&state=${state}&projectId=${ids[project]}`)).body
        .items[0] as
        | { severity: string; explanation: string; turnsGreenWhen: string[]; level: number }
        | undefined,
  );
const gap = (project: number, rule: string, state: string) =>
  until(
    `${rule} of project ${project} says ${state}`,
    async () =>
      (await manager.get(`/api/rule-gaps?rule=${rule}&projectId=${ids[project]}`)).body.items.find(
        (one: any) => one.state === state,
      ) as { explanation: string; wouldBeJudgedWhen: string[] } | undefined,
  );
const regime = (project: number, over: object = {}) =>
  manager.post(path(project, 'approval-regimes'), {
    regime: 'approval',
    validFrom: '2021-01-01',
    document: '可研批复（示例）',
    ...over,
  });
const adjustment = (amountFen: string, changeFen: string, over: object = {}) =>
  aCostFigure({
    stage: 'adjusted-estimate',
    amountFen,
    effectiveOn: '2024-03-01',
    document: '调概批复（示例）',
    approvalNumber: `示例〔2024〕${amountFen}号`,
    reasons: [{ class: 'price', amountFen: changeFen, explanation: '主要材料价格上涨' }],
    ...(changeFen.startsWith('-')
      ? {}
      : { funding: [{ source: 'municipal', amountFen: changeFen }] }),
    ...over,
  });
const YI = 10_000_000_000n;
const yi = (count: number): string => String(YI * BigInt(count));

describe('an approved adjustment of the estimate', () => {
  it('clears by itself what was spent above the estimate before it, and is told to be audited first', async () => {
    await regime(0);
    await approve(0, 'cost-filings', aCostFigure({ amountFen: yi(100) }));
    await tracker.enter(ids[0] ?? '', {
      series: 'paid',
      month: '2026-10',
      amountFen: yi(105),
      fundingSource: 'municipal',
      unitConfirmed: true,
    });
    expect((await alert(0, 'total-exceeded', 'open')).explanation).toBe(
      '累计支付 105 亿元，超过概算 100 亿元，超出 5 亿元',
    );

    const draft = await officer.post(path(0, 'cost-filings'), adjustment(yi(112), yi(12)));
    expect(
      (await manager.get(`/api/alerts?rule=total-exceeded&state=open&projectId=${ids[0]}`)).body
        .items,
    ).toHaveLength(1);
    await moveChangeRequest(manager, draft.body.id, 'approval');
    await until(
      'the ceiling is the adjusted one',
      async () =>
        (await manager.get(`/api/alerts?rule=total-exceeded&state=open&projectId=${ids[0]}`)).body
          .items.length === 0,
    );
    expect((await alert(0, 'total-nearly-spent', 'open')).explanation).toBe(
      '累计完成投资未登记、累计支付 105 亿元，已达概算 112 亿元的 90%',
    );
    expect(await alert(0, 'adjustment-audit-first', 'open')).toMatchObject({
      severity: 'amber',
      explanation:
        '现行概算 112 亿元，较首次概算 100 亿元调增 12 亿元，达到 10% 及以上，须先审计，而调整未注明审计文件',
    });
  });

  it('is at rest once a further one names its audit', async () => {
    await approve(
      0,
      'cost-filings',
      adjustment(yi(113), yi(1), { auditDocument: '审计报告（示例）', effectiveOn: '2024-09-01' }),
    );
    await until(
      'no adjustment waits for an audit',
      async () =>
        (
          await manager.get(
            `/api/alerts?rule=adjustment-audit-first&state=open&projectId=${ids[0]}`,
          )
        ).body.items.length === 0,
    );
    expect((await officer.get(path(0, 'cost-chain'))).body.records.at(-1)).toMatchObject({
      auditDocument: '审计报告（示例）',
    });
    expect(
      (
        await officer.post(
          path(0, 'cost-filings'),
          aCostFigure({ auditDocument: '审计报告（示例）' }),
        )
      ).body.code,
    ).toBe('ADJUSTMENT_ONLY');
  });
});

it('an estimate approved far above the one before it is told, of a water project from 15 % on', async () => {
  await approve(
    1,
    'cost-filings',
    aCostFigure({ stage: 'estimate', amountFen: yi(100), effectiveOn: '2021-06-01' }),
  );
  await approve(1, 'cost-filings', aCostFigure({ amountFen: yi(112) }));
  expect((await gap(1, 'approved-over-estimate', 'cannot-be-judged')).wouldBeJudgedWhen).toEqual([
    '登记项目属审批、核准还是备案',
  ]);
  await regime(1);
  expect((await alert(1, 'approved-over-estimate', 'open')).explanation).toContain(
    '概算 112 亿元，超过估算 100 亿元的 10% 以上',
  );
  await regime(1, { sector: 'water', document: '水利项目批复（示例）' });
  expect((await alert(1, 'approved-over-estimate', 'resolved')).severity).toBe('amber');
  expect((await regime(1, { sector: 'sea' })).body.errors[0].path).toBe('sector');
});

it('a forecast above the total is told, and a lower one ends it', async () => {
  expect((await gap(2, 'forecast-exceeded', 'no-data')).wouldBeJudgedWhen).toEqual([
    '填报最终投资预测',
  ]);
  const forecast = (amountFen: string) =>
    officer.post(path(2, 'completion-forecasts'), {
      amountFen,
      scope: 'not-stated',
      effectiveOn: '2026-11-20',
      explanation: '按剩余工程量测算（示例）',
    });
  expect((await forecast(yi(400))).status).toBe(201);
  expect(await alert(2, 'forecast-exceeded', 'open')).toMatchObject({
    severity: 'amber',
    level: 1,
    explanation: '最终投资预测 400 亿元，超过总投资 383 亿元（规划数，未录入概算）',
  });
  await forecast(yi(430));
  await until(
    'it has worsened',
    async () =>
      (await manager.get(`/api/alerts?rule=forecast-exceeded&state=open&projectId=${ids[2]}`)).body
        .items[0]?.level === 2,
  );
  await forecast(yi(383));
  expect((await alert(2, 'forecast-exceeded', 'resolved')).level).toBe(2);
});

it('a payment above the total is told, and its reversal ends it', async () => {
  const { id } = await tracker.enter(ids[8] ?? '', {
    series: 'paid',
    month: '2026-10',
    amountFen: yi(61),
    fundingSource: 'municipal',
    unitConfirmed: true,
  });
  await alert(8, 'total-exceeded', 'open');
  const reversal = await officer.post(`/api/ledger-entries/${id}/reversal`, {
    reason: '重复登记（示例）',
  });
  await tracker.approve(reversal.body.id, ids[8] ?? '');
  expect((await alert(8, 'total-exceeded', 'resolved')).severity).toBe('red');
});

it('a year behind its plan is told by the curve that was filed, and catching up ends it', async () => {
  expect((await gap(3, 'year-plan-behind', 'cannot-be-judged')).wouldBeJudgedWhen).toEqual([
    '录入年度投资计划',
  ]);
  await tracker.enter(ids[3] ?? '', {
    series: 'completed',
    month: '2026-02',
    amountFen: yi(1),
    unitConfirmed: true,
  });
  const curve = [...Array.from({ length: 9 }, () => yi(0)), yi(6), yi(2), yi(2)];
  await approve(3, 'year-plan-filings', {
    year: 2026,
    amountFen: yi(10),
    category: 'continuing',
    curveFen: curve,
    effectiveOn: '2026-01-05',
    document: '年度计划（示例）',
  });
  expect(await alert(3, 'year-plan-behind', 'open')).toMatchObject({
    severity: 'red',
    explanation: '2026 年计划 10 亿元，已完成 1 亿元（10%），序时进度 60.00%',
  });
  await tracker.enter(ids[3] ?? '', {
    series: 'completed',
    month: '2026-10',
    amountFen: yi(5),
    unitConfirmed: true,
  });
  expect((await alert(3, 'year-plan-behind', 'resolved')).severity).toBe('red');
});

it('a bond that was issued half a year ago is told by its day of issue', async () => {
  await approve(4, 'special-bond-filings', {
    name: '一期（示例）',
    issuedOn: '2026-05-26',
    amountFen: yi(10),
    document: '发行公告（示例）',
  });
  expect(await alert(4, 'special-bond-unspent', 'open')).toMatchObject({
    severity: 'red',
    explanation: '2026-05 及以前发行的专项债 10 亿元，满 6 个月没有登记任何支付',
  });
  await tracker.enter(ids[4] ?? '', {
    series: 'paid',
    month: '2026-10',
    amountFen: yi(10),
    fundingSource: 'special-bond',
    unitConfirmed: true,
  });
  await alert(4, 'special-bond-unspent', 'resolved');
});

describe('how far the work is', () => {
  const read = (percent: string, over: object = {}, client = officer) =>
    client.post(path(5, 'progress-readings'), {
      percent,
      readOn: '2026-10-31',
      words: '主体结构施工（示例）',
      ...over,
    });

  it('is held against what was paid: ahead of the work it is told, and work that catches up ends it', async () => {
    await tracker.enter(ids[5] ?? '', {
      series: 'paid',
      month: '2026-10',
      amountFen: yi(690),
      fundingSource: 'municipal',
      unitConfirmed: true,
    });
    expect((await gap(5, 'paid-ahead-of-progress', 'no-data')).wouldBeJudgedWhen).toEqual([
      '登记形象进度与支付',
    ]);
    expect((await read('45')).body).toMatchObject({ percent: '45.00', readOn: '2026-10-31' });
    expect(await alert(5, 'paid-ahead-of-progress', 'open')).toMatchObject({
      severity: 'red',
      level: 2,
      explanation:
        '累计支付 690 亿元，为总投资 862 亿元的 80.05%（规划数，未录入概算），而 2026-10-31 形象进度为 45.00%',
    });
    await read('75.5', { readOn: '2026-11-20' });
    await alert(5, 'paid-ahead-of-progress', 'resolved');
    expect(
      (await officer.get(path(5, 'progress-readings'))).body.items.map((one: any) => one.percent),
    ).toEqual(['75.50', '45.00']);
  });

  it('is read page by page, recorded once for a repeated request, and by those who work for the project', async () => {
    const first = (await officer.get(`${path(5, 'progress-readings')}?limit=1`)).body;
    expect(
      (await officer.get(`${path(5, 'progress-readings')}?limit=1&cursor=${first.nextCursor}`))
        .body,
    ).toMatchObject({ items: [{ percent: '45.00' }], nextCursor: null });
    const repeated = () =>
      officer.post(
        path(6, 'progress-readings'),
        { percent: '10', readOn: '2026-10-31', words: '示例' },
        { headers: { 'idempotency-key': 'reading-1' } },
      );
    expect(new Set([(await repeated()).body.id, (await repeated()).body.id]).size).toBe(1);
    expect((await read('50', {}, await tracker.as('auditor'))).status).toBe(403);
    expect((await read('50', {}, await tracker.as('officer', 'sample-development'))).status).toBe(
      404,
    );
  });

  it.each<[string, object, number, string]>([
    ['more than all', { percent: '100.01' }, 400, 'percent'],
    ['a number', { percent: 45 }, 400, 'percent'],
    ['below nothing', { percent: '-1' }, 400, 'percent'],
    ['three places', { percent: '1.234' }, 400, 'percent'],
    ['no words', { words: ' ' }, 400, 'words'],
    ['tomorrow', { readOn: '2026-11-27' }, 422, 'readOn'],
  ])('is refused as %s', async (_, over, status, field) => {
    const refused = await read('45', over);
    expect([refused.status, refused.body.errors[0].path]).toEqual([status, field]);
  });
});
