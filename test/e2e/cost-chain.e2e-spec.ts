import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCostFigure,
  approvedChangeRequest,
  moveChangeRequest,
} from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let projects: any[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-26T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  projects = (await officer.get('/api/projects?flagship=true')).body.items;
});
afterAll(() => tracker.close());

const idOf = (item: number): string =>
  projects.find((project) => project.planItem.number === item).id;
const file = (item: number, body: object, headers: Record<string, string> = {}) =>
  officer.post(`/api/projects/${idOf(item)}/cost-filings?draft=true`, body, { headers });
const chainOf = async (item: number, query = '') =>
  (await officer.get(`/api/projects/${idOf(item)}/cost-chain${query}`)).body;
const adjustment = (over: object = {}) =>
  aCostFigure({
    stage: 'adjusted-estimate',
    amountFen: '11200000000',
    effectiveOn: '2024-03-01',
    document: '调概批复（示例）',
    approvalNumber: '示例〔2024〕2号',
    reasons: [
      { class: 'price', amountFen: '1500000000', explanation: '主要材料价格上涨' },
      { class: 'design', amountFen: '-300000000', explanation: '优化设计' },
    ],
    funding: [{ source: 'municipal', amountFen: '1200000000' }],
    ...over,
  });

describe('a change of the approved estimate by 12 %', () => {
  it('walks the whole way: reasons, source, submission, return, approval by another, audit-first mark, both variances', async () => {
    expect(
      (
        await manager.post(`/api/projects/${idOf(1)}/approval-regimes`, {
          regime: 'approval',
          validFrom: '2021-01-01',
          document: '可研批复（示例）',
        })
      ).body.approvalRegime,
    ).toBe('approval');
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${idOf(1)}/cost-filings`,
      aCostFigure(),
    );

    const draft = await file(1, adjustment());
    expect([draft.status, draft.body.state, draft.headers.get('etag')]).toEqual([
      202,
      'draft',
      '"v1"',
    ]);
    expect(draft.body.changes).toContainEqual({
      path: 'amountFen',
      old: '10000000000',
      new: '11200000000',
    });
    const { id } = draft.body;
    expect((await moveChangeRequest(officer, id, 'submission')).body.state).toBe('submitted');
    const returned = await moveChangeRequest(manager, id, 'return', {
      reason: '请补充资金来源说明',
    });
    expect(returned.body).toMatchObject({
      state: 'returned',
      reason: '请补充资金来源说明',
      payload: { amountFen: '11200000000' },
    });

    const edited = await officer.send(
      'PUT',
      `/api/cost-filings/${id}`,
      adjustment({ note: '资金来源见附件' }),
      { headers: { 'if-match': returned.headers.get('etag') ?? '' } },
    );
    expect(edited.body).toMatchObject({
      state: 'returned',
      content: { note: '资金来源见附件' },
    });
    await moveChangeRequest(officer, id, 'submission');
    const waiting = await officer.get(`/api/budget-filings/${id}`);
    expect(waiting.body.findings).toContainEqual(
      expect.objectContaining({
        rule: 'adjustment-audit-first',
        state: 'marked',
        source: expect.stringContaining('1550'),
        inputs: expect.objectContaining({ changePercent: '12.00' }),
      }),
    );
    expect(
      (await manager.get('/api/budget-filings?state=submitted')).body.items.map(
        (changeRequest: any) => changeRequest.id,
      ),
    ).toContain(id);
    const refused = await moveChangeRequest(officer, id, 'approval');
    expect([refused.status, refused.body.code]).toEqual([403, 'OWN_CHANGE_REQUEST']);
    expect((await moveChangeRequest(manager, id, 'approval')).body.state).toBe('approved');

    const chain = await chainOf(1);
    expect(chain.records.at(-1)).toMatchObject({
      stage: 'adjusted-estimate',
      auditFirst: true,
      adjustsFen: '10000000000',
      standing: 'counts',
      againstOriginal: { fen: '1200000000', percent: '12.00' },
      againstCurrent: { fen: '0', percent: '0.00' },
    });
    expect(chain.records[0]).toMatchObject({
      againstOriginal: { fen: '0' },
      againstCurrent: { fen: '-1200000000', percent: '-10.71' },
    });
    expect([chain.original.amountFen, chain.current.amountFen, chain.current.number]).toEqual([
      '10000000000',
      '11200000000',
      2,
    ]);
    expect(chain.current.reason).toBe('主要材料价格上涨；优化设计');
    expect([
      chain.records[0].filedByName,
      chain.records[0].approvedByName,
      chain.original.approvedByName,
      chain.current.approvedByName,
    ]).toEqual([
      '交通单位专员（示例）',
      '交通单位主管（示例）',
      '交通单位主管（示例）',
      '交通单位主管（示例）',
    ]);
    expect(chain.ceiling).toMatchObject({ basis: 'approved-estimate', amountFen: '11200000000' });

    expect(
      (await officer.get(`/api/budget-filings/${id}/states`)).body.items.map((state: any) => [
        state.version,
        state.state,
        state.reason,
      ]),
    ).toEqual([
      [1, 'draft', null],
      [2, 'submitted', null],
      [3, 'returned', '请补充资金来源说明'],
      [4, 'returned', null],
      [5, 'submitted', null],
      [6, 'approved', null],
    ]);
    const events = (
      await (
        await tracker.as('auditor')
      ).get('/api/audit-events?action=change-request.approve&limit=200')
    ).body.items;
    expect(events.find((event: any) => event.subjectId === id)).toMatchObject({
      newValue: { kind: 'cost', payload: { amountFen: '11200000000' } },
    });
  });

  it('is known from its day, and from the instant it was recorded', async () => {
    expect((await chainOf(1, '?asOf=2023-12-31')).current).toMatchObject({
      number: 1,
      amountFen: '10000000000',
    });
    expect((await chainOf(1, '?asOf=2021-12-31')).records).toEqual([]);
    expect(
      (await chainOf(1, `?knownAt=${encodeURIComponent('2020-01-01T00:00:00Z')}`)).records,
    ).toEqual([]);
  });

  it('cannot be evaluated where the approval regime is not on record', async () => {
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${idOf(2)}/cost-filings`,
      aCostFigure(),
    );
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${idOf(2)}/cost-filings`,
      adjustment(),
    );
    expect((await chainOf(2)).records.at(-1)).toMatchObject({
      auditFirst: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'adjustment-audit-first',
          state: 'cannot-be-judged',
          reason: 'APPROVAL_REGIME_NOT_RECORDED',
        }),
      ]),
    });
  });

  it.each<[string, object, string]>([
    ['without a reason', { reasons: [] }, 'ADJUSTMENT_REASON_REQUIRED'],
    ['without a source', { funding: [] }, 'ADJUSTMENT_SOURCE_REQUIRED'],
    [
      'whose reasons do not add up',
      { reasons: [{ class: 'price', amountFen: '1', explanation: 'x' }] },
      'ADJUSTMENT_REASONS_SUM',
    ],
    [
      'whose sources do not add up',
      { funding: [{ source: 'municipal', amountFen: '1' }] },
      'ADJUSTMENT_SOURCES_SUM',
    ],
    [
      'whose parts do not add up',
      { composition: { constructionFen: '1', equipmentFen: '0', otherFen: '0', landFen: '0' } },
      'COMPOSITION_SUM',
    ],
    ['of the future', { effectiveOn: '2026-11-27' }, 'DAY_AFTER_TODAY'],
    ['of another scope', { scope: 'whole-line' }, 'SCOPE_DIFFERS'],
  ])('%s is refused with the rule named', async (_, over, code) => {
    const before = (await officer.get(`/api/projects/${idOf(2)}/budget-filings`)).body.items.length;
    const change = {
      amountFen: '12400000000',
      reasons: [{ class: 'price', amountFen: '1200000000', explanation: '示例' }],
    };
    const refused = await file(2, adjustment({ ...change, ...over }));
    expect([refused.status, refused.body.code, refused.body.errors[0].code]).toEqual([
      422,
      code,
      code,
    ]);
    expect((await officer.get(`/api/projects/${idOf(2)}/budget-filings`)).body.items).toHaveLength(
      before,
    );
  });
});

describe('the flagships', () => {
  it("show the plan's figures with their place, as plan figures, and stay unknown where the plan is silent", async () => {
    const yi = (text: string | null) => (text === null ? null : `${text}0000000000`);
    const chains = await Promise.all([3, 4, 5, 6, 7, 8, 9, 10].map((item) => chainOf(item)));
    expect(
      chains.map(({ plan, ceiling }) => [
        plan.place,
        plan.totalFen,
        plan.periodFen,
        plan.scope,
        ceiling.label,
      ]),
    ).toEqual([
      ['专栏10 第3项', yi('383'), null, 'not-stated', '规划数，尚无概算'],
      ['专栏10 第4项', yi('166'), yi('145'), 'hangzhou-section', '规划数，尚无概算'],
      ['专栏10 第5项', yi('527'), null, 'hangzhou-section', '规划数，尚无概算'],
      ['专栏10 第6项', yi('862'), null, 'not-stated', '规划数，尚无概算'],
      ['专栏10 第7项', yi('173'), yi('51'), 'hangzhou-section', '规划数，尚无概算'],
      ['专栏10 第8项', null, yi('950'), 'not-stated', null],
      ['专栏10 第9项', yi('60'), yi('40'), 'not-stated', '规划数，尚无概算'],
      ['专栏10 第10项', yi('290'), null, 'whole-line', '规划数，尚无概算'],
    ]);
    expect(chains[5].ceiling).toMatchObject({ amountFen: null, reason: 'TOTAL_NOT_STATED' });
    expect(
      chains.map(
        ({ shares }) => shares[0] && [shares[0].sectionFen, shares[0].wholeFen, shares[0].percent],
      ),
    ).toEqual([
      undefined,
      [yi('166'), null, null],
      [yi('527'), null, null],
      undefined,
      [yi('173'), null, null],
      undefined,
      undefined,
      [null, yi('290'), null],
    ]);
    const english = (
      await officer.get(`/api/projects/${idOf(3)}/cost-chain`, {
        headers: { 'accept-language': 'en' },
      })
    ).body;
    expect(english.ceiling.label).toBe('plan figure, no approved estimate on record');
  });
});

describe('two sources that disagree', () => {
  it('stand side by side with their places until somebody decides which one counts', async () => {
    const path = `/api/projects/${idOf(9)}/cost-filings`;
    await approvedChangeRequest(
      officer,
      manager,
      path,
      aCostFigure({
        stage: 'stated-total',
        amountFen: '620000000000',
        source: 'bulletin',
        document: '年度通报（示例）',
        place: '第2页',
        approvalNumber: undefined,
        approvalBody: undefined,
      }),
    );
    const before = await chainOf(9);
    expect([
      before.plan.standing,
      before.records[0].standing,
      before.records[0].place,
      before.ceiling.reason,
    ]).toEqual(['undecided', 'undecided', '第2页', 'SOURCES_DISAGREE']);

    const choose = (client: ApiClient, body: object) =>
      client.post(`/api/projects/${idOf(9)}/cost-choices`, body);
    expect((await choose(officer, { recordId: before.records[0].id, reason: '示例' })).status).toBe(
      403,
    );
    const chosen = await choose(manager, {
      recordId: before.records[0].id,
      reason: '通报为最新口径',
    });
    expect([chosen.status, chosen.body.reason]).toEqual([201, '通报为最新口径']);
    const after = await chainOf(9);
    expect([
      after.plan.standing,
      after.plan.totalFen,
      after.records[0].standing,
      after.ceiling.amountFen,
    ]).toEqual(['set-aside', '600000000000', 'counts', '620000000000']);
    expect(
      (await choose(manager, { recordId: before.records[0].id, reason: '再来' })).body.code,
    ).toBe('CHOICE_UNCHANGED');
    expect((await choose(manager, { recordId: null, reason: '仍以规划为准' })).status).toBe(201);
    expect((await chainOf(9)).ceiling).toMatchObject({
      basis: 'plan-figure',
      amountFen: '600000000000',
    });
    expect((await chainOf(9)).choices).toHaveLength(2);
  });
});

describe('a change request', () => {
  it('has one effect for a repeated request, and refuses a stale edit naming what changed', async () => {
    const key = { 'idempotency-key': 'cost-1' };
    const answers = await Promise.all([file(3, aCostFigure(), key), file(3, aCostFigure(), key)]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { id } = answers[0].body;
    const put = (body: object, headers = {}) =>
      officer.send('PUT', `/api/cost-filings/${id}`, body, { headers });
    expect((await put(aCostFigure())).status).toBe(428);
    expect((await put(aCostFigure({ note: '一' }), { 'if-match': '"v1"' })).status).toBe(200);
    const stale = await put(aCostFigure({ note: '二' }), { 'if-match': '"v1"' });
    expect([stale.status, stale.body.errors[0]]).toEqual([
      412,
      expect.objectContaining({ path: 'note', accepted: '一' }),
    ]);
  });

  it('cannot be decided before it is submitted, edited afterwards, or decided twice', async () => {
    const {
      body: { id },
    } = await file(4, aCostFigure());
    // A draft is seen by its authors alone.
    expect((await moveChangeRequest(manager, id, 'approval')).status).toBe(404);
    await moveChangeRequest(officer, id, 'submission');
    expect(
      (
        await officer.send('PUT', `/api/cost-filings/${id}`, aCostFigure(), {
          headers: { 'if-match': '"v2"' },
        })
      ).body.code,
    ).toBe('CHANGE_REQUEST_SUBMITTED');
    const twice = await Promise.all([
      moveChangeRequest(manager, id, 'approval'),
      moveChangeRequest(manager, id, 'approval'),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await chainOf(4)).records).toHaveLength(1);
  });

  it('filed by a manager waits for another one', async () => {
    const {
      body: { id },
    } = await manager.post(`/api/projects/${idOf(5)}/cost-filings`, aCostFigure());
    expect((await moveChangeRequest(manager, id, 'approval')).body.code).toBe('OWN_CHANGE_REQUEST');
    expect((await moveChangeRequest(officer, id, 'approval')).status).toBe(403);
  });

  it('belongs to its unit: an auditor reads it, another organisation does not', async () => {
    const {
      body: { id },
    } = await file(6, aCostFigure());
    const auditor = await tracker.as('auditor');
    expect((await auditor.get(`/api/budget-filings/${id}`)).status).toBe(404);
    await moveChangeRequest(officer, id, 'submission');
    expect((await auditor.get(`/api/budget-filings/${id}`)).status).toBe(200);
    expect((await moveChangeRequest(auditor, id, 'submission')).status).toBe(403);
    const anonymous = await tracker.as('officer', 'sample-development');
    expect((await anonymous.get(`/api/budget-filings/${id}`)).status).toBe(404);
    expect(
      (await anonymous.post(`/api/projects/${idOf(6)}/cost-filings`, aCostFigure())).status,
    ).toBe(404);
  });

  it.each<[string, object, string]>([
    ['a number for the amount', { amountFen: 5 }, 'amountFen'],
    ['no amount', { amountFen: '0' }, 'amountFen'],
    ['an unknown stage', { stage: 'x' }, 'stage'],
    ['reasons that are no list', { reasons: { 0: 1 } }, 'reasons'],
    ['a reason that is a text', { reasons: ['a'] }, 'reasons'],
    [
      'a reason with a float',
      { reasons: [{ class: 'price', amountFen: '1.5', explanation: 'x' }] },
      'reasons.0.amountFen',
    ],
    [
      'a reason with a stranger',
      { reasons: [{ class: 'price', amountFen: '1', explanation: 'x', admin: true }] },
      'reasons.0.admin',
    ],
    ['a composition that is a list', { composition: [] }, 'composition'],
    [
      'a composition in part',
      { composition: { constructionFen: '1' } },
      'composition.equipmentFen',
    ],
    [
      'a part below zero',
      { composition: { constructionFen: '-1', equipmentFen: '0', otherFen: '0', landFen: '0' } },
      'composition.constructionFen',
    ],
  ])('with %s is refused at the field', async (_, over, path) => {
    const refused = await file(7, aCostFigure(over));
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      400,
      'VALIDATION_FAILED',
      path,
    ]);
  });
});
