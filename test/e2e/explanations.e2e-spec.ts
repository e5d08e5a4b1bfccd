import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let airport: string;
let metro: string;
let entry: string;
// The plan period ended with 2025.
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-23T02:00:00Z' });
  [officer, manager] = [
    await tracker.as('officer', 'sample-transport'),
    await tracker.as('manager', 'sample-transport'),
  ];
  const { items } = (await officer.get('/api/projects?flagship=true')).body;
  [airport, metro] = [1, 9].map(
    (item) => items.find((project: any) => project.planItem.number === item).id,
  );
  const completed = (id: string, month: string, amountFen: string) =>
    tracker.enter(id, { series: 'completed', month, amountFen, unitConfirmed: true });
  await completed(airport, '2024-06', '900000000000');
  ({ id: entry } = await completed(airport, '2024-07', '100000000'));
  await completed(metro, '2024-06', '450000000000');
  await tracker.evaluate();
});
afterAll(() => tracker.close());

const light = async (id: string, dimension: string) =>
  (await officer.get(`/api/projects/${id}/lights`)).body.items.find(
    (one: any) => one.dimension === dimension,
  );
const explainIt = (client: ApiClient, alertId: string, explanation = '征迁滞后，顺延（示例）') =>
  client.post(`/api/alerts/${alertId}/explanation`, { explanation });

describe('a missed plan period', () => {
  it('asks for nothing that can no longer be done, and rests once its explanation is approved', async () => {
    const { level, alertId, turnsGreen } = await light(airport, 'plan-period');
    expect(level).toBe('amber');
    expect(turnsGreen.map(({ what }: any) => what)).toEqual(['explanation-approved']);

    const filed = await explainIt(officer, alertId);
    expect([filed.status, filed.body.kind, filed.body.state]).toEqual([
      202,
      'explanation',
      'submitted',
    ]);
    expect(filed.body.subject).toEqual({ kind: 'alert', id: alertId });
    expect(filed.body.summary.lines.at(-1).new.zh).toBe('征迁滞后，顺延（示例）');
    expect((await explainIt(officer, alertId)).body.code).toBe('CHANGE_REQUEST_WAITING');
    const path = `/api/change-requests/${filed.body.id}`;
    const shown = async () => {
      const { body } = await officer.get(`/api/alerts/${alertId}`);
      return [body.explanationRequestId, body.explanationRequestState];
    };
    expect(await shown()).toEqual([filed.body.id, 'submitted']);

    // Returned, it is edited and submitted again: it stays the one request of its alert.
    expect((await manager.post(`${path}/return`, { reason: '请写明后续安排' })).status).toBe(200);
    expect(await shown()).toEqual([filed.body.id, 'returned']);
    const edit = async (payload: object) =>
      officer.patch(
        path,
        { payload },
        { headers: { 'if-match': (await officer.get(path)).headers.get('etag') ?? '' } },
      );
    expect((await edit({ explanation: '', more: 1 })).body.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: 'payload.explanation' })]),
    );
    const edited = await edit({ explanation: '征迁滞后，顺延至2027年（示例）' });
    expect([edited.status, edited.body.state]).toEqual([200, 'returned']);
    expect(edited.body.summary.lines.at(-1).new.zh).toBe('征迁滞后，顺延至2027年（示例）');
    expect((await officer.post(`${path}/submission`, undefined)).body.state).toBe('submitted');
    expect(await shown()).toEqual([filed.body.id, 'submitted']);
    expect((await edit({ explanation: '再改（示例）' })).body.code).toBe(
      'CHANGE_REQUEST_SUBMITTED',
    );
    const approve = (client: ApiClient) =>
      client.post(`/api/change-requests/${filed.body.id}/approval`, {});
    expect((await approve(officer)).status).toBe(403);
    await tracker.evaluate();
    expect((await light(airport, 'plan-period')).level).toBe('amber');
    expect((await approve(manager)).status).toBe(200);

    await tracker.evaluate();
    expect(await light(airport, 'plan-period')).toMatchObject({
      level: 'good',
      reason: 'EXPLAINED',
      inputs: { explainedOn: '2026-11-23' },
      turnsGreen: [],
      alertId: null,
    });
    expect((await officer.get(`/api/alerts/${alertId}`)).body.state).toBe('resolved');
    expect((await explainIt(officer, alertId)).body.code).toBe('ALERT_NOT_OPEN');
  });

  it('is told again when it turns out to be further off than what was explained', async () => {
    const reversal = await officer.post(`/api/ledger-entries/${entry}/reversal`, {
      reason: '误报（示例）',
    });
    await tracker.approve(reversal.body.id, airport);
    await tracker.evaluate();
    expect(await light(airport, 'plan-period')).toMatchObject({
      level: 'amber',
      reason: 'PERIOD_MISSED',
    });
  });
});

it('more than the figure of a period that is over is explained, and no lower spending is asked for', async () => {
  const { reason, turnsGreen } = await light(metro, 'plan-period');
  expect(reason).toBe('PERIOD_EXCEEDED');
  expect(turnsGreen.map(({ what }: any) => what)).toEqual(['explanation-approved']);
});

it('an alert whose cause can still be removed takes no explanation', async () => {
  const { items } = (await officer.get('/api/alerts?rule=milestone-overdue&limit=1')).body;
  const own = (await officer.get(`/api/alerts?rule=milestone-overdue&projectId=${airport}`)).body
    .items[0];
  const refused = await explainIt(officer, (own ?? items[0]).id);
  expect([refused.status, refused.body.code]).toEqual([422, 'ALERT_NOT_EXPLAINABLE']);
});
