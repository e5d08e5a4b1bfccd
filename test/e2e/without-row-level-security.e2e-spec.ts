import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import type { BootedTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let officer: ApiClient;
let auditor: ApiClient;
let project: string;
beforeAll(async () => {
  jest.unstable_mockModule('../../libs/identity/policies/policies.js', () => ({
    can: () => true,
    allow: () => undefined,
  }));
  const { bootTracker } = await import('../harness/booted-tracker.js');
  const { scanPortfolio } = await import('#alerts');
  tracker = await bootTracker();
  [officer, auditor] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('auditor'),
  ]);
  await scanPortfolio(tracker.test.database, tracker.clock);
  project = (await officer.get('/api/projects?limit=1')).body.items[0].id;
}, 180_000);
afterAll(() => tracker?.close());

const rows = async (sql: string): Promise<number> =>
  asSuperuser(tracker.test.name, async (client) =>
    Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n),
  );

describe('with the policies switched off, somebody who may only read', () => {
  it('is refused the approval of what waits, and nothing is entered', async () => {
    const { id } = (
      await officer.post(`/api/projects/${project}/ledger-entries`, {
        series: 'paid',
        month: '2025-03',
        amountFen: '7',
        fundingSource: 'municipal',
      })
    ).body;
    expect(await auditor.post(`/api/ledger-proposals/${id}/approval`, undefined)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect(await rows('ledger_entries')).toBe(0);
  });

  it('is refused a change of a milestone', async () => {
    const {
      body: { id },
      headers,
    } = await officer.post(`/api/projects/${project}/milestones`, {
      name: '示例',
      baselineOn: '2027-01-01',
    });
    expect(
      await auditor.patch(
        `/api/milestones/${id}`,
        { forecastOn: '2027-02-02', explanation: '示例' },
        { headers: { 'if-match': headers.get('etag') ?? '' } },
      ),
    ).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('is refused an answer to alerts instead of being told that all is well', async () => {
    const ids = (await auditor.get('/api/alerts?state=open&limit=2')).body.items.map(
      (alert: { id: string }) => alert.id,
    );
    expect(
      (await auditor.post('/api/alerts/acknowledgements', { ids, committedOn: '2026-12-15' })).body
        .code,
    ).toBe('FORBIDDEN');
    expect(await rows("alerts WHERE state = 'acknowledged'")).toBe(0);
  });
});
