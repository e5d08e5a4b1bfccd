import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let elsewhere: ApiClient;
let parent: any;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [officer, manager, elsewhere] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
    tracker.as('manager', 'sample-development'),
  ]);
  [parent] = (await officer.get('/api/projects?flagship=true')).body.items;
});
afterAll(() => tracker.close());

const NEW = {
  name: '地铁示例线 土建 1 标（示例）',
  kind: 'investment',
  leadOrganisationId: 'sample-transport',
} as const;

const register = (more: object = {}, client = officer) =>
  client.post('/api/projects', { ...NEW, ...more });
const decide = ({ id }: { id: string }, by = manager) =>
  by.post(`/api/change-requests/${id}/approval`, {});
/** Registers a project and has it approved. */
const registered = async (more: object = {}): Promise<any> => {
  const filed = await register(more);
  expect([filed.status, filed.body.errors]).toEqual([202, undefined]);
  const approved = await decide(filed.body);
  expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
  return (await officer.get(`/api/projects/${filed.body.subject.id}`)).body;
};

describe('a new project', () => {
  it('exists, with all that was said of it, once another person has approved it', async () => {
    const more = {
      parentId: parent.id,
      part: 'section',
      supervisingOrganisationId: 'city',
      codes: ['2024-330100-48-01-000001'],
      stage: 'construction',
      stageOn: '2026-03-01',
      approvalRegime: 'approval',
      tier: 'flagship',
      scope: 'hangzhou-section',
      sector: '轨道交通',
      location: {
        type: 'line',
        coordinates: [
          [120.1551, 30.2741],
          [120.2, 30.3],
        ],
        system: 'WGS84',
      },
      district: '萧山区',
      plannedStartOn: '2026-03-01',
      plannedFinishOn: '2028-12-31',
      summary: '示例',
      totalInvestmentFen: '100000000000',
      fypSpendFen: '60000000000',
    };
    const filed = await register({ ...more, reason: '市政府批准实施（示例）' });
    expect(filed.status).toBe(202);
    expect(filed.headers.get('location')).toBe(`/api/change-requests/${filed.body.id}`);
    expect(filed.body).toMatchObject({
      kind: 'project',
      state: 'submitted',
      subject: { kind: 'project' },
      organisationIds: ['sample-transport'],
      projectIds: [],
      mayDecide: false,
    });
    const place = `/api/projects/${filed.body.subject.id}`;
    expect((await officer.get(place)).status).toBe(404);
    expect((await decide(filed.body, officer)).status).toBe(403);
    const waiting = (await manager.get('/api/change-requests?mine=decide')).body.items;
    expect(waiting).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: filed.body.id, mayDecide: true })]),
    );
    expect((await decide(filed.body)).body).toMatchObject({
      state: 'approved',
      summary: {
        lines: expect.arrayContaining([
          expect.objectContaining({ new: { zh: '10 亿元', en: 'CNY 1,000,000,000' } }),
        ]),
      },
    });
    const { body } = await officer.get(place);
    const { location, part: _part, ...plain } = more;
    const { codes, ...fields } = plain;
    expect(body).toMatchObject({
      ...NEW,
      ...fields,
      planItems: parent.planItems,
      planItem: parent.planItem,
      flagship: false,
      location: {
        type: 'LineString',
        coordinates: location.coordinates,
        system: 'WGS84',
        statedSystem: 'WGS84',
      },
    });
    expect((await officer.get(`${place}/codes`)).body.items).toMatchObject([{ code: codes[0] }]);
    const about = await officer.get(`/api/change-requests?project=${filed.body.subject.id}`);
    expect(about.body.items).toMatchObject([{ id: filed.body.id, projectIds: [body.id] }]);
    const items = await officer.get(`/api/plan-items?column=${parent.planItem.column}`);
    expect(
      items.body.items.find(({ number }: any) => number === parent.planItem.number).projectIds,
    ).toEqual(expect.arrayContaining([parent.id, body.id]));
  });

  it('needs no item of a plan, and may have several', async () => {
    const none = await registered({ name: '无规划条目（示例）' });
    expect([none.plan, none.planItem, none.planItems]).toEqual([null, null, []]);
    const several = await registered({
      name: '两个条目（示例）',
      planItems: [
        { column: 10, number: 2 },
        { plan: 'hangzhou-14fyp', column: 11, number: 1 },
      ],
    });
    expect(several.planItems).toEqual([
      { plan: 'hangzhou-14fyp', column: 10, number: 2 },
      { plan: 'hangzhou-14fyp', column: 11, number: 1 },
    ]);
    const listed = async (query: string) =>
      (await officer.get(`/api/projects?limit=200${query}`)).body.items.map(({ id }: any) => id);
    expect(await listed('&column=11')).toContain(several.id);
    expect((await listed('')).at(-1)).toBe(none.id);
    let cursor = '';
    const paged: string[] = [];
    do {
      const page: any = (await officer.get(`/api/projects?limit=7${cursor}`)).body;
      paged.push(...page.items.map(({ id }: any) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(paged).toEqual(await listed(''));
    for (const part of ['', '/plans', '/layers', '/family', '/cost-chain', '/target-adjustments'])
      expect((await officer.get(`/api/projects/${none.id}${part}`)).status).toBe(200);
  });

  it('is seen and decided nowhere else', async () => {
    const { body } = await register({ name: '别处不可见（示例）' });
    expect((await elsewhere.get(`/api/change-requests/${body.id}`)).status).toBe(404);
    expect((await decide(body, elsewhere)).status).toBe(404);
    const foreign = await register({ leadOrganisationId: 'sample-development' });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('with the name of another one says so to who decides', async () => {
    const { body } = await register({ name: parent.name });
    expect(body.summary.warnings).toHaveLength(1);
  });

  it('stays a draft on demand, and is edited', async () => {
    const draft = await officer.post('/api/projects?draft=true', NEW);
    expect(draft.body.state).toBe('draft');
    const path = `/api/change-requests/${draft.body.id}`;
    const etag = (await officer.get(path)).headers.get('etag') ?? '';
    const edited = await officer.patch(
      path,
      { payload: { name: '改名（示例）', district: '滨江区' } },
      { headers: { 'if-match': etag } },
    );
    expect(edited.body.payload.wanted).toMatchObject({
      name: '改名（示例）',
      district: '滨江区',
      kind: 'investment',
    });
    expect((await officer.post(`${path}/submission`, undefined)).body.state).toBe('submitted');
    expect((await decide(draft.body)).body.state).toBe('approved');
  });

  it('is registered once for one key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const send = () => officer.post('/api/projects', { ...NEW, name: '一次（示例）' }, { headers });
    expect((await send()).body.id).toBe((await send()).body.id);
  });

  it.each([
    [
      'a lead organisation that is none',
      { leadOrganisationId: 'nobody' },
      'leadOrganisationId',
      'UNIT_UNKNOWN',
    ],
    ['a parent that is none', { parentId: randomUUID() }, 'parentId', 'PARENT_UNKNOWN'],
    [
      'an item that no plan has',
      { planItems: [{ column: 99, number: 1 }] },
      'planItems.0',
      'PLAN_ITEM_UNKNOWN',
    ],
    [
      'an item twice',
      {
        planItems: [
          { column: 10, number: 1 },
          { column: 10, number: 1 },
        ],
      },
      'planItems.1',
      'NAMED_TWICE',
    ],
    [
      'a finish before the start',
      { plannedStartOn: '2026-05-01', plannedFinishOn: '2026-04-30' },
      'plannedFinishOn',
      'DAYS_REVERSED',
    ],
    [
      'swapped axes',
      { location: { type: 'Point', coordinates: [30.27, 120.15] } },
      'location.coordinates',
      'COORDINATES_SWAPPED',
    ],
    [
      'a place abroad',
      { location: { type: 'Point', coordinates: [2.35, 48.86] } },
      'location.coordinates',
      'COORDINATES_OUTSIDE',
    ],
    ['a day without its stage', { stageOn: '2026-01-01' }, 'stage', 'STAGE_NEEDED'],
    [
      'a stage that begins tomorrow',
      { stage: 'construction', stageOn: '2026-07-16' },
      'stageOn',
      'DAY_AFTER_TODAY',
    ],
    [
      'more in the plan period than in total',
      { totalInvestmentFen: '1', fypSpendFen: '2' },
      'fypSpendFen',
      'SPEND_ABOVE_TOTAL',
    ],
    [
      'a person who is none',
      { officerPersonId: randomUUID() },
      'officerPersonId',
      'PERSON_UNKNOWN',
    ],
  ])('with %s is refused with the field and the rule', async (_, more, path, code) => {
    const { status, body } = await register(more);
    expect([status, body.code, body.errors[0].path]).toEqual([422, code, path]);
    expect(body.errors[0].message).not.toMatch(/[{}]/);
  });

  it.each([
    ['a code that is none', { codes: ['330100'] }, 'codes', 'NOT_A_PROJECT_CODE'],
    ['a kind that is none', { kind: 'bridge' }, 'kind', 'NOT_A_CODE'],
    ['a day that is none', { plannedStartOn: '2026-02-30' }, 'plannedStartOn', 'NOT_A_DAY'],
    ['no name', { name: '' }, 'name', 'NOT_TEXT'],
  ])('with %s is refused with the field', async (_, more, path, code) => {
    const { status, body } = await register(more);
    expect([status, body.errors]).toMatchObject([400, [{ path, code }]]);
  });

  it('with the code of another project is refused', async () => {
    const codes = ['2024-330100-48-01-000002'];
    await registered({ name: '代码（示例）', codes });
    const { status, body } = await register({ codes });
    expect([status, body.code, body.errors[0].path]).toEqual([
      409,
      'PROJECT_CODE_TAKEN',
      'codes.0',
    ]);
  });
});

describe('a change of the register', () => {
  const edit = async (id: string, change: object, client = officer) => {
    const etag = (await client.get(`/api/projects/${id}`)).headers.get('etag') ?? '';
    return client.patch(`/api/projects/${id}`, change, { headers: { 'if-match': etag } });
  };

  it('says old and new, and takes effect when another person approves it', async () => {
    const project = await registered({ name: '待改（示例）', district: '萧山区' });
    const filed = await edit(project.id, { name: '已改（示例）', district: null, summary: '示例' });
    expect(filed.status).toBe(202);
    expect(filed.body).toMatchObject({
      kind: 'project',
      subject: { kind: 'project', id: project.id },
      summary: {
        lines: [
          { old: { zh: '待改（示例）' }, new: { zh: '已改（示例）' } },
          { old: { zh: '萧山区' }, new: null },
          { old: null, new: { zh: '示例' } },
        ],
      },
    });
    const second = await edit(project.id, { name: '又改（示例）' });
    expect([second.status, second.body.code]).toEqual([409, 'CHANGE_REQUEST_WAITING']);
    expect((await officer.get(`/api/projects/${project.id}`)).body.name).toBe('待改（示例）');
    await decide(filed.body);
    expect((await officer.get(`/api/projects/${project.id}`)).body).toMatchObject({
      name: '已改（示例）',
      district: null,
      summary: '示例',
    });
  });

  it('needs the version that was read, and a change', async () => {
    const { id } = await registered({ name: '版本（示例）' });
    expect((await officer.patch(`/api/projects/${id}`, { name: 'x' })).status).toBe(428);
    const stale = await officer.patch(
      `/api/projects/${id}`,
      { name: 'x' },
      { headers: { 'if-match': '"v99"' } },
    );
    expect(stale.status).toBe(412);
    expect((await edit(id, { name: '版本（示例）' })).body.code).toBe('NOTHING_CHANGED');
    const foreign = await elsewhere.patch(
      `/api/projects/${id}`,
      { name: 'x' },
      { headers: { 'if-match': '"v1"' } },
    );
    expect(foreign.status).toBe(404);
  });

  it('moves a part to another parent, never below itself', async () => {
    const one = await registered({ name: '上级（示例）' });
    const part = await registered({ name: '子项（示例）', parentId: one.id });
    expect(part.parentId).toBe(one.id);
    expect((await edit(part.id, { parentId: part.id })).body.code).toBe('PARENT_BELOW_ITSELF');
    const circle = await edit(one.id, { parentId: part.id });
    expect((await decide(circle.body)).body.code).toBe('PARENT_BELOW_ITSELF');
    await officer.post(`/api/change-requests/${circle.body.id}/withdrawal`, {});
    const moved = await edit(part.id, { parentId: parent.id, parentFrom: '2026-07-01' });
    expect((await decide(moved.body)).body.state).toBe('approved');
    expect((await officer.get(`/api/projects/${part.id}`)).body.parentId).toBe(parent.id);
    const before = await officer.get(`/api/projects/${part.id}/family?asOf=2026-06-30`);
    expect(before.body.parent.projectId).toBe(one.id);
  });
});

describe('the parts of a project', () => {
  it('are counted once in each sum', async () => {
    const whole = await registered({ name: '合计（示例）', totalInvestmentFen: '1000' });
    const before = (await officer.get('/api/reports/budget-totals')).body.total;
    await registered({ name: '合计子项（示例）', parentId: whole.id, totalInvestmentFen: '400' });
    const after = (await officer.get('/api/reports/budget-totals')).body.total;
    expect(after.fen).toBe(before.fen);
    const spent = async () =>
      (await officer.get('/api/reports/spend?period=2026..2026')).body.totals.paidFen;
    const post = async (id: string, amountFen: string) =>
      decide(
        (
          await officer.post(`/api/projects/${id}/ledger-entries`, {
            series: 'paid',
            month: '2026-05',
            amountFen,
            fundingSource: 'municipal',
            unitConfirmed: true,
            openingConfirmed: true,
          })
        ).body,
      );
    const part = await registered({ name: '合计子项二（示例）', parentId: whole.id });
    await post(part.id, '300');
    const withPart = BigInt(await spent());
    await post(whole.id, '1000');
    expect(BigInt(await spent()) - withPart).toBe(700n);
  });
});

describe('the stage of a project', () => {
  const move = (id: string, to: string, on: string, client = officer) =>
    client.post(`/api/projects/${id}/stage-moves`, { to, on, reason: '示例原因' });

  it('moves, with day and reason, when another person approves it', async () => {
    const { id } = await registered({ name: '阶段（示例）', stage: 'preparation' });
    const filed = await move(id, 'construction', '2026-07-01');
    expect([filed.status, filed.body.kind]).toEqual([202, 'stage-move']);
    expect(filed.body).toMatchObject({
      subject: { kind: 'project', id },
      summary: { lines: [{ old: { zh: '前期' }, new: { zh: '在建' } }, {}, {}] },
    });
    expect((await move(id, 'deferred', '2026-07-01')).body.code).toBe('CHANGE_REQUEST_WAITING');
    await decide(filed.body);
    expect((await officer.get(`/api/projects/${id}`)).body).toMatchObject({
      stage: 'construction',
      stageOn: '2026-07-01',
    });
    const { items } = (await officer.get(`/api/projects/${id}/stage-moves`)).body;
    expect(items).toMatchObject([
      { from: 'preparation', to: 'construction', on: '2026-07-01', reason: '示例原因' },
      { from: null, to: 'preparation', on: null },
    ]);
    const early = await move(id, 'suspended', '2026-06-30');
    expect([early.status, early.body.code]).toEqual([422, 'STAGE_DAY_BEFORE_LAST']);
    const unknown = await move(id, 'evaluated', '2026-07-10');
    expect([unknown.status, unknown.body.errors]).toMatchObject([
      422,
      [{ path: 'to', code: 'STAGE_MOVE_UNKNOWN', accepted: 'completed, suspended, cancelled' }],
    ]);
  });

  it('given up leaves the project in every list and total of its year', async () => {
    const more = { stage: 'proposed', totalInvestmentFen: '500' };
    const { id } = await registered({ name: '终止（示例）', ...more });
    const totals = async () => (await officer.get('/api/reports/budget-totals')).body.total;
    const before = await totals();
    expect((await decide((await move(id, 'cancelled', '2026-07-01')).body)).body.state).toBe(
      'approved',
    );
    expect(await totals()).toEqual(before);
    const listed = (await officer.get('/api/projects?limit=200')).body.items;
    expect(listed).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, stage: 'cancelled' })]),
    );
    expect((await move(id, 'proposed', '2026-07-02')).body.code).toBe('STAGE_MOVE_UNKNOWN');
  });

  it('of a project that is seen elsewhere is not moved from here', async () => {
    expect((await move(parent.id, 'construction', '2026-07-01', elsewhere)).status).toBe(404);
  });
});

describe('the organisation of a project', () => {
  it('changes on a day, decided by who manages both, and the former one stays on record', async () => {
    const city = await tracker.as('manager', 'city');
    const { id } = await registered({ name: '移交（示例）' });
    const transfer = (toOrganisationId: string, on = '2026-07-10') =>
      officer.post(`/api/projects/${id}/transfer`, { toOrganisationId, on, reason: '职责调整' });
    expect((await transfer('nobody')).body.errors[0].path).toBe('toOrganisationId');
    expect((await transfer('sample-transport')).body.code).toBe('HAND_OVER_TO_SAME_UNIT');
    expect((await transfer('sample-development', '2026-07-16')).body.code).toBe('DAY_AFTER_TODAY');
    const filed = await transfer('sample-development');
    expect([filed.status, filed.body.kind]).toEqual([202, 'transfer']);
    expect((await decide(filed.body, manager)).status).toBe(403);
    expect((await decide(filed.body, city)).body.state).toBe('approved');
    expect((await officer.get(`/api/projects/${id}`)).status).toBe(404);
    expect((await city.get(`/api/projects/${id}`)).body.leadOrganisationId).toBe(
      'sample-development',
    );
    expect((await city.get(`/api/projects/${id}/organisations`)).body.items).toMatchObject([
      { organisationId: 'sample-development', fromOn: '2026-07-10', untilOn: null },
      { organisationId: 'sample-transport', fromOn: null, untilOn: '2026-07-09' },
    ]);
    expect((await elsewhere.get(`/api/change-requests/${filed.body.id}`)).status).toBe(200);
  });
});

describe('projects without a recorded stage', () => {
  it('are listed, and get stage and tier together by one request', async () => {
    const listed = async () =>
      (await officer.get('/api/projects?stage=not-recorded&limit=200')).body.items.map(
        ({ id }: any) => id,
      );
    const [one, two, three] = (await listed()).filter((id: string) => id !== parent.id);
    const record = (projectIds: string[], more: object = {}) =>
      officer.post('/api/projects/first-facts', {
        projectIds,
        stage: 'construction',
        tier: 'flagship',
        ...more,
      });
    const filed = await record([one, two]);
    expect([filed.status, filed.body.kind, filed.body.projectIds.sort()]).toEqual([
      202,
      'project',
      [one, two].sort(),
    ]);
    expect((await decide(filed.body)).body.state).toBe('approved');
    for (const id of [one, two])
      expect((await officer.get(`/api/projects/${id}`)).body).toMatchObject({
        stage: 'construction',
        stageOn: null,
        tier: 'flagship',
      });
    expect(await listed()).not.toContain(one);
    const again = await record([three, one]);
    expect([again.status, again.body.errors]).toMatchObject([
      422,
      [{ path: 'projectIds.1', code: 'STAGE_RECORDED' }],
    ]);
    expect((await record([three, randomUUID()])).status).toBe(404);
    const earlier = await officer.post(`/api/projects/${one}/stage-moves`, {
      to: 'completed',
      on: '2020-01-01',
      reason: '示例',
    });
    expect(earlier.status).toBe(202);
  });
});
