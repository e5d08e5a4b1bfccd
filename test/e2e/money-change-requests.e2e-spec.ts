import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCostFigure,
  approvedChangeRequest,
  moveChangeRequest,
} from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { bootTransportUnit, type TransportUnit } from '../harness/transport-unit.js';

let { tracker, officer, manager, ids } = {} as TransportUnit;
let city: ApiClient;
let target: { targetId: string; original: { value: string } };
beforeAll(async () => {
  ({ tracker, officer, manager, ids } = await bootTransportUnit('2026-03-31T02:00:00Z'));
  city = await tracker.as('manager', 'city');
  target = (await officer.get(`/api/projects/${ids[7]}/target-adjustments`)).body.items.find(
    (one: any) => one.original.value !== null,
  );
});
afterAll(() => tracker.close());

const source = { effectiveOn: '2026-01-10', document: '批文（示例）' };
/** A line of a summary, in Chinese. */
const line = (label: string, old: string | null, now: string): object =>
  expect.objectContaining({
    label: expect.objectContaining({ zh: label }),
    old: old === null ? null : expect.objectContaining({ zh: old }),
    new: expect.objectContaining({ zh: now }),
  });
/** For each kind: its project, a body, the kind of its subject, its amount, and lines. */
const KINDS: Readonly<
  Record<string, [number, () => object, string, string | null, () => object[]]>
> = {
  cost: [1, () => aCostFigure(), 'cost-record', '10000000000', () => [line('阶段', null, '概算')]],
  'year-plan': [
    2,
    () => ({ ...source, year: 2026, amountFen: '12000000', category: 'continuing' }),
    'year-plan',
    '12000000',
    () => [line('年度', null, '2026'), line('金额', null, '12 万元'), line('类别', null, '续建')],
  ],
  funding: [
    3,
    () => ({ ...source, year: 2026, cells: [{ source: 'municipal', plannedFen: '7000000' }] }),
    'funding-plan',
    '7000000',
    () => [line('市级财政', null, '7 万元')],
  ],
  'special-bond': [
    4,
    () => ({ name: '一期（示例）', issuedOn: '2026-01-05', amountFen: '100', document: '示例' }),
    'special-bond',
    '100',
    () => [line('名称', null, '一期（示例）')],
  ],
  'period-figure': [
    0,
    () => ({ ...source, planCode: 'hangzhou-14fyp', amountFen: '160000000000', reason: '示例' }),
    'period-figure',
    '160000000000',
    () => [line('金额', '150 亿元', '16 亿元')],
  ],
  target: [
    7,
    () => ({ ...source, targetId: target.targetId, value: '777', reason: '示例' }),
    'target-adjustment',
    null,
    () => [line('目标值', String(target.original.value), '777')],
  ],
};
const route = (kind: string, query = ''): string =>
  `/api/projects/${ids[KINDS[kind]?.[0] ?? 0]}/${kind}-filings${query}`;
const path = (id: string, move = ''): string => `/api/change-requests/${id}${move}`;

describe.each(
  Object.entries(KINDS).map(
    ([kind, [project, body, subject]]) => [kind, project, body, subject] as const,
  ),
)('a filing of kind %s', (kind, project, body, subject) => {
  it('is a change request, in words and figures, that becomes its subject when another approves', async () => {
    const filed = await officer.post(route(kind), body());
    expect([filed.status, filed.headers.get('location')]).toEqual([202, path(filed.body.id)]);
    expect(filed.body).toMatchObject({
      kind,
      state: 'submitted',
      subject: { kind: subject },
      levels: 1,
      projectIds: [ids[project]],
      summary: { amountFen: KINDS[kind]?.[3], title: { zh: expect.stringContaining(' · ') } },
    });
    expect(filed.body.summary.lines).toEqual(expect.arrayContaining(KINDS[kind]?.[4]() ?? []));
    const { id } = filed.body;
    expect((await manager.get('/api/change-requests?mine=decide')).body.items).toContainEqual(
      expect.objectContaining({ id }),
    );
    expect((await officer.post(path(id, '/approval'), {})).body.code).toBe('OWN_CHANGE_REQUEST');
    if (kind !== 'special-bond') {
      const second = await officer.post(route(kind), body());
      expect([second.status, second.body.code, second.body.detail]).toEqual([
        409,
        'CHANGE_REQUEST_WAITING',
        expect.stringContaining(`/change-requests/${id}`),
      ]);
    }
    const approved = await manager.post(path(id, '/approval'), {});
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    expect(await recordsOf(kind, project)).toContain(filed.body.subject.id);
  });

  it('is a draft on demand, edited with the fields of a new one', async () => {
    const draft = await officer.post(route(kind, '?draft=true'), {
      ...body(),
      ...FURTHER[kind],
    });
    expect([draft.status, draft.body.state]).toEqual([202, 'draft']);
    const edit = (payload: object) =>
      officer.patch(path(draft.body.id), { payload }, { headers: { 'if-match': '"v1"' } });
    const refused = await edit({ ...draft.body.payload, document: 5 });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'payload.document']);
    const edited = await edit({ ...draft.body.payload, document: '新批文（示例）' });
    expect([edited.status, edited.body.payload.document]).toEqual([200, '新批文（示例）']);
    expect(edited.body.summary.source).toBe('新批文（示例）');
    const stale = await edit({ ...draft.body.payload, document: '旧批文（示例）' });
    expect([stale.status, stale.body.errors]).toEqual([
      412,
      [expect.objectContaining({ path: 'document', accepted: '新批文（示例）' })],
    ]);
    expect((await moveChangeRequest(officer, draft.body.id, 'submission')).body.state).toBe(
      'submitted',
    );
    expect((await moveChangeRequest(officer, draft.body.id, 'withdrawal')).body.state).toBe(
      'withdrawn',
    );
  });
});

/** What a second filing needs that the first did not. */
const FURTHER: Readonly<Record<string, object>> = {
  'year-plan': { reason: '年中调整（示例）' },
  funding: { reason: '年中调整（示例）' },
  'special-bond': { name: '二期（示例）' },
};

async function recordsOf(kind: string, project: number): Promise<string[]> {
  const read = async (what: string) =>
    (await officer.get(`/api/projects/${ids[project]}/${what}`)).body;
  const idsIn = (rows: any[]): string[] => rows.map(({ id }) => id);
  switch (kind) {
    case 'cost':
      return idsIn((await read('cost-chain')).records);
    case 'year-plan':
      return idsIn((await read('year-plans')).items.flatMap((year: any) => year.versions));
    case 'funding':
      return idsIn((await read('funding-matrix')).versions);
    case 'special-bond':
      return idsIn((await read('funding-matrix')).bonds);
    case 'period-figure':
      return idsIn((await read('plans')).items.flatMap((plan: any) => plan.adjustments));
    default:
      return idsIn((await read('target-adjustments')).items.flatMap((one: any) => one.adjustments));
  }
}

it('a decision on what has changed meanwhile is refused with what changed, and nothing is applied', async () => {
  const costs = `/api/projects/${ids[8]}/cost-filings`;
  const total = (over: object) =>
    aCostFigure({ stage: 'stated-total', approvalNumber: null, approvalBody: null, ...over });
  for (const document of ['通报一（示例）', '通报二（示例）'])
    await approvedChangeRequest(
      officer,
      manager,
      costs,
      total({ amountFen: document.includes('一') ? '100' : '200', document }),
    );
  const chain = async () => (await officer.get(`/api/projects/${ids[8]}/cost-chain`)).body;
  const [first, second] = (await chain()).records;
  const choose = (recordId: string) =>
    manager.post(`/api/projects/${ids[8]}/cost-choices`, { recordId, reason: '示例' });
  expect((await choose(first.id)).status).toBe(201);
  const filed = await officer.post(costs, total({ amountFen: '300', document: '通报三（示例）' }));
  expect(filed.body.summary.lines).toContainEqual(
    expect.objectContaining({ old: { zh: '0.0001 万元', en: 'CNY 1' } }),
  );
  expect((await choose(second.id)).status).toBe(201);
  const refused = await moveChangeRequest(manager, filed.body.id, 'approval');
  expect([refused.status, refused.body.code]).toEqual([409, 'CHANGE_REQUEST_STALE']);
  expect(refused.body.errors).toContainEqual(
    expect.objectContaining({ path: 'amountFen', accepted: '100 → 200' }),
  );
  expect((await chain()).records).toHaveLength(2);
  // Returned and filed again, it rests on what stands now.
  await moveChangeRequest(manager, filed.body.id, 'return', { reason: '口径已变' });
  expect((await moveChangeRequest(officer, filed.body.id, 'submission')).status).toBe(200);
  expect((await moveChangeRequest(manager, filed.body.id, 'approval')).body.state).toBe('approved');
  expect((await chain()).records).toHaveLength(3);
});

it('what a rule asks of a figure warns the one who decides, who then does not decide it in bulk', async () => {
  const at = `/api/projects/${ids[9]}`;
  await manager.post(`${at}/approval-regimes`, {
    regime: 'approval',
    validFrom: '2021-01-01',
    document: '可研批复（示例）',
  });
  await approvedChangeRequest(officer, manager, `${at}/cost-filings`, aCostFigure());
  const filed = await officer.post(
    `${at}/cost-filings`,
    aCostFigure({
      stage: 'adjusted-estimate',
      amountFen: '11200000000',
      effectiveOn: '2024-06-01',
      reasons: [{ class: 'price', amountFen: '1200000000', explanation: '材料价格（示例）' }],
      funding: [{ source: 'municipal', amountFen: '1200000000' }],
    }),
  );
  expect(filed.body.summary).toMatchObject({
    title: { zh: expect.stringContaining('投资数据 · 调整概算') },
    warnings: [{ zh: expect.stringContaining('先审计后调概') }],
  });
  expect(filed.body.summary.lines).toContainEqual({
    label: { zh: '调整原因 · 价格', en: 'Reason of the change · Prices' },
    old: null,
    new: { zh: '1200 万元 · 材料价格（示例）', en: 'CNY 12,000,000 · 材料价格（示例）' },
  });
  const bulk = { ids: [filed.body.id], decision: 'approved' };
  expect((await manager.post('/api/change-requests/decisions', bulk)).body.items).toEqual([
    { id: filed.body.id, state: null, code: 'CHANGE_REQUEST_WARNED' },
  ]);
  expect((await moveChangeRequest(manager, filed.body.id, 'approval')).body.state).toBe('approved');
});

it('a returned one that the manager mends who returned it is a draft that another manager decides', async () => {
  const { body: filed } = await officer.post(`/api/projects/${ids[5]}/special-bond-filings`, {
    name: '三期（示例）',
    issuedOn: '2026-01-05',
    amountFen: '100',
    document: '示例',
  });
  await moveChangeRequest(manager, filed.id, 'return', { reason: '名称有误' });
  const mended = await manager.patch(
    path(filed.id),
    { payload: { ...filed.payload, name: '三期（更正，示例）' } },
    { headers: { 'if-match': '"v2"' } },
  );
  expect([mended.status, mended.body.state, mended.body.decidedBy]).toEqual([200, 'draft', null]);
  expect((await moveChangeRequest(officer, filed.id, 'submission')).status).toBe(200);
  expect((await moveChangeRequest(manager, filed.id, 'approval')).body.code).toBe(
    'OWN_CHANGE_REQUEST',
  );
  expect((await moveChangeRequest(city, filed.id, 'approval')).body.state).toBe('approved');
});

it('two levels decide one after the other where they are set for the kind', async () => {
  const security = await tracker.as('security-admin');
  const item = (level: number, relation: string) => ({
    kind: 'year-plan',
    level,
    relation,
    decides: 'manager',
    validFrom: '2026-03-31',
  });
  const set = await security.send('PUT', '/api/organisations/sample-transport/review-levels', {
    items: [item(1, 'own'), item(2, 'city')],
  });
  expect(set.status).toBe(200);
  const { body } = await officer.post(`/api/projects/${ids[5]}/year-plan-filings`, {
    ...source,
    year: 2027,
    amountFen: '100',
    category: 'continuing',
  });
  expect([body.level, body.levels]).toEqual([1, 2]);
  expect((await moveChangeRequest(manager, body.id, 'approval')).body).toMatchObject({
    state: 'submitted',
    level: 2,
  });
  expect(await recordsOf('year-plan', 5)).toEqual([]);
  expect((await moveChangeRequest(city, body.id, 'approval')).body.state).toBe('approved');
  expect(await recordsOf('year-plan', 5)).toEqual([body.subject.id]);
});

describe('a client of the earlier version', () => {
  it('files, submits, edits and decides at the former addresses, and is told what replaces them', async () => {
    const at = `/api/projects/${ids[6]}`;
    const move = async (who: ApiClient, id: string, event: string, body?: object) => {
      const { headers } = await who.get(`/api/budget-filings/${id}`);
      return who.send('POST', `/api/budget-filings/${id}/${event}`, body, {
        headers: { 'if-match': headers.get('etag') ?? '' },
      });
    };
    const { body: filed } = await officer.post(`${at}/cost-filings`, aCostFigure());
    expect(filed).toMatchObject({
      projectId: ids[6],
      unitId: 'sample-transport',
      content: { amountFen: '10000000000' },
      missing: [],
    });
    const submitted = await move(officer, filed.id, 'submission');
    expect([submitted.status, submitted.body.state]).toEqual([200, 'submitted']);
    for (const header of ['deprecation', 'sunset'])
      expect(submitted.headers.get(header)).not.toBeNull();
    const returned = await move(manager, filed.id, 'return', { reason: '请补充（示例）' });
    expect(returned.body).toMatchObject({ state: 'returned', decisionReason: '请补充（示例）' });
    const edited = await officer.send(
      'PUT',
      `/api/cost-filings/${filed.id}`,
      aCostFigure({ note: '已补充（示例）' }),
      { headers: { 'if-match': returned.headers.get('etag') ?? '' } },
    );
    expect([edited.status, edited.body.content.note]).toEqual([200, '已补充（示例）']);
    await move(officer, filed.id, 'submission');
    const stale = await officer.send('POST', `/api/budget-filings/${filed.id}/approval`, {});
    expect(stale.status).toBe(428);
    expect((await move(manager, filed.id, 'approval')).body.state).toBe('approved');
    const listed = await officer.get('/api/budget-filings?kind=cost&state=approved&limit=200');
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({ id: filed.id, submittedByName: '交通单位专员（示例）' }),
    );
    expect(listed.headers.get('deprecation')).not.toBeNull();
    const states = (await officer.get(`/api/budget-filings/${filed.id}/states`)).body.items;
    expect(states.map(({ state, content }: any) => [state, content.note])).toEqual([
      ['submitted', null],
      ['returned', null],
      ['returned', '已补充（示例）'],
      ['submitted', '已补充（示例）'],
      ['approved', '已补充（示例）'],
    ]);
  });

  it('does not reach requests of other kinds there', async () => {
    const entered = await officer.post(`/api/projects/${ids[6]}/ledger-entries`, {
      series: 'paid',
      month: '2026-02',
      amountFen: '700',
      fundingSource: 'municipal',
      unitConfirmed: true,
    });
    expect(entered.status).toBe(202);
    expect((await officer.get(`/api/budget-filings/${entered.body.id}`)).status).toBe(404);
  });
});
