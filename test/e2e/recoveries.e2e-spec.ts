import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let ids: string[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-03T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  ids = (await officer.get('/api/projects?flagship=true')).body.items.map(
    (project: any) => project.id,
  );
});
afterAll(() => tracker.close());

const paid = (over: object = {}) => ({
  series: 'paid',
  month: '2021-03',
  amountFen: '50000',
  fundingSource: 'municipal',
  ...over,
});
const recover = (entryId: string, over: object = {}, by = officer) =>
  by.post(`/api/ledger-entries/${entryId}/recoveries`, {
    month: '2026-04',
    amountFen: '12000',
    reason: '审计核减，退回多付工程款（示例）',
    ...over,
  });
const years = async (project: number) =>
  Object.fromEntries(
    (
      await manager.get(`/api/reports/spend?period=2021..2026&groupBy=year&project=${ids[project]}`)
    ).body.rows.map((row: any) => [row.year, row.paidFen]),
  );

describe('money that came back', () => {
  it('is an entry of its own month that names what it recovers; the old year stays', async () => {
    const entry = await tracker.enter(ids[0] ?? '', paid());
    const before = await years(0);
    const asked = await recover(entry.id);
    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(`/api/change-requests/${asked.body.id}`);
    expect(asked.body).toMatchObject({
      kind: 'ledger-entries',
      state: 'submitted',
      payload: { form: 'recovery', entries: 1, paidFen: '-12000' },
      summary: { amountFen: '-12000', month: '2026-04' },
    });
    expect(asked.body.summary.title.zh).toContain('收回');
    const [line] = (await manager.get(`/api/ledger-proposals/${asked.body.id}/entries`)).body.items;
    expect([line.recoversId, line.correctsId, line.reversesId]).toEqual([entry.id, null, null]);
    const recovery = await tracker.approve(asked.body.id, ids[0] ?? '');
    expect(recovery).toMatchObject({
      series: 'paid',
      month: '2026-04',
      effectiveOn: '2026-04-30',
      amountFen: '-12000',
      fundingSource: 'municipal',
      origin: 'recovery',
      recoversId: entry.id,
      recoversSequence: '1',
      correctsId: null,
      reversesId: null,
      runningFen: '38000',
      note: '审计核减，退回多付工程款（示例）',
    });
    expect((await officer.get(`/api/ledger-entries/${entry.id}`)).body).toMatchObject({
      recoveredFen: '12000',
      recoveredByIds: [recovery.id],
      recoveredBySequences: ['2'],
      correctedById: null,
      reversedById: null,
    });
    expect([before['2021'], await years(0)]).toEqual(['50000', { ...before, 2026: '-12000' }]);
    const apart = await manager.get(
      `/api/reports/spend?period=2021..2026&groupBy=year,origin&project=${ids[0]}&origin=recovery`,
    );
    expect(apart.body.rows).toEqual([
      expect.objectContaining({ year: 2026, origin: 'recovery', paidFen: '-12000' }),
    ]);
    const listed = await officer.get(
      `/api/projects/${ids[0]}/ledger-entries?origin=recovery&format=csv`,
    );
    expect(listed.text).toContain('收回');
  });

  it('comes back in parts, at most all of it; what waits counts too', async () => {
    const entry = await tracker.enter(ids[4] ?? '', paid());
    const first = await recover(entry.id, { amountFen: '30000' });
    expect(first.status).toBe(202);
    const over = await recover(entry.id, { amountFen: '20001', month: '2026-05' });
    expect([over.status, over.body.code, over.body.errors]).toEqual([
      422,
      'RECOVERY_EXCEEDS_ENTRY',
      [expect.objectContaining({ path: 'amountFen', accepted: '≤ 20000' })],
    ]);
    await manager.post(`/api/change-requests/${first.body.id}/return`, {
      reason: '请附依据（示例）',
    });
    const whole = await recover(entry.id, { amountFen: '50000', month: '2026-06' });
    expect(whole.status).toBe(202);
    const again = await officer.post(`/api/change-requests/${first.body.id}/submission`, undefined);
    expect(again.status).toBe(200);
    await tracker.approve(first.body.id, ids[4] ?? '');
    const late = await manager.post(`/api/change-requests/${whole.body.id}/approval`, undefined);
    expect([late.status, late.body.code]).toEqual([422, 'RECOVERY_EXCEEDS_ENTRY']);
  });

  it('keeps its entry from being reversed, corrected or undone, until it is reversed itself', async () => {
    const entry = await tracker.enter(ids[1] ?? '', paid({ series: 'funds' }));
    const reversal = await officer.post(`/api/ledger-entries/${entry.id}/reversal`, {
      reason: '重复登记（示例）',
    });
    const filed = await recover(entry.id);
    const recovery = await tracker.approve(filed.body.id, ids[1] ?? '');
    const late = await manager.post(`/api/change-requests/${reversal.body.id}/approval`, undefined);
    expect([late.status, late.body.code]).toEqual([409, 'ENTRY_HAS_RECOVERIES']);
    await officer.post(`/api/change-requests/${reversal.body.id}/withdrawal`, undefined);
    const tried = [
      await officer.post(`/api/ledger-entries/${entry.id}/reversal`, { reason: '再来（示例）' }),
      await officer.post(`/api/ledger-entries/${entry.id}/correction`, {
        ...paid({ series: 'funds', amountFen: '7' }),
        reason: '再来（示例）',
      }),
      await officer.post(`/api/ledger-proposals/${entry.proposalId}/reversal`, {
        reason: '再来（示例）',
      }),
      await officer.post(`/api/ledger-entries/${recovery.id}/correction`, {
        ...paid({ series: 'funds', amountFen: '7' }),
        reason: '再来（示例）',
      }),
      await recover(recovery.id),
    ];
    expect(tried.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'ENTRY_HAS_RECOVERIES'],
      [409, 'ENTRY_HAS_RECOVERIES'],
      [409, 'ENTRY_HAS_RECOVERIES'],
      [422, 'RECOVERY_NOT_CORRECTED'],
      [422, 'RECOVERY_OF_NOTHING'],
    ]);
    const taken = await officer.post(`/api/ledger-entries/${recovery.id}/reversal`, {
      reason: '误登（示例）',
    });
    await tracker.approve(taken.body.id, ids[1] ?? '');
    expect((await officer.get(`/api/ledger-entries/${entry.id}`)).body).toMatchObject({
      recoveredFen: null,
      recoveredByIds: [],
    });
    const free = await officer.post(`/api/ledger-entries/${entry.id}/reversal`, {
      reason: '重复登记（示例）',
    });
    await tracker.approve(free.body.id, ids[1] ?? '');
    expect((await recover(entry.id)).body.code).toBe('ENTRY_ALREADY_REVERSED');
  });

  it('stands beside the monthly return of its month, whichever comes first', async () => {
    const entry = await tracker.enter(ids[2] ?? '', paid());
    const first = await recover(entry.id, { month: '2026-10', amountFen: '100' });
    await tracker.approve(first.body.id, ids[2] ?? '');
    const waiting = await recover(entry.id, { month: '2026-10', amountFen: '200' });
    const place = `/api/projects/${ids[2]}/returns/2026-10`;
    const { headers } = await officer.get(place);
    await officer.send(
      'PUT',
      place,
      {
        completed: [{ composition: null, amountFen: '7000' }],
        paid: [{ fundingSource: 'municipal', amountFen: '7000' }],
        physicalWords: '正常（示例）',
      },
      { headers: { 'if-match': headers.get('etag') ?? '' } },
    );
    const filed = await officer.post(`${place}/submission`, { attestation: true });
    expect([filed.status, filed.body.code]).toEqual([202, undefined]);
    const passed = await manager.post(`/api/change-requests/${filed.body.id}/approval`, undefined);
    expect(passed.status).toBe(200);
    await tracker.approve(waiting.body.id, ids[2] ?? '');
    const later = await recover(entry.id, { month: '2026-10', amountFen: '300' });
    const recovery = await tracker.approve(later.body.id, ids[2] ?? '');
    const reversed = await officer.post(`/api/ledger-entries/${recovery.id}/reversal`, {
      reason: '误登（示例）',
    });
    expect(reversed.status).toBe(202);
    expect((await years(2))['2026']).toBe('6400');
  });

  it('is recorded by the organisation alone, in words that name the field', async () => {
    const entry = await tracker.enter(ids[3] ?? '', paid());
    const other = await tracker.as('officer', 'sample-development');
    const auditor = await tracker.as('auditor');
    expect([
      (await recover(entry.id, {}, other)).status,
      (await recover(entry.id, {}, auditor)).status,
    ]).toEqual([404, 403]);
    const refused = await Promise.all(
      [
        { amountFen: '-12000' },
        { amountFen: '0' },
        { month: '2021-02' },
        { month: '2026-12' },
        { reason: '' },
        { document: '没有登记的文号' },
      ].map((over) => recover(entry.id, over)),
    );
    expect(refused.map(({ status, body }) => [status, body.errors?.[0]?.path])).toEqual([
      [400, 'amountFen'],
      [400, 'amountFen'],
      [422, 'month'],
      [422, 'month'],
      [400, 'reason'],
      [422, 'document'],
    ]);
  });
});
