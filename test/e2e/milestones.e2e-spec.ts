import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let projectId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
});
afterAll(() => tracker.close());

const create = (name: string, baselineOn = '2026-09-30') =>
  officer.post(`/api/projects/${projectId}/milestones`, { name, baselineOn });

describe('milestones, as an officer keeps them', () => {
  it('are created with a baseline, re-forecast with an explanation, marked met, and remember every state', async () => {
    const created = await create('主体结构封顶');
    expect(created.status).toBe(201);
    expect(created.headers.get('etag')).toBe('"v1"');
    const path = `/api/milestones/${created.body.id}`;

    const moved = await officer.patch(
      path,
      { forecastOn: '2026-12-31', explanation: '征迁滞后' },
      { headers: { 'if-match': '"v1"' } },
    );
    expect(moved.body).toMatchObject({
      baselineOn: '2026-09-30',
      forecastOn: '2026-12-31',
      explanation: '征迁滞后',
      etag: '"v2"',
    });
    const met = await officer.patch(
      path,
      { actualOn: '2026-06-30' },
      { headers: { 'if-match': '"v2"' } },
    );
    expect(met.body).toMatchObject({ actualOn: '2026-06-30', version: 3 });
    expect(
      (await officer.get(`${path}/changes`)).body.items.map((change: any) => change.changedByName),
    ).toContain('交通单位专员（示例）');
    expect(
      (await officer.get(`${path}/changes`)).body.items.map((change: any) => [
        change.version,
        change.forecastOn,
        change.actualOn,
      ]),
    ).toEqual([
      [1, '2026-09-30', null],
      [2, '2026-12-31', null],
      [3, '2026-12-31', '2026-06-30'],
    ]);
  });

  it('refuse an edit of an old state and say what has changed', async () => {
    const {
      body: { id },
    } = await create('通车');
    await officer.patch(
      `/api/milestones/${id}`,
      { forecastOn: '2026-10-31', explanation: '甲' },
      { headers: { 'if-match': '"v1"' } },
    );
    const stale = await officer.patch(
      `/api/milestones/${id}`,
      { forecastOn: '2026-11-30', explanation: '乙' },
      { headers: { 'if-match': '"v1"' } },
    );
    expect(stale.status).toBe(412);
    expect(stale.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'forecastOn', accepted: '2026-10-31' }),
      ]),
    );
    expect((await officer.get(`/api/milestones/${id}`)).body.forecastOn).toBe('2026-10-31');
  });

  it('are not planned for a day that nobody will answer for', async () => {
    const refused = await create('误填世纪', '2099-01-01');
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      422,
      'TOO_FAR_AHEAD',
      'baselineOn',
    ]);
  });

  it('let exactly one of two simultaneous edits through', async () => {
    const {
      body: { id },
    } = await create('并发');
    const edits = await Promise.all(
      ['2026-10-01', '2026-10-02'].map((forecastOn) =>
        officer.patch(
          `/api/milestones/${id}`,
          { forecastOn, explanation: 'x' },
          { headers: { 'if-match': '"v1"' } },
        ),
      ),
    );
    expect(edits.map((edit) => edit.status).sort()).toEqual([200, 412]);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['without If-Match', { actualOn: '2026-06-30' }, {}, 428, 'IF_MATCH_REQUIRED'],
    [
      'with garbage for If-Match',
      { actualOn: '2026-06-30' },
      { 'if-match': 'v1' },
      412,
      'EDIT_STALE',
    ],
    [
      'without a reason',
      { forecastOn: '2027-01-01' },
      { 'if-match': '"v1"' },
      422,
      'EXPLANATION_REQUIRED',
    ],
    ['met tomorrow', { actualOn: '2026-07-02' }, { 'if-match': '"v1"' }, 422, 'DAY_IN_FUTURE'],
    [
      'on a day that does not exist',
      { forecastOn: '2026-02-30', explanation: 'x' },
      { 'if-match': '"v1"' },
      400,
      'VALIDATION_FAILED',
    ],
    [
      'of the baseline without a word',
      { baselineOn: '2030-01-01' },
      { 'if-match': '"v1"' },
      422,
      'EXPLANATION_REQUIRED',
    ],
    ['of nothing', {}, { 'if-match': '"v1"' }, 400, 'VALIDATION_FAILED'],
  ])('refuse a change %s', async (_, body, headers, status, code) => {
    const {
      body: { id },
    } = await create('待拒绝');
    const refused = await officer.patch(`/api/milestones/${id}`, body, { headers });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect((await officer.get(`/api/milestones/${id}`)).body).toMatchObject({
      version: 1,
      actualOn: null,
    });
  });

  it('belong to their unit: a manager of it may change them, an auditor and another organisation may not', async () => {
    const {
      body: { id },
    } = await create('谁可以');
    const change = (client: ApiClient) =>
      client.patch(
        `/api/milestones/${id}`,
        { actualOn: '2026-06-30' },
        { headers: { 'if-match': '"v1"' } },
      );
    expect((await change(await tracker.as('auditor'))).status).toBe(403);
    expect((await change(await tracker.as('officer', 'sample-development'))).status).toBe(404);
    expect((await change(await tracker.as('manager', 'sample-transport'))).status).toBe(200);
  });
});
