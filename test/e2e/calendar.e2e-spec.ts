import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let admin: ApiClient;
let manager: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker();
  admin = await tracker.as('system-admin');
  manager = await tracker.as('manager', 'sample-transport');
});
afterAll(() => tracker?.close());

const YEAR_2027 = {
  year: 2027,
  source: '示例通知',
  days: [
    { on: '2027-01-01', kind: 'holiday', name: '元旦' },
    { on: '2027-01-03', kind: 'make-up', name: '元旦' },
  ],
};

describe('the working calendar', () => {
  it('can be read by everybody, newest year first', async () => {
    const { status, body } = await manager.get('/api/calendar-years?limit=2');
    expect([status, body.items.map((one: { year: number }) => one.year)]).toEqual([
      200,
      [2026, 2025],
    ]);
    const next = await manager.get(`/api/calendar-years?limit=2&cursor=${body.nextCursor}`);
    expect(next.body.items.map((one: { year: number }) => one.year)).toEqual([2024, 2023]);
    const year = await manager.get('/api/calendar-years/2026');
    expect(year.headers.get('etag')).toBe('"v1"');
    expect(year.body.days).toContainEqual({ on: '2026-02-14', kind: 'make-up', name: '春节' });
    expect((await manager.get('/api/calendar-years/2027')).body.code).toBe('NOT_FOUND');
  });

  it('gets a year from the system administrator, once, and nobody else', async () => {
    expect((await manager.post('/api/calendar-years', YEAR_2027)).body.code).toBe('FORBIDDEN');
    const headers = { 'idempotency-key': 'year-2027' };
    const answers = await Promise.all(
      [1, 2].map(() => admin.post('/api/calendar-years', YEAR_2027, { headers })),
    );
    expect(answers.map(({ status, body }) => [status, body.version, body.days.length])).toEqual([
      [201, 1, 2],
      [201, 1, 2],
    ]);
    expect((await admin.post('/api/calendar-years', YEAR_2027)).body.code).toBe(
      'CALENDAR_YEAR_KNOWN',
    );
  });

  it('is corrected by whoever read what it says, and keeps what it said', async () => {
    const { year: _, ...change } = { ...YEAR_2027, days: YEAR_2027.days.slice(0, 1) };
    const path = '/api/calendar-years/2027';
    expect((await admin.send('PUT', path, change)).body.code).toBe('IF_MATCH_REQUIRED');
    expect(
      await admin.send('PUT', path, change, { headers: { 'if-match': '"v1"' } }),
    ).toMatchObject({ status: 200, body: { version: 2, days: [{ on: '2027-01-01' }] } });
    expect(
      (await admin.send('PUT', path, change, { headers: { 'if-match': '"v1"' } })).body.code,
    ).toBe('EDIT_STALE');
    expect(
      (
        await admin.send('PUT', '/api/calendar-years/2028', change, {
          headers: { 'if-match': '"v1"' },
        })
      ).body.code,
    ).toBe('NOT_FOUND');
  });

  it.each([
    [
      'a day of another year',
      { days: [{ on: '2029-01-01', kind: 'holiday', name: 'x' }] },
      422,
      'days.0.on',
    ],
    [
      'a day twice',
      {
        days: [
          { on: '2030-01-01', kind: 'holiday', name: 'x' },
          { on: '2030-01-01', kind: 'holiday', name: 'x' },
        ],
      },
      422,
      'days.1.on',
    ],
    [
      'a weekday made up',
      { days: [{ on: '2030-01-01', kind: 'make-up', name: 'x' }] },
      422,
      'days.0.on',
    ],
    [
      'a day there is not',
      { days: [{ on: '2030-02-30', kind: 'holiday', name: 'x' }] },
      400,
      'days.0.on',
    ],
    ['days that are no list', { days: {} }, 400, 'days'],
    ['no source', { source: undefined, days: [] }, 400, 'source'],
  ])('is refused %s', async (_, given, status, path) => {
    const answer = await admin.post('/api/calendar-years', { year: 2030, source: 's', ...given });
    expect([answer.status, answer.body.errors[0]?.path]).toEqual([status, path]);
  });
});
