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

const place = (project: number, month = '2026-10') =>
  `/api/projects/${ids[project]}/returns/${month}`;
const save = async (project: number, body: object, month?: string) => {
  const { headers } = await officer.get(place(project, month));
  return officer.send('PUT', place(project, month), body, {
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
};
const submit = (project: number, body: object = {}, month?: string) =>
  officer.post(`${place(project, month)}/submission`, { attestation: true, ...body });
const decide = (id: string, decision: 'approval' | 'return', body: object = {}) =>
  manager.post(`/api/change-requests/${id}/${decision}`, body);
const entries = async (project: number) =>
  (await officer.get(`/api/projects/${ids[project]}/ledger-entries?limit=200`)).body.items;

const OCTOBER = {
  completed: [
    { composition: 'building', amountFen: '800000000' },
    { composition: 'equipment', amountFen: '200000000' },
  ],
  funds: [{ fundingSource: 'municipal', amountFen: '900000000' }],
  paid: [{ fundingSource: 'municipal', amountFen: '700000000' }],
  physicalPercent: '45.5',
  physicalWords: '主体结构完成（示例）',
  problems: '电力迁改滞后，请市电力公司协调（示例）',
};

describe('a month', () => {
  it('is saved as it is typed, submitted with an attestation, and entered when it is approved', async () => {
    const empty = await officer.get(place(0));
    expect(empty.body).toMatchObject({
      state: 'draft',
      dueOn: '2026-11-06',
      version: 1,
      completed: [],
      physicalPercent: null,
      yearToDate: { completedFen: null },
    });
    expect((await officer.send('PUT', place(0), {})).status).toBe(428);
    expect((await submit(0)).body.code).toBe('RETURN_EMPTY');
    const saved = await save(0, OCTOBER);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      state: 'draft',
      version: 2,
      physicalPercent: '45.50',
      yearToDate: { completedFen: '1000000000', fundsFen: '900000000' },
    });
    const stale = await officer.send(
      'PUT',
      place(0),
      { problems: '其他（示例）' },
      {
        headers: { 'if-match': empty.headers.get('etag') ?? '' },
      },
    );
    expect([stale.status, stale.body.errors.map(({ path }: any) => path)]).toEqual([
      412,
      ['completed', 'funds', 'paid', 'physicalPercent', 'physicalWords', 'problems'],
    ]);
    expect((await submit(0, { attestation: false })).body.code).toBe('ATTESTATION_REQUIRED');

    const filed = await submit(0);
    expect(filed.status).toBe(202);
    expect(filed.headers.get('location')).toBe(`/api/change-requests/${filed.body.id}`);
    expect(filed.body).toMatchObject({
      kind: 'return',
      state: 'submitted',
      subject: { kind: 'return', id: `${ids[0]}/2026-10` },
      summary: { amountFen: '1000000000', month: '2026-10', warnings: [] },
    });
    expect(filed.body.summary.lines.map(({ label }: any) => label.zh)).toEqual(
      expect.arrayContaining(['完成投资', '资金到位', '本年累计完成', '形象进度']),
    );
    expect((await officer.get(place(0))).body).toMatchObject({
      state: 'submitted',
      changeRequestId: filed.body.id,
    });
    const again = await save(0, OCTOBER);
    expect([again.status, again.body.code]).toEqual([409, 'RETURN_SUBMITTED']);
    expect(again.body.detail).toContain(`/change-requests/${filed.body.id}`);
    expect((await submit(0)).status).toBe(409);
    expect(await entries(0)).toEqual([]);

    expect((await decide(filed.body.id, 'approval')).status).toBe(200);
    const posted = await entries(0);
    expect(
      posted.map(({ series, amountFen, origin, buildingFen, proposalId }: any) => [
        series,
        amountFen,
        origin,
        buildingFen,
        proposalId === filed.body.id,
      ]),
    ).toEqual([
      ['completed', '1000000000', 'return', '800000000', true],
      ['funds', '900000000', 'return', null, true],
      ['paid', '700000000', 'return', null, true],
    ]);
    const [reading] = (await officer.get(`/api/projects/${ids[0]}/progress-readings`)).body.items;
    expect(reading).toMatchObject({ percent: '45.50', readOn: '2026-10-31' });
    expect((await officer.get(place(0))).body.state).toBe('approved');
    expect((await officer.get(place(0, '2026-11'))).body).toMatchObject({
      lastMonth: { month: '2026-10', completedFen: '1000000000', physicalPercent: '45.50' },
      yearBefore: { completedFen: '1000000000' },
      sources: ['municipal'],
    });
    expect((await submit(0)).body.code).toBe('RETURN_PASSED');
  });

  it('that a return holds takes no entry, reversal or file', async () => {
    const direct = await officer.post(`/api/projects/${ids[0]}/ledger-entries`, {
      series: 'completed',
      month: '2026-10',
      amountFen: '100',
    });
    expect([direct.status, direct.body.code]).toEqual([409, 'RETURN_HOLDS_MONTH']);
    expect(direct.body.detail).toContain('/change-requests/');
    const [entry] = await entries(0);
    const reversal = await officer.post(`/api/ledger-entries/${entry.id}/reversal`, {
      reason: '误报（示例）',
    });
    expect(reversal.body.code).toBe('RETURN_HOLDS_MONTH');
    const beside = await officer.post(`/api/projects/${ids[0]}/ledger-entries`, {
      series: 'completed',
      month: '2026-09',
      amountFen: '900000000',
    });
    expect(beside.status).toBe(202);
  });

  it('is corrected by a new return that reverses and enters what differs', async () => {
    const begun = await save(0, {
      ...OCTOBER,
      paid: [{ fundingSource: 'municipal', amountFen: '650000000' }],
      explanation: '支付误报（示例）',
    });
    expect(begun.body).toMatchObject({ state: 'draft', changeRequestId: null });
    expect(begun.body.corrects).not.toBeNull();
    const filed = await submit(0);
    const paid = filed.body.summary.lines.find(({ label }: any) => label.zh === '支付');
    expect([paid.old.zh, paid.new.zh.slice(0, 6)]).toEqual(['700 万元', '650 万元']);
    expect((await decide(filed.body.id, 'approval')).status).toBe(200);
    expect(
      (await entries(0))
        .filter(({ month }: any) => month === '2026-10')
        .slice(3)
        .map(({ series, amountFen, origin }: any) => [series, amountFen, origin]),
    ).toEqual([
      ['paid', '-700000000', 'correction'],
      ['paid', '650000000', 'return'],
    ]);
  });
});

describe('a return that comes back', () => {
  it('keeps what was typed, says why, and is submitted again as the same request', async () => {
    await save(1, OCTOBER);
    const filed = await submit(1);
    await decide(filed.body.id, 'return', { reason: '请核对支付（示例）' });
    const back = await officer.get(place(1));
    expect(back.body).toMatchObject({
      state: 'returned',
      reason: '请核对支付（示例）',
      problems: OCTOBER.problems,
    });
    expect((await save(1, { ...OCTOBER, paid: [] })).body.state).toBe('returned');
    const again = await submit(1);
    expect([again.status, again.body.id, again.body.state]).toEqual([
      202,
      filed.body.id,
      'submitted',
    ]);
    expect((await decide(filed.body.id, 'approval')).status).toBe(200);
    expect((await entries(1)).map(({ series }: any) => series)).toEqual(['completed', 'funds']);
  });
});

describe('a return is refused', () => {
  it('of a month that has not begun, with parts that do not add up, or over other entries', async () => {
    expect((await save(2, OCTOBER, '2026-12')).body.code).toBe('RETURN_MONTH_NOT_BEGUN');
    expect((await officer.get(place(2, '2026-13'))).status).toBe(404);
    await save(2, {
      completed: [...OCTOBER.completed, { composition: null, amountFen: '5' }],
    });
    const sum = await submit(2);
    expect([sum.status, sum.body.code, sum.body.errors[0].path]).toEqual([
      422,
      'COMPOSITION_NOT_SUM',
      'completed',
    ]);
    await save(2, { physicalWords: '按计划（示例）' });
    expect((await submit(2)).body.code).toBe('RETURN_COMPLETED_MISSING');
    const waiting = await officer.post(`/api/projects/${ids[2]}/ledger-entries`, {
      series: 'completed',
      month: '2026-10',
      amountFen: '100000000',
    });
    await save(2, OCTOBER);
    const taken = await submit(2);
    expect([taken.status, taken.body.code]).toEqual([409, 'RETURN_MONTH_TAKEN']);
    expect(taken.body.detail).toContain(`/change-requests/${waiting.body.id}`);
    await tracker.approve(waiting.body.id, ids[2] ?? '');
    expect((await submit(2)).body.code).toBe('RETURN_MONTH_TAKEN');
  });

  it('until amounts far from their neighbours, above or below, are confirmed', async () => {
    await tracker.enter(ids[3] ?? '', {
      series: 'completed',
      month: '2026-08',
      amountFen: '22800000000',
    });
    for (const amountFen of ['2500000', '250000000000000']) {
      await save(3, { completed: [{ composition: null, amountFen }] });
      const doubt = await submit(3);
      expect([doubt.status, doubt.body.code, doubt.body.errors[0]]).toEqual([
        422,
        'UNIT_DOUBTFUL',
        expect.objectContaining({ path: 'completed', accepted: 'unitConfirmed: true' }),
      ]);
    }
    const filed = await submit(3, { unitConfirmed: true });
    expect([filed.status, filed.body.summary.warnings.length]).toEqual([202, 1]);
  });

  it('to auditors and other organisations', async () => {
    const auditor = await tracker.as('auditor');
    const headers = { 'if-match': '"v1"' };
    expect((await auditor.send('PUT', place(4), {}, { headers })).status).toBe(403);
    expect((await auditor.get(place(4))).status).toBe(200);
  });
});

it('lists the returns of a month in the order of projects', async () => {
  const { body } = await officer.get('/api/returns?month=2026-10&organisation=sample-transport');
  expect(body.items.slice(0, 4).map(({ projectId, state }: any) => [projectId, state])).toEqual([
    [ids[0], 'approved'],
    [ids[1], 'approved'],
    [ids[2], 'draft'],
    [ids[3], 'submitted'],
  ]);
  const page = await officer.get('/api/returns?month=2026-10&limit=2');
  const next = await officer.get(
    `/api/returns?month=2026-10&limit=2&cursor=${page.body.nextCursor}`,
  );
  expect(next.body.items[0].projectId).toBe(ids[2]);
});

describe('what is owed', () => {
  let chief: ApiClient;
  beforeAll(async () => {
    chief = await tracker.as('manager', 'city');
  });
  const ask = async (body: object, by = chief, id = 'sample-transport') => {
    const { headers } = await by.get(`/api/organisations/${id}`);
    return by.send('PATCH', `/api/organisations/${id}`, body, {
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
  };
  const duties = async (month: string) =>
    (
      await officer.get(`/api/returns?month=${month}&organisation=sample-transport&limit=200`)
    ).body.items.map(({ flagship, state, duty, dueOn }: any) => ({ flagship, state, duty, dueOn }));
  const board = async (query = '') => {
    const { body } = await officer.get(`/api/returns/board${query}`);
    return body.items.find(({ organisationId }: any) => organisationId === 'sample-transport');
  };

  it('is nothing before somebody asks for it', async () => {
    expect(await board()).toMatchObject({ returnsFrom: null, workingDay: 5, flagshipEvery: 1 });
    expect((await duties('2026-08')).every(({ duty }: any) => duty === 'not-asked')).toBe(true);
    expect((await board('?from=2026-08&until=2026-08')).months).toMatchObject([
      { month: '2026-08', state: 'not-asked', dueOn: '2026-09-07' },
    ]);
  });

  it('is asked for by the city, from a month on and not by the organisation itself', async () => {
    expect((await ask({ returnsFrom: '2026-09' }, manager)).status).toBe(403);
    expect((await ask({ returnsFrom: '2026-13' })).status).toBe(400);
    const asked = await ask({ returnsFrom: '2026-09' });
    expect([asked.status, asked.body.returnsFrom]).toEqual([200, '2026-09']);
    expect((await duties('2026-08')).every(({ duty }: any) => duty === 'not-asked')).toBe(true);
    const september = await duties('2026-09');
    expect(september[0]).toEqual({
      flagship: true,
      state: 'draft',
      duty: 'late',
      dueOn: '2026-10-13',
    });
    expect(
      (await board('?from=2026-08&until=2026-09')).months.map(({ state }: any) => state),
    ).toEqual(['not-asked', 'late']);
    // Today is 3 November: October is due on the 6th.
    const october = await duties('2026-10');
    expect(october.find(({ state }: any) => state === 'approved').duty).toBe('filed');
    expect(october.find(({ state }: any) => state === 'draft')).toMatchObject({
      duty: 'owed',
      dueOn: '2026-11-06',
    });
    expect((await board()).months.at(-1)).toMatchObject({ month: '2026-11', state: 'not-begun' });
  });

  it('is due by a day and in a rhythm that count from a month on', async () => {
    const wanted = {
      returnTermsFrom: '2026-10',
      returnWorkingDay: 1,
      returnEveryFlagship: '3',
    };
    expect((await ask({ ...wanted, returnWorkingDay: 21 })).status).toBe(400);
    expect((await ask(wanted)).status).toBe(200);
    expect((await duties('2026-09'))[0]).toMatchObject({ duty: 'late', dueOn: '2026-10-13' });
    expect((await duties('2026-10')).find(({ state }: any) => state === 'draft')).toMatchObject({
      duty: 'not-asked',
      dueOn: '2026-11-02',
    });
    expect(await board()).toMatchObject({ workingDay: 1, flagshipEvery: 3, standardEvery: 3 });
    await ask({ returnTermsFrom: '2026-10', returnWorkingDay: 5, returnEveryFlagship: '1' });
    expect((await duties('2026-10')).find(({ state }: any) => state === 'draft')).toMatchObject({
      duty: 'owed',
      dueOn: '2026-11-06',
    });
  });

  it('is an alert when it is missing, one for the organisation and month', async () => {
    await tracker.evaluate();
    const { body } = await manager.get('/api/alerts?rule=return-missing');
    expect(body.items).toHaveLength(1);
    const [alert] = body.items;
    expect(alert).toMatchObject({
      rule: 'return-missing',
      severity: 'amber',
      state: 'open',
      raisedOn: '2026-11-03',
      inputs: { organisationId: 'sample-transport', month: '2026-09', dueOn: '2026-10-13' },
    });
    const { items } = (
      await officer.get('/api/returns?month=2026-09&organisation=sample-transport&limit=200')
    ).body;
    const missing = items.filter(({ duty }: any) => duty === 'late');
    expect(alert.inputs.missing).toBe(String(missing.length));
    expect(alert.explanation).toContain(`2026-09 月报缺 ${missing.length} 项：`);
    expect(alert.explanation).toContain(missing[0].projectName);
    expect((await officer.get('/api/alert-rules')).body.items).toContainEqual(
      expect.objectContaining({ code: 'return-missing' }),
    );
  });

  it('is shown for two years at most', async () => {
    for (const query of ['?from=2024-01&until=2026-09', '?from=2026-09&until=2026-08'])
      expect((await officer.get(`/api/returns/board${query}`)).body.code).toBe('BOARD_TOO_LONG');
    expect((await board('?from=2026-01&until=2026-09')).months).toHaveLength(9);
    await ask({ returnsFrom: null });
    expect((await duties('2026-09'))[0].duty).toBe('not-asked');
  });
});
