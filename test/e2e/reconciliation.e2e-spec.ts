import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

const MONTH = '2026-10';
let tracker: BootedTracker;
let officer: ApiClient;
let airport: string;
let metro: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-30T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  const { items } = (await officer.get('/api/projects?flagship=true')).body;
  [airport, metro] = [1, 9].map(
    (item) => items.find((project: any) => project.planItem.number === item).id,
  );
  await tracker.enter(airport, {
    series: 'completed',
    month: MONTH,
    amountFen: '50000000000',
    unitConfirmed: true,
  });
});
afterAll(() => tracker.close());

const row = async (id: string, query = '') =>
  (
    await officer.get(`/api/reports/reconciliation?month=${MONTH}&limit=200${query}`)
  ).body.items.find((one: any) => one.projectId === id);
const figure = {
  reporter: 'statistics',
  month: MONTH,
  series: 'completed',
  amountFen: '48000000000',
  method: '形象进度法',
  source: '统计联网直报（示例）',
};

describe('figures of several reporters', () => {
  it('stand side by side with the ledger, and unknown stays unknown', async () => {
    expect(await row(metro)).toMatchObject({
      figures: { dispatch: null, statistics: null, treasury: null, audit: null },
      differs: false,
    });
    const recorded = await officer.post(`/api/projects/${airport}/reported-figures`, figure);
    expect(recorded.status).toBe(201);
    expect(recorded.body).toMatchObject({ reporter: 'statistics', amountFen: '48000000000' });
    expect(await row(airport)).toMatchObject({
      figures: { dispatch: '50000000000', statistics: '48000000000', treasury: null, audit: null },
      differences: { statistics: '-2000000000', treasury: null, audit: null },
      differs: true,
      reason: null,
    });
    expect(await row(airport, '&series=paid')).toMatchObject({
      figures: { dispatch: null, statistics: null },
    });
  });

  it('count as last recorded, and enter no sum', async () => {
    await officer.post(`/api/projects/${airport}/reported-figures`, {
      ...figure,
      amountFen: '50000000000',
    });
    expect(await row(airport)).toMatchObject({ differs: false, differences: { statistics: '0' } });
    const { completedFen } = (await officer.get(`/api/projects/${airport}`)).body;
    expect(completedFen).toBe('50000000000');
  });

  it('are given a reason where they differ', async () => {
    await officer.post(`/api/projects/${airport}/reported-figures`, {
      ...figure,
      reporter: 'treasury',
      amountFen: '0',
    });
    const words = '财政尚未支付（示例）';
    const explained = await officer.post(`/api/projects/${airport}/difference-reasons`, {
      month: MONTH,
      series: 'completed',
      words,
    });
    expect(explained.status).toBe(201);
    expect(await row(airport)).toMatchObject({
      differs: true,
      differences: { treasury: '-50000000000' },
      reason: words,
    });
  });

  it('are listed on request only where reporters disagree', async () => {
    const ask = async (query: string) =>
      (await officer.get(`/api/reports/reconciliation?month=${MONTH}${query}`)).body;
    const ids = ({ items }: any) => items.map(({ projectId }: any) => projectId);
    await officer.post(`/api/projects/${metro}/reported-figures`, figure);
    for (const all of ['&limit=200', '&limit=200&differs=false'])
      expect(ids(await ask(all))).toEqual(expect.arrayContaining([airport, metro]));
    expect(ids(await ask('&differs=true'))).toEqual([airport]);
    await officer.post(`/api/projects/${metro}/reported-figures`, {
      ...figure,
      reporter: 'audit',
      amountFen: '0',
    });
    const first = await ask('&differs=true&limit=1');
    const second = await ask(`&differs=true&limit=1&cursor=${first.nextCursor}`);
    expect([...ids(first), ...ids(second)].toSorted()).toEqual([airport, metro].toSorted());
    expect(second.nextCursor).toBeNull();
    expect(ids(await ask('&differs=true&series=paid'))).toEqual([]);
    const maybe = await officer.get(`/api/reports/reconciliation?month=${MONTH}&differs=maybe`);
    expect([maybe.status, maybe.body.errors[0].path]).toEqual([400, 'differs']);
  });

  it.each([
    ['the ledger’s own', { reporter: 'dispatch' }, 400, 'VALIDATION_FAILED', 'reporter'],
    ['a month to come', { month: '2026-12' }, 422, 'MONTH_NOT_BEGUN', 'month'],
    ['an amount below zero', { amountFen: '-1' }, 400, 'VALIDATION_FAILED', 'amountFen'],
    ['no source', { source: '' }, 400, 'VALIDATION_FAILED', 'source'],
  ])('refuse %s', async (_, change, status, code, path) => {
    const answer = await officer.post(`/api/projects/${airport}/reported-figures`, {
      ...figure,
      ...change,
    });
    expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([
      status,
      code,
      path,
    ]);
  });
});

describe('ids in other systems', () => {
  const path = (id: string) => `/api/projects/${id}/external-ids`;
  const items = [
    { system: 'statistics', id: '330100-0042' },
    { system: 'treasury', id: 'CZ-7' },
  ];

  it('are replaced as a list, and say whether statistics knows the project', async () => {
    expect((await officer.get(path(airport))).body.items).toEqual([]);
    expect((await row(airport)).inStatisticsRegister).toBe(false);
    const set = await officer.send('PUT', path(airport), { items });
    expect([set.status, set.body.items]).toEqual([200, items]);
    expect((await row(airport)).inStatisticsRegister).toBe(true);
    expect((await officer.send('PUT', path(airport), { items: [items[1]] })).body.items).toEqual([
      items[1],
    ]);
    expect((await row(airport)).inStatisticsRegister).toBe(false);
  });

  it.each([
    ['of another project', () => [items[1]], 409, 'EXTERNAL_ID_TAKEN', 'items.0.id'],
    ['given twice', () => [items[0], items[0]], 422, 'EXTERNAL_SYSTEM_TWICE', 'items.1.system'],
    [
      'of a misspelt system',
      () => [{ system: '统计', id: '1' }],
      400,
      'VALIDATION_FAILED',
      'items.0.system',
    ],
  ])('%s are refused, and nothing changes', async (_, given, status, code, at) => {
    const answer = await officer.send('PUT', path(metro), { items: given() });
    expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([
      status,
      code,
      at,
    ]);
    expect((await officer.get(path(metro))).body.items).toEqual([]);
  });

  it('are not set from outside', async () => {
    const other = await tracker.as('officer', 'sample-development');
    expect((await other.get(path(airport))).status).toBe(404);
    expect((await other.send('PUT', path(airport), { items })).status).toBe(404);
    const auditor = await tracker.as('auditor');
    expect((await auditor.send('PUT', path(airport), { items })).status).toBe(403);
  });
});
