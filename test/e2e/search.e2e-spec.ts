import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPdf, toProject } from '../builders/documents.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { uploadTo } from '../harness/upload.js';

let tracker: BootedTracker;
let officer: ApiClient;
let outsider: ApiClient;
let city: ApiClient;
let security: ApiClient;
let ring: { id: string; name: string };
let request: { id: string };
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [officer, outsider, city, security] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('officer', 'sample-development'),
    tracker.as('manager', 'city'),
    tracker.as('security-admin'),
  ]);
  const { body } = await officer.get('/api/projects?q=%E6%9D%AD%E5%B7%9E%E4%B8%AD%E7%8E%AF');
  ring = body.items[0];
  await officer.post(`/api/projects/${ring.id}/codes`, { code: '2019-330100-48-01-123456' });
  await uploadTo(officer, '/api/documents', {
    file: { name: '初步设计批复（示例）.pdf', bytes: aPdf('1') },
    fields: toProject(ring.id),
  });
  ({ body: request } = await officer.post(`/api/projects/${ring.id}/ledger-entries`, {
    series: 'paid',
    month: '2026-06',
    amountFen: '700',
    fundingSource: 'municipal',
    openingConfirmed: true,
    unitConfirmed: true,
  }));
});
afterAll(() => tracker.close());

const search = async (client: ApiClient, q: string, more = ''): Promise<any[]> => {
  const { status, body } = await client.get(`/api/search?q=${encodeURIComponent(q)}${more}`);
  expect([status, body.nextCursor]).toEqual([200, null]);
  return body.items;
};
const titles = (items: any[], kind: string): string[] =>
  items.filter((one) => one.kind === kind).map(({ title }) => title);

describe('the search', () => {
  it.each(['杭州中环', '中环', 'hzzh', 'HZZH', 'hangzhouzhonghuan', '杭州 zh'])(
    'finds a project by “%s”',
    async (q) => {
      const [first] = (await search(officer, q)).filter(({ kind }) => kind === 'project');
      expect(first).toMatchObject({
        id: ring.id,
        title: ring.name,
        kindName: '项目',
        page: `/projects/${ring.id}`,
        within: expect.any(String),
      });
    },
  );

  it('finds a project by a part of its official code', async () => {
    expect(titles(await search(officer, '48-01-123456'), 'project')).toEqual([ring.name]);
  });

  it('finds columns, items and indicators of the plan for everybody', async () => {
    const items = await search(security, '专栏10');
    expect(items[0]).toMatchObject({ kind: 'plan-column', page: '/plan/10?plan=hangzhou-14fyp' });
    expect(titles(await search(security, '10-1'), 'plan-item').length).toBeGreaterThan(0);
    expect(titles(await search(security, 'gdp'), 'project')).toEqual([]);
    const [{ name }] = (await security.get('/api/indicators?limit=1')).body.items;
    expect(titles(await search(security, name), 'indicator')).toContain(name);
  });

  it('finds documents and change requests, with the project they belong to', async () => {
    const [document] = (await search(officer, '初步 批复')).filter(
      ({ kind }) => kind === 'document',
    );
    expect(document).toMatchObject({
      title: '初步设计批复（示例）.pdf',
      projectId: ring.id,
      projectName: ring.name,
      page: `/projects/${ring.id}/documents`,
    });
    for (const q of ['台账 中环', '台账', 'hzzh'])
      expect((await search(officer, q)).map(({ id }) => id)).toContain(request.id);
    expect((await search(officer, '月报 中环')).map(({ id }) => id)).not.toContain(request.id);
    expect((await search(city, 'ledger')).map(({ id }) => id)).toContain(request.id);
  });

  it('finds nothing that the person may not open', async () => {
    for (const q of [ring.name, 'hzzh', '48-01-123456', '初步设计', '台账']) {
      const found = await search(outsider, q, '&limit=200');
      expect(found.filter(({ projectId }) => projectId === ring.id)).toEqual([]);
      expect(found.map(({ id }) => id)).not.toContain(ring.id);
      expect(found.map(({ id }) => id)).not.toContain(request.id);
    }
  });

  it('finds people for who may read the list of them, by name and initials', async () => {
    const { email } = tracker.account('officer', 'sample-transport');
    const [person] = await search(security, email);
    expect(person).toMatchObject({ kind: 'person', within: email, page: '/people' });
    expect(titles(await search(security, person.title), 'person')).toContain(person.title);
    for (const client of [officer, city])
      expect(titles(await search(client, email), 'person')).toEqual([]);
  });

  it('names the kinds in the language of the reader', async () => {
    const { body } = await officer.send('GET', '/api/search?q=hzzh', undefined, {
      headers: { 'accept-language': 'en' },
    });
    expect(body.items[0].kindName).toBe('Projects');
  });

  it.each(['', '?q=', `?q=${'x'.repeat(101)}`, '?q=a&limit=0', '?q=a&limit=201'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await officer.get(`/api/search${query}`);
      expect([status, body.errors.length]).toEqual([400, 1]);
    },
  );

  it('takes what has a meaning elsewhere as it stands', async () => {
    for (const q of ['%', '_', "'", '\\', '(', '[', '  ', '\u0000'])
      expect((await officer.get(`/api/search?q=${encodeURIComponent(q)}`)).status).toBeLessThan(
        500,
      );
    expect(await search(officer, '%_')).toEqual([]);
  });
});
