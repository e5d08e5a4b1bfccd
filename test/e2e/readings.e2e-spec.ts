import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

/** Target of the metro: 516 km in operation. */
const KILOMETRES = '10-8-a';
let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let cityManager: ApiClient;
let metro: any;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-30T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  cityManager = await tracker.as('manager', 'city');
  const item = (await officer.get('/api/plan-items?column=10')).body.items.find(
    ({ number }: any) => number === 8,
  );
  metro = item;
});
afterAll(() => tracker.close());

const approve = (client: ApiClient, id: string) =>
  client.post(`/api/change-requests/${id}/approval`, {});
const target = async () =>
  (await officer.get('/api/plan-items?column=10')).body.items
    .find(({ number }: any) => number === 8)
    .targets.find(({ id }: any) => id === KILOMETRES);
const file = (client: ApiClient, body: object, query = '') =>
  client.post(`/api/targets/${KILOMETRES}/readings${query}`, body);
const reading = { value: '342', on: '2021-12-31', source: '市地铁集团年报（示例）' };

describe('a reading of a target', () => {
  it('stands unknown until one is approved, then shows where the target is', async () => {
    expect(metro.projectIds).toHaveLength(1);
    expect(await target()).toMatchObject({
      state: 'not-evaluable',
      standing: { reason: 'no-reading', latest: null },
    });
    const filed = await file(officer, { ...reading, unit: '公里' });
    expect([filed.status, filed.body.kind, filed.body.state]).toEqual([
      202,
      'reading',
      'submitted',
    ]);
    expect(filed.body.subject).toEqual({ kind: 'target', id: KILOMETRES });
    expect(filed.body.summary.lines[0].new.zh).toBe('342 公里（2021-12-31）');
    expect((await file(officer, reading)).body.code).toBe('CHANGE_REQUEST_WAITING');
    expect((await approve(officer, filed.body.id)).status).toBe(403);
    expect((await target()).state).toBe('not-evaluable');
    expect((await approve(manager, filed.body.id)).status).toBe(200);

    expect(await target()).toMatchObject({
      state: 'behind',
      standing: { latest: { value: '342', on: '2021-12-31' } },
    });
    const { items } = (await officer.get(`/api/targets/${KILOMETRES}/readings`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      value: '342',
      unit: '公里',
      on: '2021-12-31',
      source: reading.source,
      document: null,
      state: 'not-evaluable',
    });
  });

  it('that reaches the target meets its milestone', async () => {
    const [projectId] = metro.projectIds;
    const milestone = async () =>
      (await officer.get(`/api/projects/${projectId}/milestones`)).body.items.find(
        ({ name }: any) => name.includes('516'),
      );
    expect((await milestone()).actualOn).toBeNull();
    const filed = await file(officer, { ...reading, value: '516', on: '2025-06-30' });
    expect((await approve(manager, filed.body.id)).status).toBe(200);
    expect(await target()).toMatchObject({ state: 'attained', standing: { reason: 'reached' } });
    expect((await milestone()).actualOn).toBe('2025-06-30');
  });

  it.each([
    ['in another unit', { unit: '米' }, 422, 'READING_UNIT_OTHER', 'unit'],
    ['before the plan period', { on: '2020-12-31' }, 422, 'READING_BEFORE_PLAN', 'on'],
    ['of a day to come', { on: '2026-12-01' }, 422, 'DAY_AFTER_TODAY', 'on'],
    ['that is no number', { value: '很多' }, 400, 'VALIDATION_FAILED', 'value'],
    ['without a source', { source: '' }, 400, 'VALIDATION_FAILED', 'source'],
  ])('%s is refused', async (_, change, status, code, path) => {
    const answer = await file(officer, { ...reading, on: '2024-12-31', ...change });
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('stays a draft if asked', async () => {
    const on = '2022-12-31';
    const drafted = await file(officer, { ...reading, on }, '?draft=true&plan=hangzhou-14fyp');
    expect([drafted.status, drafted.body.state]).toEqual([202, 'draft']);
    const path = `/api/change-requests/${drafted.body.id}`;
    const submitted = await officer.post(`${path}/submission`, {});
    expect([submitted.status, submitted.body.state]).toEqual([200, 'submitted']);
  });

  it('is not filed by an officer of another organisation, nor for a target that is not there', async () => {
    const other = await tracker.as('officer', 'sample-development');
    expect((await file(other, reading)).status).toBe(403);
    expect((await officer.post('/api/targets/99-1-a/readings', reading)).status).toBe(404);
  });
});

describe('a reading of an indicator', () => {
  const indicator = async (number: number) =>
    (await officer.get('/api/indicators?limit=200')).body.items.find(
      (one: any) => one.number === number,
    );

  it('is filed by any officer and decided by the city', async () => {
    const filed = await officer.post('/api/indicators/3/readings', {
      value: '83.6',
      on: '2021-12-31',
      source: '统计公报（示例）',
    });
    expect(filed.status).toBe(202);
    expect((await approve(manager, filed.body.id)).status).toBe(403);
    expect((await approve(cityManager, filed.body.id)).status).toBe(200);
    expect(await indicator(3)).toMatchObject({ state: 'attained', binding: false });
    expect((await officer.get('/api/indicators/3/readings')).body.items[0]).toMatchObject({
      value: '83.6',
      unit: '%',
    });
  });

  it('comes in with all the others as one request', async () => {
    const { items } = (await officer.get('/api/indicators?limit=200')).body;
    const filed = await officer.post('/api/indicator-readings', {
      items: items.map(({ number }: any) => ({
        number,
        value: '50',
        on: '2024-12-31',
        source: '统计公报（示例）',
      })),
    });
    expect(filed.status).toBe(202);
    expect(filed.body.summary.title.zh).toBe('38 项指标目标读数');
    expect((await approve(cityManager, filed.body.id)).status).toBe(200);
    const states = (await officer.get('/api/indicators?limit=200')).body.items.map(
      ({ state }: any) => state,
    );
    expect(states).toHaveLength(38);
    expect(await indicator(1)).toMatchObject({ state: 'not-evaluable' });
    expect(await indicator(15)).toMatchObject({
      state: 'not-evaluable',
      standing: { reason: 'no-figure' },
    });
    expect(await indicator(21)).toMatchObject({ state: 'behind', standing: { reason: 'broken' } });
  });

  it('given twice for a day is refused with its place', async () => {
    const item = { number: 3, value: '82', on: '2025-12-31', source: '示例' };
    const answer = await officer.post('/api/indicator-readings', { items: [item, item] });
    expect([answer.status, answer.body.code]).toEqual([422, 'READING_TWICE']);
    expect(answer.body.errors[0].path).toBe('items.1.on');
  });
});
