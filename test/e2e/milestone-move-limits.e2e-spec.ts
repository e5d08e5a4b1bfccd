import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let administrator: ApiClient;
let officer: ApiClient;
let manager: ApiClient;
let projectId: string;
/** Signs everybody in, on the day that the clock shows: sessions end overnight. */
async function signIn(): Promise<void> {
  [administrator, officer, manager] = await Promise.all([
    tracker.as('system-admin', 'city'),
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
  ]);
}
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-03-02T02:00:00Z' });
  await signIn();
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
});
afterAll(() => tracker.close());

const ROUTE = '/api/milestone-move-limits';
const limit = { validFrom: '2026-03-02', workingDays: 15, reason: '放宽至三周（示例）' };
const set = (change: object = {}, client = administrator) =>
  client.post(ROUTE, { ...limit, ...change });
const inForce = async (): Promise<number> => {
  const { items } = (await officer.get(ROUTE)).body;
  const [one, ...others] = items.filter((item: any) => item.inForce);
  expect(others).toEqual([]);
  return one.workingDays;
};

/** Moves a new key milestone of 2026-06-01 by eleven working days, to 2026-06-16. */
async function moveByEleven(name: string): Promise<number> {
  const created = await officer.post(`/api/projects/${projectId}/milestones`, {
    name,
    baselineOn: '2026-06-01',
  });
  const patch = async (client: ApiClient, body: object) => {
    const { etag } = (await client.get(`/api/milestones/${created.body.id}`)).body;
    return client.patch(`/api/milestones/${created.body.id}`, body, {
      headers: { 'if-match': etag },
    });
  };
  expect((await patch(manager, { key: true })).status).toBe(200);
  const moved = { forecastOn: '2026-06-16', explanation: '征迁滞后（示例）', reason: 'land' };
  return (await patch(officer, moved)).status;
}

describe('the limit of moves of key milestones', () => {
  it('is ten working days until another one is set', async () => {
    const { items } = (await officer.get(ROUTE)).body;
    expect(items).toMatchObject([
      { validFrom: '2021-01-01', workingDays: 10, inForce: true, setByName: null },
    ]);
    expect(items[0].reason).not.toBe('');
    expect(await moveByEleven('十日之限')).toBe(202);
  });

  it('of tomorrow does not hold today, and holds from its day on', async () => {
    const { status, body } = await set({ validFrom: '2026-03-03' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      validFrom: '2026-03-03',
      workingDays: 15,
      reason: limit.reason,
      inForce: false,
      setByName: expect.any(String),
    });
    expect([await inForce(), await moveByEleven('明日之限')]).toEqual([10, 202]);
    tracker.clock.set('2026-03-03T02:00:00Z');
    await signIn();
    expect([await inForce(), await moveByEleven('今日之限')]).toEqual([15, 200]);
  });

  it('that was set last for a day counts, and the earlier one stays in the history', async () => {
    const [wide, narrow] = [
      (await set({ validFrom: '2026-03-03', workingDays: 20 })).body,
      (await set({ validFrom: '2026-03-03', workingDays: 10 })).body,
    ];
    expect([await inForce(), await moveByEleven('改回十日')]).toEqual([10, 202]);
    const first = (await officer.get(`${ROUTE}?limit=2`)).body;
    expect(first.items.map(({ id }: any) => id)).toEqual([narrow.id, wide.id]);
    const rest = (await officer.get(`${ROUTE}?limit=200&cursor=${first.nextCursor}`)).body;
    expect(rest.items.map(({ validFrom }: any) => validFrom)).toEqual(['2026-03-03', '2021-01-01']);
  });

  it('is set by system administrators alone, read by everybody, and recorded', async () => {
    for (const client of [officer, manager, await tracker.as('security-admin')])
      expect((await set({}, client)).status).toBe(403);
    for (const role of ['auditor', 'leader', 'audit-admin'] as const)
      expect((await (await tracker.as(role)).get(ROUTE)).status).toBe(200);
    const events = await (
      await tracker.as('audit-admin')
    ).get('/api/audit-events?action=milestone-move-limit.set&limit=200');
    const subjects = events.body.items.flatMap(({ subjectType, subjectId }: any) =>
      subjectType === 'milestone-move-limit' ? [subjectId] : [],
    );
    const { items } = (await officer.get(ROUTE)).body;
    const bySomebody = items.filter(({ setByName }: any) => setByName !== null);
    expect(subjects.toSorted()).toEqual(bySomebody.map(({ id }: any) => id).toSorted());
  });

  it('is set once by a request that is sent twice', async () => {
    const headers = { 'idempotency-key': 'limit-1' };
    const wanted = { ...limit, validFrom: '2026-04-01' };
    const [one, two] = [
      await administrator.post(ROUTE, wanted, { headers }),
      await administrator.post(ROUTE, wanted, { headers }),
    ];
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
  });

  it.each<[string, object, number, string, string]>([
    ['below nothing', { workingDays: -1 }, 400, 'VALIDATION_FAILED', 'workingDays'],
    ['of more than a year', { workingDays: 251 }, 400, 'VALIDATION_FAILED', 'workingDays'],
    ['of part of a day', { workingDays: 1.5 }, 400, 'VALIDATION_FAILED', 'workingDays'],
    ['without a reason', { reason: ' ' }, 400, 'VALIDATION_FAILED', 'reason'],
    ['with too long a reason', { reason: '长'.repeat(501) }, 400, 'VALIDATION_FAILED', 'reason'],
    ['of no day', { validFrom: '2026-02-30' }, 400, 'VALIDATION_FAILED', 'validFrom'],
    ['of yesterday', { validFrom: '2026-03-02' }, 422, 'DAY_IN_PAST', 'validFrom'],
    ['of another century', { validFrom: '2126-01-01' }, 422, 'TOO_FAR_AHEAD', 'validFrom'],
  ])('%s is refused and names its field', async (_, change, status, code, path) => {
    const before = (await officer.get(`${ROUTE}?limit=200`)).body.items.length;
    const refused = await set(change);
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      status,
      code,
      path,
    ]);
    expect((await officer.get(`${ROUTE}?limit=200`)).body.items.length).toBe(before);
  });
});
