import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let manager: ApiClient;
let officer: ApiClient;
let city: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [manager, officer, city] = await Promise.all([
    tracker.as('manager', 'sample-transport'),
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'city'),
  ]);
});
afterAll(() => tracker.close());

const make = (client: ApiClient, organisationId = 'sample-transport') =>
  client.post('/api/display-tokens', { name: '三楼大屏（示例）', organisationId });
const pageOf = (url: string) => tracker.anonymous().get(`/api${new URL(url).pathname}`);

describe('a wall screen', () => {
  it('shows the projects of its organisation at an address that nobody signs in at', async () => {
    const made = await make(manager);
    expect([made.status, made.body.lastUsedAt, made.body.endedAt]).toEqual([201, null, null]);
    const { status, body, headers } = await pageOf(made.body.url);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const own = (await manager.get('/api/projects?limit=200')).body.items;
    expect(body).toMatchObject({
      name: '三楼大屏（示例）',
      asOf: '2026-07-15',
      projects: own.length,
      completed: { fen: null, known: 0 },
    });
    const names = (await manager.get('/api/projects?flagship=true&limit=200')).body.items;
    expect(body.flagships.map(({ name }: any) => name)).toEqual(names.map(({ name }: any) => name));
    const items = body.columns.flatMap((column: any) => column.items);
    const columns = (await manager.get('/api/plan-columns?limit=200')).body.items;
    expect([body.columns.length, items.length]).toEqual([columns.length, 181]);
    const tracked = items.filter(({ state }: any) => state !== 'untracked').length;
    expect(tracked).toBeGreaterThan(0);
    expect(tracked).toBeLessThan(181);
    expect(body.totalInvestment.of).toBeGreaterThanOrEqual(body.totalInvestment.known);
  });

  it('shows what an entry and a light change, and names nobody', async () => {
    const { body: made } = await make(city, 'city');
    const [project] = (await manager.get('/api/projects?flagship=true&limit=1')).body.items;
    await tracker.enter(
      project.id,
      {
        series: 'completed',
        month: '2026-06',
        amountFen: '70000',
        openingConfirmed: true,
        unitConfirmed: true,
      },
      'sample-transport',
    );
    await tracker.evaluate();
    const { body } = await pageOf(made.url);
    expect(body.completed).toMatchObject({ fen: '70000', known: 1 });
    const { column, number } = project.planItem;
    const item = body.columns
      .find((one: any) => one.number === column)
      .items.find((one: any) => one.number === number);
    expect(['red', 'amber', 'good', 'unknown']).toContain(item.state);
    const text = JSON.stringify(body);
    for (const client of [manager, officer, city]) {
      const { person } = (await client.get('/api/me')).body;
      expect(text).not.toContain(person.name);
      expect(text).not.toContain(person.id);
    }
  });

  it('is listed with its last use, without its secret, and shows nothing once revoked', async () => {
    const { body: made } = await make(manager);
    await pageOf(made.url);
    const listed = (await manager.get('/api/display-tokens')).body.items;
    const one = listed.find(({ id }: any) => id === made.id);
    expect(one).toMatchObject({ endedAt: null, organisationId: 'sample-transport' });
    expect(one.lastUsedAt).not.toBe(null);
    expect(JSON.stringify(listed)).not.toContain(made.url.split('/').at(-1));
    const address = `/api/display-tokens/${made.id}`;
    const ended = [await manager.delete(address), await manager.delete(address)];
    expect(ended.map(({ status }) => status)).toEqual([204, 204]);
    expect((await pageOf(made.url)).status).toBe(404);
    expect((await manager.get('/api/display-tokens?limit=1')).body.nextCursor).not.toBe(null);
  });

  it('is for managers of the organisation alone', async () => {
    expect((await make(officer)).status).toBe(403);
    expect((await make(manager, 'city')).status).toBe(403);
    expect((await make(manager, 'sample-development')).status).toBe(403);
    expect((await officer.get('/api/display-tokens')).status).toBe(403);
    const { body: made } = await make(city, 'city');
    expect((await manager.delete(`/api/display-tokens/${made.id}`)).status).toBe(404);
    expect((await pageOf(made.url)).status).toBe(200);
  });

  it.each(['x', 'x'.repeat(43), '%00'])(
    'answers nothing at the made-up address %s',
    async (one) => {
      expect((await tracker.anonymous().get(`/api/display/${one}`)).status).toBe(404);
    },
  );
});
