import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scanPortfolio } from '#alerts';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let outsider: ApiClient;
let airport: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-30T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  outsider = await tracker.as('officer', 'sample-development');
  const { items } = (await officer.get('/api/projects?flagship=true')).body;
  airport = items.find((project: any) => project.planItem.number === 1).id;
});
afterAll(() => tracker.close());

const place = (): string => `/api/projects/${airport}/ratings`;
const words = '本周进度（示例）';

describe('ratings of a project', () => {
  it('stand beside lights that could not be evaluated yet', async () => {
    const rated = await officer.post(place(), { rating: 'green', words });
    expect([rated.status, rated.body]).toEqual([
      201,
      expect.objectContaining({ rating: 'green', words, computed: null, approvedByName: null }),
    ]);
    expect(rated.body.ratedByName).toEqual(expect.any(String));
  });

  it('need a second person where they are better than the lights', async () => {
    await tracker.enter(airport, {
      series: 'completed',
      month: '2026-10',
      amountFen: '99000000000000',
      unitConfirmed: true,
    });
    await scanPortfolio(tracker.test.database, tracker.clock);
    const { computed } = (await officer.get(place())).body;
    expect(computed).toBe('red');
    const key = { headers: { 'idempotency-key': 'rating-better' } };
    const filed = await officer.post(place(), { rating: 'amber', words }, key);
    expect([filed.status, filed.body.kind, filed.body.state]).toEqual([202, 'rating', 'submitted']);
    expect(filed.headers.get('location')).toBe(`/api/change-requests/${filed.body.id}`);
    expect((await officer.post(place(), { rating: 'amber', words }, key)).body.id).toBe(
      filed.body.id,
    );
    const approval = `/api/change-requests/${filed.body.id}/approval`;
    expect((await officer.post(approval, {})).status).toBe(403);
    expect((await manager.post(approval, {})).status).toBe(200);
    const [newest] = (await officer.get(place())).body.items;
    expect(newest).toMatchObject({
      id: filed.body.subject.id,
      rating: 'amber',
      computed: 'red',
      approvedByName: expect.any(String),
      changeRequestId: filed.body.id,
    });
  });

  it('as bad as the lights or worse are recorded at once', async () => {
    expect((await officer.post(place(), { rating: 'red', words })).status).toBe(201);
    const { items } = (await officer.get(place())).body;
    expect(items.map(({ rating }: any) => rating)).toEqual(['red', 'amber', 'green']);
  });

  it('that were returned are edited', async () => {
    const filed = await officer.post(place(), { rating: 'green', words });
    await manager.post(`/api/change-requests/${filed.body.id}/return`, {
      reason: '依据不足（示例）',
    });
    const { headers } = await officer.get(`/api/change-requests/${filed.body.id}`);
    const edited = await officer.patch(
      `/api/change-requests/${filed.body.id}`,
      { payload: { rating: 'amber', words } },
      { headers: { 'if-match': String(headers.get('etag')) } },
    );
    expect(edited.status).toBe(200);
  });

  it.each([
    ['no words', { rating: 'green', words: '' }, 'words'],
    ['another scale', { rating: 'blue', words }, 'rating'],
  ])('refuse %s', async (_, body, path) => {
    const answer = await officer.post(place(), body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  it('are hidden from others', async () => {
    expect((await outsider.get(place())).status).toBe(404);
    expect((await outsider.post(place(), { rating: 'red', words })).status).toBe(404);
  });
});
