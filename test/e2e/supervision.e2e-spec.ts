import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let chief: ApiClient;
let officer: ApiClient;
let elsewhere: ApiClient;
let auditor: ApiClient;
let projectId: string;
let ownerId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  chief = await tracker.as('manager', 'city');
  officer = await tracker.as('officer', 'sample-transport');
  elsewhere = await tracker.as('officer', 'sample-development');
  auditor = await tracker.as('auditor');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
  ownerId = (await officer.get('/api/me')).body.person.id;
});
afterAll(() => tracker.close());

const LIST = '/api/supervision-items';
const open = (over: object = {}) =>
  chief.post(LIST, {
    kind: 'directive',
    title: '管线迁改滞后（示例）',
    words: '请于期限前完成迁改',
    projectId,
    leadOrganisationId: 'sample-transport',
    supportingOrganisationIds: [],
    ownerId,
    dueOn: '2026-07-20',
    ...over,
  });

describe('an item of supervision, as an office and an organisation hand it to each other', () => {
  it('goes from assigned to closed, with a number, and tells each where it stands', async () => {
    const made = await open();
    expect([made.status, made.headers.get('location')]).toEqual([201, `${LIST}/${made.body.id}`]);
    expect(made.body).toMatchObject({
      state: 'assigned',
      number: '督办〔2026〕1号',
      leadOrganisationId: 'sample-transport',
      issuingOrganisationId: 'city',
      ownerId,
      dueOn: '2026-07-20',
      overdue: false,
    });
    const at = `${LIST}/${made.body.id}`;
    const states: string[] = [];
    for (const [who, path, body] of [
      [officer, '/receipt', {}],
      [officer, '/replies', { words: '迁改已完成' }],
      [chief, '/return', { words: '缺照片' }],
      [officer, '/replies', { words: '照片已补' }],
      [chief, '/verification', { accepted: true, words: '属实' }],
      [chief, '/closure', { words: '予以销号' }],
    ] as const) {
      const answer = await who.post(at + path, body);
      expect(answer.status).toBe(200);
      states.push(answer.body.state);
    }
    expect(states).toEqual(['received', 'answered', 'returned', 'answered', 'verified', 'closed']);
    const late = await officer.post(`${at}/replies`, { words: '再补充' });
    expect([late.status, late.body.code]).toEqual([409, 'SUPERVISION_STATE']);
    expect(late.body.detail).toContain('已销号');
    expect((await elsewhere.get(at)).status).toBe(404);
  });

  it('names the field and the rule of what it refuses', async () => {
    const { body: item } = await open();
    const ask = await officer.post(`${LIST}/${item.id}/extension`, {
      dueOn: '2026-07-10',
      reason: '汛期停工',
    });
    expect([ask.status, ask.body.errors[0]]).toMatchObject([
      422,
      { path: 'dueOn', code: 'EXTENSION_NOT_LATER', accepted: '> 2026-07-20' },
    ]);
    const { body: due } = await open({ dueOn: '2026-07-01' });
    const late = await officer.post(`${LIST}/${due.id}/extension`, {
      dueOn: '2026-07-10',
      reason: '汛期停工',
    });
    expect([late.status, late.body.code]).toEqual([422, 'EXTENSION_TOO_LATE']);
    const unowned = await open({ ownerId: null });
    expect([unowned.status, unowned.body.errors]).toMatchObject([422, [{ path: 'ownerId' }]]);
    const unknown = await open({ kind: 'rumour' });
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([400, 'kind']);
  });

  it('is listed with audit findings, by kind, state and organisation, page by page', async () => {
    const finding = await auditor.post(LIST, {
      kind: 'finding',
      title: '支付早于完成（示例）',
      words: '请说明依据',
      projectId,
      dueOn: '2026-07-20',
    });
    expect([finding.status, finding.body.kind, finding.body.number]).toEqual([
      201,
      'finding',
      null,
    ]);
    const at = `${LIST}/${finding.body.id}`;
    expect((await officer.post(`${at}/replies`, { words: '见附件' })).body.state).toBe('answered');
    expect((await chief.post(`${at}/closure`, { words: '销号' })).status).toBe(403);
    expect((await auditor.post(`${at}/closure`, { words: '销号' })).body.state).toBe('closed');
    const kinds = async (query: string) =>
      (await officer.get(`${LIST}?${query}`)).body.items.map((item: any) => item.kind);
    expect(await kinds('kind=finding&state=closed')).toEqual(['finding']);
    expect(new Set(await kinds('organisationId=sample-transport'))).toEqual(
      new Set(['finding', 'directive']),
    );
    expect(await kinds('overdue=true')).toEqual([]);
    const first = await officer.get(`${LIST}?limit=1`);
    const second = await officer.get(`${LIST}?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });
});
