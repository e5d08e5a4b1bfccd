import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveChangeRequest } from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let projectId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-03-02T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
});
afterAll(() => tracker.close());

const create = async (name: string, baselineOn = '2026-06-01'): Promise<any> =>
  (await officer.post(`/api/projects/${projectId}/milestones`, { name, baselineOn })).body;
const read = async ({ id }: any): Promise<any> => (await officer.get(`/api/milestones/${id}`)).body;
const patch = async (client: ApiClient, milestone: any, body: object): Promise<any> => {
  const { etag } = await read(milestone);
  return client.patch(`/api/milestones/${milestone.id}`, body, { headers: { 'if-match': etag } });
};
const keyMilestone = async (name: string): Promise<any> => {
  const milestone = await create(name);
  expect((await patch(manager, milestone, { key: true })).body).toMatchObject({ key: true });
  return milestone;
};
const move = (forecastOn: string) => ({
  forecastOn,
  explanation: '征迁滞后（示例）',
  reason: 'land',
});

describe('a key milestone', () => {
  it('is marked by a manager alone', async () => {
    const milestone = await create('谁来标记');
    expect((await patch(officer, milestone, { key: true })).status).toBe(403);
    expect((await patch(manager, milestone, { key: true })).body.key).toBe(true);
  });

  it('moves at once up to ten working days, added up since the decided day; beyond that a manager decides', async () => {
    const milestone = await keyMilestone('主体封顶');
    expect((await patch(officer, milestone, move('2026-06-08'))).status).toBe(200);
    expect((await patch(officer, milestone, move('2026-06-12'))).body).toMatchObject({
      forecastOn: '2026-06-12',
      decidedOn: '2026-06-01',
      reason: 'land',
      state: 'late',
    });
    const filed = await patch(officer, milestone, move('2026-07-31'));
    expect([filed.status, filed.body.kind, filed.body.subject]).toEqual([
      202,
      'milestone-move',
      { kind: 'milestone', id: milestone.id },
    ]);
    expect(filed.headers.get('location')).toBe(`/api/change-requests/${filed.body.id}`);
    expect(filed.body.summary.lines[0]).toMatchObject({
      old: { zh: '2026-06-12' },
      new: { zh: '2026-07-31' },
    });
    expect((await read(milestone)).forecastOn).toBe('2026-06-12');
    expect((await patch(officer, milestone, move('2026-08-31'))).body.code).toBe(
      'CHANGE_REQUEST_WAITING',
    );

    expect((await moveChangeRequest(officer, filed.body.id, 'approval')).status).toBe(403);
    expect((await moveChangeRequest(manager, filed.body.id, 'approval')).status).toBe(200);
    expect(await read(milestone)).toMatchObject({
      forecastOn: '2026-07-31',
      decidedOn: '2026-07-31',
      baselineOn: '2026-06-01',
      explanation: '征迁滞后（示例）',
    });
    const changes = (await officer.get(`/api/milestones/${milestone.id}/changes`)).body.items;
    expect(changes.at(-1)).toMatchObject({
      forecastOn: '2026-07-31',
      changeRequestId: filed.body.id,
    });
    // From the decided day, ten working days are free again.
    expect((await patch(officer, milestone, move('2026-08-14'))).status).toBe(200);
    expect((await patch(officer, milestone, move('2026-08-17'))).status).toBe(202);
  });

  it('that moved meanwhile is not overwritten by what was filed before', async () => {
    const milestone = await keyMilestone('并发调整');
    const filed = (await patch(officer, milestone, move('2026-08-31'))).body;
    expect((await patch(manager, milestone, move('2026-06-05'))).status).toBe(200);
    expect((await moveChangeRequest(manager, filed.id, 'approval')).body.code).toBe(
      'CHANGE_REQUEST_STALE',
    );
  });
});

describe('a milestone that is no key one', () => {
  it('moves at once however far, is late, and recovers', async () => {
    const milestone = await create('普通节点');
    expect((await patch(officer, milestone, move('2027-06-01'))).body.state).toBe('late');
    const back = { forecastOn: '2026-05-29', explanation: '抢工追回（示例）', reason: 'earlier' };
    expect((await patch(officer, milestone, back)).body).toMatchObject({
      state: 'recovered',
      reason: 'earlier',
    });
  });

  it('gets a new baseline by a decision; what was promised first stays', async () => {
    const milestone = await create('重定基线');
    const filed = await patch(officer, milestone, {
      baselineOn: '2026-12-31',
      explanation: '规划调整（示例）',
      reason: 'plan',
    });
    expect([filed.status, filed.body.kind]).toEqual([202, 'rebaseline']);
    await moveChangeRequest(manager, filed.body.id, 'approval');
    expect(await read(milestone)).toMatchObject({
      baselineOn: '2026-12-31',
      originalBaselineOn: '2026-06-01',
      forecastOn: '2026-12-31',
      decidedOn: '2026-12-31',
      state: 'expected',
    });
  });
});

describe('several milestones re-forecast in one save', () => {
  const save = (items: object[], reason = 'land') =>
    officer.post(`/api/projects/${projectId}/milestone-forecasts`, {
      items,
      reason,
      explanation: '征迁滞后（示例）',
    });

  it('take effect at once, or are filed where they are key ones beyond the limit', async () => {
    const [one, two] = [await create('批量甲'), await create('批量乙')];
    const key = await read(await keyMilestone('批量关键'));
    const { status, body } = await save([
      { id: one.id, version: 1, forecastOn: '2026-12-31' },
      { id: key.id, version: key.version, forecastOn: '2026-12-31' },
      { id: two.id, version: 1, forecastOn: '2026-11-30' },
    ]);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        milestone: { forecastOn: '2026-12-31', state: 'late', reason: 'land' },
        changeRequestId: null,
      },
      { milestone: { forecastOn: '2026-06-01' }, changeRequestId: expect.any(String) },
      { milestone: { forecastOn: '2026-11-30' }, changeRequestId: null },
    ]);
  });

  it('are saved all or none, and each refusal names its place', async () => {
    const [one, two] = [await create('批量丙'), await create('批量丁')];
    const good = { id: one.id, version: 1, forecastOn: '2026-12-31' };
    const far = await save([good, { id: two.id, version: 1, forecastOn: '2126-01-01' }]);
    expect([far.status, far.body.errors[0].path]).toEqual([422, 'items.1.forecastOn']);
    const stale = await save([good, { id: two.id, version: 9, forecastOn: '2026-12-31' }]);
    expect([stale.status, stale.body.errors[0].path]).toEqual([412, 'items.1.version']);
    expect((await read(one)).forecastOn).toBe('2026-06-01');
  });
});

describe('refused with field and rule, and nothing half-written', () => {
  it.each<[string, object, number, string, string]>([
    [
      'a new baseline with something else',
      { baselineOn: '2026-12-31', explanation: 'x', weight: '5' },
      422,
      'DECIDED_ALONE',
      'weight',
    ],
    [
      'a baseline in another century',
      { baselineOn: '2126-01-01', explanation: 'x' },
      422,
      'TOO_FAR_AHEAD',
      'baselineOn',
    ],
    ['a weight above the whole', { weight: '100.01' }, 400, 'VALIDATION_FAILED', 'weight'],
    ['a weight of nothing', { weight: '0' }, 400, 'VALIDATION_FAILED', 'weight'],
    [
      'an owner nobody knows',
      { ownerPersonId: '00000000-0000-4000-8000-000000000000' },
      422,
      'OWNER_UNKNOWN',
      'ownerPersonId',
    ],
    [
      'a reason from no list',
      { forecastOn: '2026-07-01', explanation: 'x', reason: 'whim' },
      400,
      'VALIDATION_FAILED',
      'reason',
    ],
  ])('%s', async (_, body, status, code, path) => {
    const milestone = await create('待拒绝');
    const refused = await patch(officer, milestone, body);
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      status,
      code,
      path,
    ]);
    expect((await read(milestone)).version).toBe(1);
  });

  it('weights that together exceed the project', async () => {
    const [one, two] = [await create('权重甲'), await create('权重乙')];
    expect((await patch(officer, one, { weight: '60' })).body.weight).toBe('60');
    const refused = await patch(officer, two, { weight: '40.01' });
    expect([refused.body.code, refused.body.errors[0].accepted]).toEqual([
      'WEIGHTS_ABOVE_WHOLE',
      '≤ 40',
    ]);
    expect((await patch(officer, two, { weight: '40' })).status).toBe(200);
  });
});
