import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let elsewhere: ApiClient;
let administrator: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [officer, manager, elsewhere, administrator] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
    tracker.as('officer', 'sample-development'),
    tracker.as('system-admin', 'city'),
  ]);
});
afterAll(() => tracker.close());

const view = {
  page: 'projects',
  name: '旗舰投资项目（示例）',
  filters: { kind: 'investment', flagship: 'true', q: '地铁 & 高铁' },
  shared: 'nobody',
};
const save = (client: ApiClient, change: object = {}) =>
  client.post('/api/views', { ...view, ...change });
const namesFor = async (client: ApiClient, page = 'projects') =>
  (await client.get(`/api/views?page=${page}`)).body.items.map(({ name }: any) => name);

describe('a view', () => {
  it('keeps the address of a list under a name, for its owner alone', async () => {
    const made = await save(officer);
    expect([made.status, made.body]).toEqual([
      201,
      {
        ...view,
        id: made.body.id,
        own: true,
        savedByName: expect.any(String),
        createdAt: expect.any(String),
      },
    ]);
    expect((await officer.get('/api/views')).body.items).toEqual([made.body]);
    expect(await namesFor(officer, 'alerts')).toEqual([]);
    expect(await namesFor(manager)).toEqual([]);
    const address = `/api/views/${made.body.id}`;
    expect((await manager.delete(address)).status).toBe(404);
    expect([
      (await officer.delete(address)).status,
      (await officer.delete(address)).status,
    ]).toEqual([204, 404]);
    expect(await namesFor(officer)).toEqual([]);
  });

  it('is seen by the organisation or by everybody with whom it is shared, and deleted by its owner', async () => {
    const own = (await save(officer, { name: '甲 自己的' })).body;
    const house = (await save(officer, { name: '乙 本单位', shared: 'organisation' })).body;
    const all = (await save(officer, { name: '丙 所有人', shared: 'everybody' })).body;
    const theirs = (await save(elsewhere, { name: '丁 别处', shared: 'everybody' })).body;
    expect(new Set(await namesFor(officer))).toEqual(
      new Set([own.name, house.name, all.name, theirs.name]),
    );
    expect((await namesFor(officer)).at(-1)).toBe(theirs.name);
    expect(new Set(await namesFor(manager))).toEqual(new Set([house.name, all.name, theirs.name]));
    for (const client of [elsewhere, administrator])
      expect(new Set(await namesFor(client))).toEqual(new Set([all.name, theirs.name]));
    const listed = (await manager.get('/api/views')).body.items;
    const { person } = (await officer.get('/api/me')).body;
    expect(listed.find(({ id }: any) => id === house.id)).toMatchObject({
      own: false,
      savedByName: person.name,
    });
    expect((await manager.delete(`/api/views/${house.id}`)).status).toBe(404);
    const pages = [];
    for (let cursor = ''; ;) {
      const { body } = await officer.get(`/api/views?limit=1${cursor}`);
      pages.push(...body.items.map(({ name }: any) => name));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages).toEqual(await namesFor(officer));
    for (const { id } of [own, house, all]) await officer.delete(`/api/views/${id}`);
    expect(await namesFor(manager)).toEqual([theirs.name]);
  });

  it('has a name that its owner has not used on that page, and is saved once', async () => {
    const headers = { 'Idempotency-Key': 'view-once' };
    const first = await officer.send('POST', '/api/views', view, { headers });
    const again = await officer.send('POST', '/api/views', view, { headers });
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    const taken = await save(officer);
    expect([taken.status, taken.body.code, taken.body.errors[0].path]).toEqual([
      409,
      'VIEW_NAME_TAKEN',
      'name',
    ]);
    expect(taken.body.detail).toContain(view.name);
    expect((await save(officer, { page: 'alerts', filters: {} })).status).toBe(201);
    expect((await save(manager)).status).toBe(201);
  });

  it.each<[string, object, string]>([
    ['a page that keeps no filters', { page: 'people' }, 'page'],
    ['an empty name', { name: '  ' }, 'name'],
    ['a name that is too long', { name: '长'.repeat(61) }, 'name'],
    ['filters that are no texts', { filters: { column: 10 } }, 'filters'],
    ['filters within filters', { filters: { a: { b: 'c' } } }, 'filters'],
    ['a list of filters', { filters: ['kind'] }, 'filters'],
    ['no filters', { filters: null }, 'filters'],
    ['an unknown audience', { shared: 'world' }, 'shared'],
    ['a field that is none', { owner: 'me' }, 'owner'],
  ])('is refused with %s', async (_, change, path) => {
    const refused = await save(officer, change);
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
  });

  it('is one of fifty at most', async () => {
    const before = (await administrator.get('/api/views?limit=200')).body.items.filter(
      ({ own }: any) => own,
    ).length;
    for (let at = before; at < 50; at++)
      expect((await save(administrator, { page: 'record', name: `第 ${at} 个` })).status).toBe(201);
    const full = await save(administrator, { page: 'record', name: '多一个' });
    expect([full.status, full.body.code]).toEqual([409, 'VIEWS_FULL']);
  });

  it('leaves a trace in the audit log', async () => {
    const auditor = await tracker.as('audit-admin', 'city');
    for (const action of ['view.save', 'view.delete']) {
      const { body } = await auditor.get(`/api/audit-events?action=${action}&outcome=done`);
      expect(body.items.length).toBeGreaterThan(0);
      expect(body.items[0].subjectType).toBe('saved-view');
    }
  });

  it('is for people who are signed in', async () => {
    expect((await tracker.anonymous().get('/api/views')).status).toBe(401);
  });
});
