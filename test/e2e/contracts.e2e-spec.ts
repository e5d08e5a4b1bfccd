import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

const place = (): string => `/api/projects/${airport}/contracts`;
const contract = {
  kind: 'construction',
  name: '站房土建一标段（示例）',
  counterparty: '示例建设集团有限公司',
  amountFen: '100000000000',
  signedOn: '2026-03-01',
  costLine: '站房工程',
};

const approve = async (filed: { status: number; body: any }): Promise<string> => {
  expect([filed.status, filed.body.kind, filed.body.state]).toEqual([202, 'contract', 'submitted']);
  const decided = await manager.post(`/api/change-requests/${filed.body.id}/approval`, {});
  expect(decided.status).toBe(200);
  return filed.body.subject.id;
};
const read = async () => (await officer.get(place())).body;

describe('contracts of a project', () => {
  let id: string;

  it('are entered when another person approves them', async () => {
    expect(await read()).toMatchObject({
      items: [],
      totals: { contracts: 0, known: 0, contractedFen: null, paidFen: null },
      lines: [],
    });
    const filed = await officer.post(place(), contract);
    expect(filed.body.summary).toMatchObject({ amountFen: contract.amountFen });
    expect((await read()).items).toEqual([]);
    expect((await officer.post(`/api/change-requests/${filed.body.id}/approval`, {})).status).toBe(
      403,
    );
    id = await approve(filed);
    expect((await read()).items).toMatchObject([
      { ...contract, id, changesFen: '0', currentFen: contract.amountFen, paidFen: null },
    ]);
  });

  it('of unknown amount leave sums to those that are known', async () => {
    const { amountFen: _, costLine: __, ...unit } = contract;
    await approve(await officer.post(place(), { ...unit, kind: 'supervision', name: null }));
    const { items, totals, lines } = await read();
    expect(items).toHaveLength(2);
    expect(totals).toMatchObject({
      contracts: 2,
      known: 1,
      contractedFen: contract.amountFen,
      leftFen: null,
    });
    expect(lines).toMatchObject([
      { name: '站房工程', estimateFen: null, contracts: 1 },
      { name: null, contracts: 1, known: 0, contractedFen: null },
    ]);
    const page = (await officer.get(`${place()}?limit=1`)).body;
    const next = (await officer.get(`${place()}?limit=1&cursor=${page.nextCursor}`)).body;
    expect([...page.items, ...next.items].map((one: any) => one.id).sort()).toEqual(
      items.map((one: any) => one.id).sort(),
    );
    expect(next.nextCursor).toBeNull();
  });

  it('change, and are settled for less than was submitted', async () => {
    const event = async (body: object) => officer.post(`${place()}/${id}/events`, body);
    const words = { words: '示例' };
    await approve(
      await event({ kind: 'change', amountFen: '5000000000', on: '2026-06-01', ...words }),
    );
    const early = await event({ kind: 'settled', amountFen: '1', on: '2026-07-01', ...words });
    expect([early.status, early.body.code]).toEqual([422, 'CONTRACT_NOT_SUBMITTED']);
    const submitted = { kind: 'settlement-submitted', amountFen: '104000000000', ...words };
    await approve(await event({ ...submitted, on: '2026-10-01' }));
    await approve(
      await event({ kind: 'settled', amountFen: '102000000000', on: '2026-11-01', ...words }),
    );
    const { items, totals } = await read();
    expect(items.find((one: any) => one.id === id)).toMatchObject({
      amountFen: contract.amountFen,
      changesFen: '5000000000',
      currentFen: '105000000000',
      submittedFen: '104000000000',
      settledFen: '102000000000',
      reductionFen: '2000000000',
      events: [
        { kind: 'change', filedByName: expect.any(String), approvedByName: expect.any(String) },
        { kind: 'settlement-submitted' },
        { kind: 'settled' },
      ],
    });
    expect(totals).toMatchObject({ contractedFen: '102000000000' });
    const late = await event({ kind: 'visa', amountFen: '1', on: '2026-11-02', ...words });
    expect([late.status, late.body.code]).toEqual([422, 'CONTRACT_SETTLED']);
  });

  it('are paid by entries of the ledger, each for one contract', async () => {
    await tracker.enter(airport, {
      series: 'paid',
      month: '2026-10',
      amountFen: '3000000000',
      fundingSource: 'municipal',
      unitConfirmed: true,
    });
    const [entry] = (await officer.get(`/api/projects/${airport}/ledger-entries?series=paid`)).body
      .items;
    const tied = await officer.send('PUT', `${place()}/${id}/payments`, { entryIds: [entry.id] });
    expect([tied.status, tied.body.paidFen, tied.body.payments]).toEqual([
      200,
      '3000000000',
      [expect.objectContaining({ entryId: entry.id, month: '2026-10', amountFen: '3000000000' })],
    ]);
    const other = (await read()).items.find((one: any) => one.id !== id);
    const taken = await officer.send('PUT', `${place()}/${other.id}/payments`, {
      entryIds: [entry.id],
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'CONTRACT_ENTRY_TAKEN']);
    const unknown = await officer.send('PUT', `${place()}/${id}/payments`, { entryIds: [id] });
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([422, 'entryIds.0']);
    expect((await read()).totals).toMatchObject({
      paidFen: '3000000000',
      ledgerPaidFen: '3000000000',
    });
    expect((await officer.send('PUT', `${place()}/${id}/payments`, {})).body.paidFen).toBeNull();
  });

  it('are held against the lines of the approved estimate, which add up to it', async () => {
    const figure = {
      stage: 'approved-estimate',
      amountFen: '200000000000',
      scope: 'not-stated',
      effectiveOn: '2026-01-10',
      source: 'approval',
      document: '初步设计及概算批复（示例）',
      lines: [
        { kind: 'works', name: '站房工程', amountFen: '101000000000' },
        { kind: 'basic-contingency', name: '基本预备费', amountFen: '99000000000' },
      ],
    };
    const costs = `/api/projects/${airport}/cost-filings`;
    const short = await officer.post(costs, { ...figure, lines: figure.lines.slice(1) });
    expect([short.status, short.body.code]).toEqual([422, 'COST_LINES_SUM']);
    const filed = await officer.post(costs, figure);
    expect(filed.status).toBe(202);
    const decided = await manager.post(`/api/change-requests/${filed.body.id}/approval`, {});
    expect(decided.status).toBe(200);
    const unknown = await officer.post(place(), { ...contract, costLine: '桥梁' });
    expect([unknown.status, unknown.body.code, unknown.body.errors[0].path]).toEqual([
      422,
      'CONTRACT_LINE_UNKNOWN',
      'costLine',
    ]);
    const { totals, lines } = await read();
    expect(totals).toMatchObject({ ceilingFen: '200000000000', basis: 'approved-estimate' });
    expect(lines).toMatchObject([
      { name: '站房工程', estimateFen: '101000000000', leftFen: '-1000000000' },
      { name: '基本预备费', contracts: 0, contractedFen: null, leftFen: '99000000000' },
      { name: null, estimateFen: null },
    ]);
  });

  it('that were returned are edited; a change is filed anew', async () => {
    const filed = await officer.post(place(), contract);
    const back = await manager.post(`/api/change-requests/${filed.body.id}/return`, {
      reason: '金额不符（示例）',
    });
    expect(back.status).toBe(200);
    const { headers } = await officer.get(`/api/change-requests/${filed.body.id}`);
    const edited = await officer.patch(
      `/api/change-requests/${filed.body.id}`,
      { payload: { ...contract, amountFen: '90000000000' } },
      { headers: { 'if-match': String(headers.get('etag')) } },
    );
    expect(edited.status).toBe(200);
    expect(edited.body.summary.amountFen).toBe('90000000000');
  });

  it.each([
    ['a natural person', { counterparty: '张三' }, 422, 'CONTRACT_WITH_PERSON', 'counterparty'],
    ['a day to come', { signedOn: '2026-12-01' }, 422, 'DAY_AFTER_TODAY', 'signedOn'],
    ['an amount of zero', { amountFen: '0' }, 400, 'VALIDATION_FAILED', 'amountFen'],
    ['a kind that is none', { kind: 'gift' }, 400, 'VALIDATION_FAILED', 'kind'],
  ])('refuse %s', async (_, change, status, code, path) => {
    const answer = await officer.post(place(), { ...contract, ...change });
    expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([
      status,
      code,
      path,
    ]);
  });

  it('are hidden from others', async () => {
    expect((await outsider.get(place())).status).toBe(404);
    expect((await outsider.post(place(), contract)).status).toBe(404);
  });
});
