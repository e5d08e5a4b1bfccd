import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCostFigure,
  approvedChangeRequest,
  moveChangeRequest,
} from '../builders/change-requests.js';
import type { ApiClient, Answered } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

/**
 * Figures printed in column 10 (专栏 10) of the plan, by project number: total investment (总投资) and
 * investment in the plan period (“十四五”期间投资), both in 亿元 (100 million yuan), and what the total
 * covers. Null means that the plan states no figure.
 */
const PRINTED: readonly (readonly [number, string | null, string | null, string])[] = [
  [1, '270', '150', 'not-stated'],
  [2, '466.5', '285', 'not-stated'],
  [3, '383', null, 'not-stated'],
  [4, '166', '145', 'hangzhou-section'],
  [5, '527', null, 'hangzhou-section'],
  [6, '862', null, 'not-stated'],
  [7, '173', '51', 'hangzhou-section'],
  [8, null, '950', 'not-stated'],
  [9, '60', '40', 'not-stated'],
  [10, '290', null, 'whole-line'],
];
/** Converts an amount in 亿元 (100 million yuan) to fen. */
const yi = (amount: string): string =>
  `${amount.replace('.', '')}${'0'.repeat(10 - (amount.split('.')[1]?.length ?? 0))}`;
const yiOrNull = (amount: string | null): string | null => (amount === null ? null : yi(amount));

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let admin: ApiClient;
let projects: any[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-26T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  admin = await tracker.as('system-admin');
  projects = (await officer.get('/api/projects?flagship=true')).body.items;
});
afterAll(() => tracker.close());

const idOf = (item: number): string =>
  projects.find((project) => project.planItem.number === item).id;
const path = (item: number, what: string) => `/api/projects/${idOf(item)}/${what}`;
const adjustment = (over: object = {}) =>
  aCostFigure({
    stage: 'adjusted-estimate',
    amountFen: yi('302.4'),
    effectiveOn: '2024-03-01',
    document: '调概批复（示例）',
    approvalNumber: '示例〔2024〕2号',
    place: '第2页',
    reasons: [
      { class: 'price', amountFen: yi('20'), explanation: '主要材料价格上涨（示例）' },
      { class: 'geology', amountFen: yi('12.4'), explanation: '地质条件变化（示例）' },
    ],
    funding: [
      { source: 'municipal', amountFen: yi('30') },
      { source: 'bank-loan', amountFen: yi('2.4') },
    ],
    ...over,
  });

describe('each flagship', () => {
  it.each(PRINTED)(
    '%i shows its real figures from the plan, with their place',
    async (item, total, period, scope) => {
      const { body } = await officer.get(path(item, 'cost-chain'));
      expect(body.plan).toMatchObject({
        totalFen: yiOrNull(total),
        periodFen: yiOrNull(period),
        scope,
        place: `专栏10 第${item}项`,
      });
      expect(body.ceiling).toMatchObject(
        total === null
          ? { amountFen: null, reason: 'TOTAL_NOT_STATED' }
          : { basis: 'plan-figure', amountFen: yi(total), label: '规划数，尚无概算' },
      );
      expect(body.records).toEqual([]);
      expect((await officer.get(path(item, 'plans'))).body.items).toEqual([
        expect.objectContaining({
          planCode: 'hangzhou-14fyp',
          originalFen: yiOrNull(period),
          adjustments: [],
        }),
      ]);
    },
  );

  it.each(PRINTED)(
    '%i says “cannot be evaluated” exactly where the plan is silent',
    async (item, total, period) => {
      await tracker.evaluate();
      const { body } = await officer.get(path(item, 'layers'));
      expect([body.approvedTotal.level, body.approvedTotal.reason]).toEqual(
        total === null
          ? ['cannot-be-judged', 'TOTAL_NOT_STATED']
          : ['no-data', 'NO_MONEY_RECORDED'],
      );
      expect([body.planPeriod.level, body.planPeriod.reason]).toEqual(
        period === null
          ? ['cannot-be-judged', 'NO_PERIOD_FIGURE']
          : ['no-data', 'NO_MONEY_RECORDED'],
      );
      expect([body.yearPlan.level, body.yearPlan.reason]).toEqual([
        'cannot-be-judged',
        'NO_YEAR_PLAN',
      ]);
      for (const layer of [body.approvedTotal, body.planPeriod, body.yearPlan])
        expect(layer.turnsGreenWhen.length).toBeGreaterThan(0);
    },
  );
});

it('a change of 概算 by 12 % walks the whole way: reasons, source, submission, return, approval by another, audit-first mark, both variances', async () => {
  await manager.post(path(1, 'approval-regimes'), {
    regime: 'approval',
    validFrom: '2021-01-01',
    document: '可研批复（示例）',
  });
  await approvedChangeRequest(
    officer,
    manager,
    path(1, 'cost-filings'),
    aCostFigure({ amountFen: yi('270') }),
  );

  const draft = await officer.post(path(1, 'cost-filings?draft=true'), adjustment());
  expect([draft.status, draft.body.state]).toEqual([202, 'draft']);
  expect(draft.body.content.reasons.map((reason: any) => reason.class)).toEqual([
    'price',
    'geology',
  ]);
  expect(draft.body.content.funding.map((source: any) => source.source)).toEqual([
    'municipal',
    'bank-loan',
  ]);
  expect(draft.body.changes).toContainEqual({
    path: 'amountFen',
    old: yi('270'),
    new: yi('302.4'),
  });
  const { id } = draft.body;
  expect((await moveChangeRequest(officer, id, 'submission')).body.state).toBe('submitted');
  expect(
    (await moveChangeRequest(manager, id, 'return', { reason: '请说明贷款承诺（示例）' })).body,
  ).toMatchObject({
    state: 'returned',
    reason: '请说明贷款承诺（示例）',
    payload: { amountFen: yi('302.4') },
  });
  const returned = await officer.get(`/api/budget-filings/${id}`);
  expect(
    (
      await officer.send(
        'PUT',
        `/api/cost-filings/${id}`,
        adjustment({ note: '贷款承诺见附件（示例）' }),
        { headers: { 'if-match': returned.headers.get('etag') ?? '' } },
      )
    ).status,
  ).toBe(200);
  await moveChangeRequest(officer, id, 'submission');
  const waiting = await officer.get(`/api/budget-filings/${id}`);
  expect(waiting.body.findings).toContainEqual(
    expect.objectContaining({
      rule: 'adjustment-audit-first',
      state: 'marked',
      inputs: expect.objectContaining({ changePercent: '12.00' }),
    }),
  );
  expect((await moveChangeRequest(officer, id, 'approval')).body.code).toBe('OWN_CHANGE_REQUEST');
  expect((await moveChangeRequest(manager, id, 'approval')).body.state).toBe('approved');

  const { records, original, current } = (await officer.get(path(1, 'cost-chain'))).body;
  expect(records.at(-1)).toMatchObject({
    auditFirst: true,
    againstOriginal: { fen: yi('32.4'), percent: '12.00' },
    againstCurrent: { fen: '0', percent: '0.00' },
  });
  expect([original.amountFen, current.amountFen]).toEqual([yi('270'), yi('302.4')]);
});

describe('bad input is refused with the rule named, and leaves nothing behind:', () => {
  const aYear = (over: object = {}) => ({
    year: 2026,
    amountFen: yi('10'),
    category: 'continuing',
    effectiveOn: '2026-01-05',
    document: '年度计划（示例）',
    ...over,
  });
  const relate = (child: number, parent: number) =>
    manager.post(path(child, 'parents'), {
      parentId: idOf(parent),
      part: 'section',
      validFrom: '2024-01-01',
      document: '打包批复（示例）',
    });
  const changeRequests = async (item: number): Promise<number> =>
    (await officer.get(path(item, 'budget-filings?limit=200'))).body.items.length;

  it.each<[string, number, () => Promise<Answered>, number, string]>([
    [
      'a plan-period figure above the total',
      2,
      () =>
        officer.post(path(2, 'period-figure-filings'), {
          planCode: 'hangzhou-14fyp',
          amountFen: yi('466.6'),
          effectiveOn: '2023-09-30',
          reason: '中期调整（示例）',
          document: '示例',
        }),
      422,
      'PERIOD_ABOVE_TOTAL',
    ],
    [
      'an adjustment without a reason',
      1,
      () =>
        officer.post(path(1, 'cost-filings'), adjustment({ amountFen: yi('310'), reasons: [] })),
      422,
      'ADJUSTMENT_REASON_REQUIRED',
    ],
    [
      'an adjustment without a source',
      1,
      () =>
        officer.post(
          path(1, 'cost-filings'),
          adjustment({
            amountFen: yi('303.4'),
            reasons: [{ class: 'price', amountFen: yi('1'), explanation: '示例' }],
            funding: [],
          }),
        ),
      422,
      'ADJUSTMENT_SOURCE_REQUIRED',
    ],
    [
      'a negative plan of a year',
      3,
      () => officer.post(path(3, 'year-plan-filings'), aYear({ amountFen: '-1' })),
      422,
      'YEAR_PLAN_NEGATIVE',
    ],
    [
      'years that exceed the total',
      9,
      () => officer.post(path(9, 'year-plan-filings'), aYear({ amountFen: yi('61') })),
      422,
      'YEAR_PLANS_ABOVE_TOTAL',
    ],
    ['a parent that is the project itself', 5, () => relate(5, 5), 422, 'PARENT_BELOW_ITSELF'],
  ])('%s', async (_, item, ask, status, code) => {
    const before = await changeRequests(item);
    const refused = await ask();
    expect([refused.status, refused.body.code, refused.body.errors[0].code]).toEqual([
      status,
      code,
      code,
    ]);
    expect(refused.body.title).not.toBe('');
    expect(await changeRequests(item)).toBe(before);
  });

  it('source cells that exceed the year', async () => {
    await approvedChangeRequest(officer, manager, path(4, 'year-plan-filings'), aYear());
    const refused = await officer.post(path(4, 'funding-filings'), {
      year: 2026,
      cells: [
        { source: 'municipal', plannedFen: yi('6') },
        { source: 'special-bond', plannedFen: yi('4.1') },
      ],
      effectiveOn: '2026-01-12',
      document: '资金安排（示例）',
    });
    expect([refused.status, refused.body.code, refused.body.errors[0]]).toMatchObject([
      422,
      'CELLS_ABOVE_YEAR',
      { path: 'cells', accepted: `≤ ${yi('10')}` },
    ]);
    expect((await officer.get(path(4, 'funding-matrix'))).body.sums.plannedFen).toBeNull();
  });

  it('a parent that is its own descendant', async () => {
    expect((await relate(7, 6)).status).toBe(201);
    expect((await relate(10, 7)).status).toBe(201);
    const refused = await relate(6, 10);
    expect([refused.status, refused.body.code]).toEqual([422, 'PARENT_BELOW_ITSELF']);
    expect((await officer.get(path(6, 'family'))).body.parent).toBeNull();
  });

  it('approval by an author, also by one who wrote only part of it', async () => {
    const {
      body: { id },
    } = await officer.post(path(3, 'cost-filings'), aCostFigure());
    await moveChangeRequest(manager, id, 'return', { reason: '补充说明（示例）' });
    const read = await manager.get(`/api/budget-filings/${id}`);
    expect(
      (
        await manager.send('PUT', `/api/cost-filings/${id}`, aCostFigure({ note: '示例' }), {
          headers: { 'if-match': read.headers.get('etag') ?? '' },
        })
      ).status,
    ).toBe(200);
    await moveChangeRequest(officer, id, 'submission');
    for (const author of [officer, manager]) {
      const refused = await moveChangeRequest(author, id, 'approval');
      expect([refused.status, refused.body.code]).toEqual([403, 'OWN_CHANGE_REQUEST']);
    }
    expect((await officer.get(path(3, 'cost-chain'))).body.records).toEqual([]);
  });

  it('overlapping validity, of a parent, of a plan and of a rule', async () => {
    const twice = await relate(7, 5);
    const plan = await admin.post('/api/plans', {
      code: 'hangzhou-again',
      name: '重叠的规划（示例）',
      region: (await officer.get('/api/plans')).body.items[0].region,
      periodStart: '2025-01-01',
      periodEnd: '2029-12-31',
      document: '示例',
    });
    const rule = await admin.post('/api/budget-rule-proposals', {
      code: 'enterprise-amendment',
      validFrom: '2017-01-01',
      parameters: { percent: 5 },
      source: '示例',
      standing: 'read',
      reason: '示例',
    });
    for (const refused of [twice, plan, rule])
      expect([refused.status, refused.body.code]).toEqual([422, 'VALIDITY_OVERLAPS']);
  });
});
