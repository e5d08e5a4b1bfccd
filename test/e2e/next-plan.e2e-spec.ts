import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approvedChangeRequest, moveChangeRequest } from '../builders/change-requests.js';
import { bootTransportUnit, type TransportUnit } from '../harness/transport-unit.js';

const NEXT = {
  code: 'hangzhou-15fyp',
  name: '第十五个五年规划（示例登记）',
  region: '杭州市',
  periodStart: '2026-01-01',
  periodEnd: '2030-12-31',
  document: '示例',
};
let { tracker, officer, manager, ids } = {} as TransportUnit;
let region: string;
beforeAll(async () => {
  ({ tracker, officer, manager, ids } = await bootTransportUnit('2026-03-31T02:00:00Z'));
  region = (await officer.get('/api/plans')).body.items[0].region;
  const admin = await tracker.as('system-admin');
  expect((await admin.post('/api/plans', { ...NEXT, region })).status).toBe(201);
});
afterAll(() => tracker.close());

const carry = (project: number, over: object = {}, client = manager) =>
  client.post(`/api/projects/${ids[project]}/carry-overs`, {
    fromPlan: 'hangzhou-14fyp',
    toPlan: 'hangzhou-15fyp',
    figureFen: '1000000000000',
    effectiveOn: '2026-01-05',
    reason: '未完工，结转续建',
    document: '结转名单（示例）',
    ...over,
  });
const plansOf = async (project: number) =>
  (await officer.get(`/api/projects/${ids[project]}/plans`)).body.items;
const layersOf = async (project: number, query = '') => {
  await tracker.evaluate();
  return (await officer.get(`/api/projects/${ids[project]}/layers${query}`)).body;
};

describe('the plan after this one', () => {
  it('takes over what is unfinished, and the project stays in the plan it came from', async () => {
    await tracker.enter(ids[0] ?? '', {
      series: 'completed',
      month: '2024-05',
      amountFen: '600000000000',
    });
    expect((await layersOf(0)).planPeriod).toMatchObject({
      level: 'amber',
      reason: 'PERIOD_MISSED',
      inputs: { fypSpendFen: '1500000000000', toMonth: '2025-12' },
    });
    expect((await carry(0)).status).toBe(201);
    expect(
      (await plansOf(0)).map((plan: any) => [
        plan.planCode,
        plan.originalFen,
        plan.presentFen,
        plan.completedFen,
        plan.unfinishedFen,
        plan.carryOver?.reason ?? null,
      ]),
    ).toEqual([
      ['hangzhou-14fyp', '1500000000000', '1500000000000', '600000000000', '900000000000', null],
      ['hangzhou-15fyp', '1000000000000', '1000000000000', null, null, '未完工，结转续建'],
    ]);
    expect((await layersOf(0)).planPeriod.inputs).toMatchObject({
      fypSpendFen: '1000000000000',
      toMonth: '2030-12',
      monthsLeft: '58',
      bestMonthFen: '600000000000',
    });
    expect((await layersOf(0, '?asOf=2025-12-31')).planPeriod.inputs.toMonth).toBe('2025-12');
  });

  it.each<[string, () => Promise<any>, number, string]>([
    [
      'a figure above the total',
      () => carry(1, { figureFen: '4665000000001' }),
      422,
      'PERIOD_ABOVE_TOTAL',
    ],
    ['a second time', () => carry(0), 409, 'ALREADY_IN_PLAN'],
    [
      'backwards',
      () => carry(0, { fromPlan: 'hangzhou-15fyp', toPlan: 'hangzhou-14fyp' }),
      409,
      'ALREADY_IN_PLAN',
    ],
    [
      'from a plan it is not in',
      () => carry(1, { fromPlan: 'hangzhou-15fyp' }),
      422,
      'NOT_IN_PLAN',
    ],
    ['into a plan there is not', () => carry(1, { toPlan: 'hangzhou-16fyp' }), 422, 'PLAN_UNKNOWN'],
    ['tomorrow', () => carry(1, { effectiveOn: '2026-04-01' }), 422, 'DAY_AFTER_TODAY'],
    ['by an officer', () => carry(1, {}, officer), 403, 'FORBIDDEN'],
  ])('refuses to carry over %s, with the rule named', async (_, ask, status, code) => {
    const refused = await ask();
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it.each<[string, object, number, string]>([
    [
      'whose period overlaps',
      { code: 'hangzhou-extra', periodStart: '2030-06-01', periodEnd: '2031-12-31' },
      422,
      'VALIDITY_OVERLAPS',
    ],
    [
      'whose code is taken',
      { periodStart: '2031-01-01', periodEnd: '2035-12-31' },
      409,
      'PLAN_EXISTS',
    ],
    [
      'that ends before it begins',
      { code: 'x', periodStart: '2035-12-31', periodEnd: '2031-01-01' },
      422,
      'DAYS_REVERSED',
    ],
  ])('a plan %s is refused', async (_, over, status, code) => {
    const refused = await (
      await tracker.as('system-admin')
    ).post('/api/plans', { ...NEXT, region, ...over });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });
});

describe('another plan that names a project too', () => {
  const PROVINCE = {
    code: 'zhejiang-14fyp',
    name: '省第十四个五年规划（示例登记）',
    region: '浙江省',
    periodStart: '2021-01-01',
    periodEnd: '2025-12-31',
    document: '示例',
  };
  const join = (project: number, over: object = {}, client = manager) =>
    client.post(`/api/projects/${ids[project]}/plan-memberships`, {
      planCode: PROVINCE.code,
      figureFen: '500000000000',
      effectiveOn: '2022-03-01',
      document: '省重点建设项目名单（示例）',
      place: '第12页',
      ...over,
    });

  it('stands beside its own, with its day and document, and measures nothing', async () => {
    expect((await (await tracker.as('system-admin')).post('/api/plans', PROVINCE)).status).toBe(
      201,
    );
    const joined = await join(3);
    expect([joined.status, joined.body]).toMatchObject([
      201,
      { planCode: PROVINCE.code, document: '省重点建设项目名单（示例）', place: '第12页' },
    ]);
    expect(
      (await plansOf(3)).map((plan: any) => [
        plan.planCode,
        plan.presentFen,
        plan.measures,
        plan.membership?.effectiveOn ?? null,
      ]),
    ).toEqual([
      ['hangzhou-14fyp', '1450000000000', true, null],
      [PROVINCE.code, '500000000000', false, '2022-03-01'],
    ]);
    expect((await layersOf(3, '?asOf=2024-06-30')).planPeriod.inputs).toMatchObject({
      fypSpendFen: '1450000000000',
      toMonth: '2025-12',
    });
    expect(
      (await officer.get(`/api/projects/${ids[3]}/plans?asOf=2022-02-28`)).body.items,
    ).toHaveLength(1);
  });

  it('may be the next one, without anything being carried over', async () => {
    expect(
      (
        await join(4, {
          planCode: 'hangzhou-15fyp',
          figureFen: null,
          effectiveOn: '2026-03-01',
          document: '“十五五”规划项目表（示例）',
        })
      ).status,
    ).toBe(201);
    expect((await layersOf(4)).planPeriod).toMatchObject({
      level: 'cannot-be-judged',
      inputs: { fypSpendFen: null, toMonth: '2030-12' },
    });
  });

  it.each<[string, () => Promise<any>, number, string]>([
    ['a second time', () => join(3), 409, 'ALREADY_IN_PLAN'],
    ['that it came from', () => join(3, { planCode: 'hangzhou-14fyp' }), 409, 'ALREADY_IN_PLAN'],
    ['there is not', () => join(5, { planCode: 'nowhere' }), 422, 'PLAN_UNKNOWN'],
    ['above the total', () => join(5, { figureFen: '8620000000001' }), 422, 'PERIOD_ABOVE_TOTAL'],
    ['tomorrow', () => join(5, { effectiveOn: '2026-04-01' }), 422, 'DAY_AFTER_TODAY'],
    ['by an officer', () => join(5, {}, officer), 403, 'FORBIDDEN'],
  ])('is refused %s, with the rule named', async (_, ask, status, code) => {
    const refused = await ask();
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });
});

describe('a mid-term adjustment', () => {
  const figure = (over: object = {}) => ({
    planCode: 'hangzhou-14fyp',
    amountFen: '1600000000000',
    effectiveOn: '2023-09-30',
    reason: '中期评估后调增',
    document: '中期评估（示例）',
    ...over,
  });

  it("of a period's figure keeps what the plan said, and layers follow it from its day", async () => {
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${ids[0]}/period-figure-filings`,
      figure(),
    );
    expect((await plansOf(0))[0]).toMatchObject({
      originalFen: '1500000000000',
      presentFen: '1600000000000',
      adjustments: [{ number: 1, amountFen: '1600000000000', reason: '中期评估后调增' }],
    });
    expect((await layersOf(0, '?asOf=2025-06-30')).planPeriod.inputs.fypSpendFen).toBe(
      '1600000000000',
    );
    expect((await layersOf(0, '?asOf=2023-06-30')).planPeriod.inputs.fypSpendFen).toBe(
      '1500000000000',
    );
    expect((await officer.get(`/api/projects/${ids[0]}`)).body.fypSpendFen).toBe('1500000000000');
  });

  it.each<[string, object, string]>([
    ['above the total', { amountFen: '2700000000001' }, 'PERIOD_ABOVE_TOTAL'],
    ['of a plan the project is not in', { planCode: 'elsewhere' }, 'NOT_IN_PLAN'],
    ['of tomorrow', { effectiveOn: '2026-04-01' }, 'DAY_AFTER_TODAY'],
  ])('%s is refused with the rule named', async (_, over, code) => {
    const refused = await officer.post(
      `/api/projects/${ids[0]}/period-figure-filings`,
      figure(over),
    );
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  });

  it('of a target keeps what the plan printed', async () => {
    const { items } = (await officer.get(`/api/projects/${ids[7]}/target-adjustments`)).body;
    const target = items.find((one: any) => one.original.value !== null);
    const body = {
      targetId: target.targetId,
      value: String(Number(target.original.value) + 10),
      effectiveOn: '2023-09-30',
      reason: '中期评估后调整',
      document: '中期评估（示例）',
    };
    const draft = await officer.post(`/api/projects/${ids[7]}/target-filings`, body);
    expect(draft.body.changes).toContainEqual({
      path: 'value',
      old: expect.stringContaining(String(target.original.value)),
      new: body.value,
    });
    await moveChangeRequest(manager, draft.body.id, 'approval');
    const after = (await officer.get(`/api/projects/${ids[7]}/target-adjustments`)).body.items.find(
      (one: any) => one.targetId === target.targetId,
    );
    expect(after).toMatchObject({
      original: target.original,
      adjustments: [{ number: 1, value: body.value, reason: '中期评估后调整' }],
    });
    expect((await officer.post(`/api/projects/${ids[0]}/target-filings`, body)).body.code).toBe(
      'TARGET_UNKNOWN',
    );
    expect(
      (
        await officer.post(`/api/projects/${ids[7]}/target-filings`, {
          ...body,
          value: '10',
          valueTo: '9',
        })
      ).body.code,
    ).toBe('RANGE_REVERSED');
    expect(
      (await officer.post(`/api/projects/${ids[7]}/target-filings`, { ...body, value: 10 })).status,
    ).toBe(400);
  });
});
