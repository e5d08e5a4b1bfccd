import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let auditor: ApiClient;
let officer: ApiClient;
let anonymous: ApiClient;
let projectId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  auditor = await tracker.as('auditor');
  officer = await tracker.as('officer', 'sample-transport');
  anonymous = await tracker.as('officer', 'sample-development');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
  await tracker.enter(projectId, {
    series: 'paid',
    month: '2026-06',
    amountFen: '700',
    fundingSource: 'municipal',
  });
});
afterAll(() => tracker.close());

const FOUND = { title: '支付早于完成（示例）', text: '请说明依据', answerDueOn: '2026-07-10' };
const raise = async (over: object = {}): Promise<string> => {
  const answer = await auditor.post(`/api/projects/${projectId}/findings`, { ...FOUND, ...over });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

describe('a finding, as an auditor and an officer hand it to each other', () => {
  it('goes from raised to closed, and everyone in scope reads its steps', async () => {
    const raised = await auditor.post(`/api/projects/${projectId}/findings`, {
      ...FOUND,
      entrySequence: '1',
    });
    expect([raised.status, raised.headers.get('location')]).toEqual([
      201,
      `/api/findings/${raised.body.id}`,
    ]);
    expect(raised.body).toMatchObject({
      state: 'open',
      overdue: false,
      entrySequence: '1',
      unitId: 'sample-transport',
      steps: [{ kind: 'raised', text: '请说明依据' }],
    });
    const path = `/api/findings/${raised.body.id}`;

    await officer.post(`/api/projects/${projectId}/documents`, {
      number: '监理〔2026〕7号',
      title: '签证（示例）',
    });
    const answered = await officer.post(`${path}/answers`, {
      text: '已补充签证',
      document: '监理〔2026〕7号',
    });
    expect([answered.status, answered.body.state]).toEqual([200, 'answered']);
    const returned = await auditor.post(`${path}/returns`, { reason: '缺少附件' });
    expect([returned.status, returned.body.state]).toEqual([200, 'open']);
    await officer.post(`${path}/answers`, { text: '附件见第2页' });
    const closed = await auditor.post(`${path}/closure`, { note: '予以销号' });
    expect([closed.status, closed.body.state]).toEqual([200, 'closed']);

    const { body } = await officer.get(path);
    expect(
      body.steps.map((step: any) => [step.position, step.kind, step.text, step.document]),
    ).toEqual([
      [1, 'raised', '请说明依据', null],
      [2, 'answered', '已补充签证', '监理〔2026〕7号'],
      [3, 'returned', '缺少附件', null],
      [4, 'answered', '附件见第2页', null],
      [5, 'closed', '予以销号', null],
    ]);
    expect(body.steps[1].doneByName).toBe('交通单位专员（示例）');
  });

  it('is listed by state, project and unit, newest first, page by page', async () => {
    const ids = [await raise(), await raise(), await raise()].reverse();
    const first = await officer.get(
      `/api/findings?state=open&projectId=${projectId}&unitId=sample-transport&limit=2`,
    );
    expect(first.body.items.map((item: any) => item.id)).toEqual(ids.slice(0, 2));
    const second = await officer.get(
      `/api/findings?state=open&projectId=${projectId}&limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.items[0].id).toBe(ids[2]);
    expect((await auditor.get('/api/findings?unitId=sample-development')).body.items).toEqual([]);
    expect((await anonymous.get('/api/findings')).body.items).toEqual([]);
    expect((await (await tracker.as('system-admin')).get('/api/findings')).status).toBe(403);
  });

  it('is put once, however often the request comes', async () => {
    const send = (title: string) =>
      auditor.post(
        `/api/projects/${projectId}/findings`,
        { ...FOUND, title },
        { headers: { 'idempotency-key': 'put-once' } },
      );
    const [one, again, other] = [await send('一'), await send('一'), await send('二')];
    expect([again.status, again.body.id]).toEqual([201, one.body.id]);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('is not for somebody of another organisation, who learns nothing of it', async () => {
    const id = await raise();
    expect((await anonymous.get(`/api/findings/${id}`)).status).toBe(404);
    expect((await anonymous.get(`/api/findings?projectId=${projectId}`)).status).toBe(404);
    expect((await anonymous.post(`/api/findings/${id}/answers`, { text: 'x' })).status).toBe(404);
    expect((await auditor.get('/api/findings/00000000-0000-4000-8000-0000000000ff')).status).toBe(
      404,
    );
    expect(
      (await auditor.post('/api/projects/00000000-0000-4000-8000-0000000000ff/findings', FOUND))
        .status,
    ).toBe(404);
  });

  it.each<[string, object, number, string]>([
    ['without a title', { ...FOUND, title: '' }, 400, 'VALIDATION_FAILED'],
    ['without a text', { ...FOUND, text: '  ' }, 400, 'VALIDATION_FAILED'],
    ['for yesterday', { ...FOUND, answerDueOn: '2026-06-30' }, 422, 'DAY_IN_PAST'],
    ['for a day there is not', { ...FOUND, answerDueOn: '2026-02-30' }, 400, 'VALIDATION_FAILED'],
    ['about an entry there is not', { ...FOUND, entrySequence: '99' }, 422, 'ENTRY_UNKNOWN'],
    [
      'about an entry beyond all numbers',
      { ...FOUND, entrySequence: '9'.repeat(19) },
      400,
      'VALIDATION_FAILED',
    ],
    ['about an entry by a JSON number', { ...FOUND, entrySequence: 1 }, 400, 'VALIDATION_FAILED'],
    ['with a state', { ...FOUND, state: 'closed' }, 400, 'VALIDATION_FAILED'],
  ])('is refused %s', async (_, body, status, code) => {
    const before = (await auditor.get('/api/findings?limit=200')).body.items.length;
    const refused = await auditor.post(`/api/projects/${projectId}/findings`, body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect((await auditor.get('/api/findings?limit=200')).body.items).toHaveLength(before);
  });

  it.each<[string, () => ApiClient, string, object, number, string]>([
    ['an empty answer', () => officer, 'answers', { text: '' }, 400, 'VALIDATION_FAILED'],
    [
      'an answer that rests on an unknown document',
      () => officer,
      'answers',
      { text: 'x', document: '无此文号' },
      422,
      'DOCUMENT_UNKNOWN',
    ],
    ['an answer of an auditor', () => auditor, 'answers', { text: 'x' }, 403, 'FORBIDDEN'],
    ['closing what is open', () => auditor, 'closure', { note: 'x' }, 409, 'FINDING_STATE'],
    ['returning what is open', () => auditor, 'returns', { reason: 'x' }, 409, 'FINDING_STATE'],
    ['closing without a note', () => auditor, 'closure', {}, 400, 'VALIDATION_FAILED'],
    ['closing by an officer', () => officer, 'closure', { note: 'x' }, 403, 'FORBIDDEN'],
  ])('refuses %s and stays open', async (_, who, step, body, status, code) => {
    const id = await raise();
    const refused = await who().post(`/api/findings/${id}/${step}`, body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    if (code === 'FINDING_STATE') expect(refused.body.detail).toContain('待答复');
    expect((await officer.get(`/api/findings/${id}`)).body).toMatchObject({
      state: 'open',
      steps: [{ position: 1 }],
    });
  });
});

describe('a saved report', () => {
  const save = (client: ApiClient, body: object = {}) =>
    client.post('/api/saved-reports', { name: '年度支付', period: '2021..2026', ...body });

  it('opens with the same hash after more was recorded, and ends', async () => {
    const shown = (await auditor.get('/api/reports/spend?period=2021..2026&groupBy=project')).body
      .manifest;
    const saved = await save(auditor, { groupBy: 'project', knownAt: shown.knownAt });
    expect([saved.status, saved.headers.get('location')]).toEqual([
      201,
      `/api/saved-reports/${saved.body.id}`,
    ]);
    expect(saved.body).toMatchObject({
      sha256: shown.rowsSha256,
      renderer: 3,
      byOldRenderer: false,
      knownAt: shown.knownAt,
      groupBy: ['project'],
    });
    await tracker.enter(projectId, {
      series: 'paid',
      month: '2026-06',
      amountFen: '3',
      fundingSource: 'municipal',
    });
    const opened = await auditor.get(`/api/saved-reports/${saved.body.id}`);
    expect(opened.body).toMatchObject({
      same: true,
      sameUnits: true,
      report: { rowsSha256: shown.rowsSha256 },
    });
    expect(
      (await auditor.get('/api/saved-reports')).body.items.map((item: any) => item.id),
    ).toContain(saved.body.id);

    expect((await officer.get(`/api/saved-reports/${saved.body.id}`)).status).toBe(404);
    expect((await officer.delete(`/api/saved-reports/${saved.body.id}`)).status).toBe(404);
    expect((await auditor.delete(`/api/saved-reports/${saved.body.id}`)).status).toBe(204);
    expect((await auditor.get(`/api/saved-reports/${saved.body.id}`)).status).toBe(404);
    expect(
      (await auditor.get('/api/saved-reports')).body.items.map((item: any) => item.id),
    ).not.toContain(saved.body.id);
  });

  it.each<[string, object, number]>([
    ['without a name', { name: '' }, 400],
    ['for a period that runs backwards', { period: '2026..2021' }, 400],
    ['by nothing', { groupBy: '' }, 400],
    ['as known tomorrow', { knownAt: '2100-01-01T00:00:00Z' }, 400],
    ['about a project there is not', { projectId: '00000000-0000-4000-8000-0000000000ff' }, 404],
  ])('is refused %s', async (_, body, status) =>
    expect((await save(auditor, body)).status).toBe(status),
  );

  it('is for those who may pull the report', async () => {
    const admin = await tracker.as('system-admin');
    expect([(await save(admin)).status, (await admin.get('/api/saved-reports')).status]).toEqual([
      403, 403,
    ]);
  });
});

describe('an answer that does not come', () => {
  it('is overdue once its day is over, until it is given', async () => {
    const id = await raise({ answerDueOn: '2026-07-01' });
    const overdue = async () =>
      (await officer.get('/api/findings?state=open')).body.items.find((item: any) => item.id === id)
        ?.overdue;
    expect(await overdue()).toBe(false);
    tracker.clock.set('2026-07-02T02:00:00Z');
    officer = await tracker.as('officer', 'sample-transport');
    expect(await overdue()).toBe(true);
    expect((await officer.post(`/api/findings/${id}/answers`, { text: 'x' })).body.overdue).toBe(
      false,
    );
  });
});
