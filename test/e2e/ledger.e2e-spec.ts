import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let ids: string[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  ids = (await officer.get('/api/projects?flagship=true')).body.items.map(
    (project: any) => project.id,
  );
  for (const id of ids)
    await officer.post(`/api/projects/${id}/documents`, {
      number: '支付证书 3 号',
      title: '工程款支付证书（示例）',
    });
});
afterAll(() => tracker.close());

const entry = (over: object = {}) => ({
  series: 'paid',
  month: '2026-03',
  amountFen: '125000000',
  fundingSource: 'municipal',
  document: '支付证书 3 号',
  ...over,
});
const enter = (project: number, body: object): Promise<any> =>
  tracker.enter(ids[project] ?? '', body);
const post = (project: number, body: object, headers: Record<string, string> = {}) =>
  officer.post(`/api/projects/${ids[project]}/ledger-entries`, body, { headers });

describe('several postings of one project and month that wait together', () => {
  it('are all taken; whoever files another can see them first, and whoever decides sees the others beside each', async () => {
    const filed = await Promise.all(
      Array.from({ length: 4 }, () =>
        post(8, { series: 'completed', month: '2026-06', amountFen: '70000000' }),
      ),
    );
    expect(filed.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const own = filed.map(({ body }) => body.id as string).sort();
    const waiting = async (query: string) =>
      (
        await officer.get(`/api/ledger-proposals?state=proposed&projectId=${ids[8]}&${query}`)
      ).body.items
        .map(({ id }: any) => id)
        .sort();
    expect(await waiting('series=completed&month=2026-06')).toEqual(own);
    expect([
      await waiting('series=paid&month=2026-06'),
      await waiting('series=completed&month=2026-05'),
    ]).toEqual([[], []]);
    const manager = await tracker.as('manager', 'sample-transport');
    const beside = async (id: string | undefined) =>
      (await manager.get(`/api/ledger-proposals/${id}`)).body.alike
        .map((one: any) => one.id)
        .sort();
    expect(await beside(own[0])).toEqual(own.slice(1));
    expect(
      (await manager.get(`/api/ledger-proposals?projectId=${ids[8]}`)).body.items.map(
        ({ alike }: any) => alike.length,
      ),
    ).toEqual([3, 3, 3, 3]);
    await manager.post(`/api/ledger-proposals/${own[0]}/approval`, undefined);
    expect([await beside(own[0]), await beside(own[1])]).toEqual([[], own.slice(2)]);
    const again = await post(8, { series: 'completed', month: '2026-06', amountFen: '70000000' });
    expect([again.status, again.body.code, again.body.errors]).toEqual([
      422,
      'ENTRY_STANDS',
      [expect.objectContaining({ path: 'amountFen', accepted: 'repeatConfirmed: true' })],
    ]);
  });
});

describe('the ledger, as an officer posts to it', () => {
  it('posts, lists with running sums, shows the new totals, and reverses', async () => {
    const proposed = await post(0, entry());
    expect(proposed.status).toBe(202);
    expect(proposed.body).toMatchObject({
      kind: 'ledger-entries',
      subject: { kind: 'ledger-entry' },
      state: 'submitted',
      level: 1,
      levels: 1,
      projectIds: [ids[0]],
      summary: { amountFen: '125000000', month: '2026-03', source: '支付证书 3 号', warnings: [] },
      payload: { form: 'posting', entries: 1, paidFen: '125000000', completedFen: '0' },
      submittedByName: '交通单位专员（示例）',
      decidedBy: null,
    });
    expect(proposed.headers.get('location')).toBe(`/api/change-requests/${proposed.body.id}`);
    expect((await officer.get(`/api/projects/${ids[0]}`)).body).toMatchObject({
      paidFen: null,
      ledgerEntries: 0,
    });
    const first = await tracker.approve(proposed.body.id, ids[0] ?? '');
    expect(first.id).toBe(proposed.body.subject.id);
    expect(first).toMatchObject({
      sequence: '1',
      effectiveOn: '2026-03-31',
      runningFen: '125000000',
      origin: 'direct',
      reversedById: null,
      recordedByName: '交通单位专员（示例）',
      approvedByName: '交通单位主管（示例）',
    });
    await enter(0, entry({ amountFen: '1', month: '2026-04' }));
    expect((await officer.get(`/api/projects/${ids[0]}`)).body).toMatchObject({
      paidFen: '125000001',
      completedFen: null,
      ledgerEntries: 2,
    });

    const asked = await officer.post(`/api/ledger-entries/${first.id}/reversal`, {
      reason: '重复登记',
    });
    expect(asked.status).toBe(202);
    const reversal = await tracker.approve(asked.body.id, ids[0] ?? '');
    expect(reversal).toMatchObject({
      amountFen: '-125000000',
      reversesId: first.id,
      runningFen: '1',
    });
    const listed = (await officer.get(`/api/projects/${ids[0]}/ledger-entries?limit=2`)).body;
    expect(listed.items[0]).toMatchObject({ reversedById: reversal.id });
    expect(
      (
        await officer.get(
          `/api/projects/${ids[0]}/ledger-entries?limit=2&cursor=${listed.nextCursor}`,
        )
      ).body.items.map((row: any) => row.sequence),
    ).toEqual(['3']);
  });

  it('answers a repeated request with the first entry and refuses the key for another one', async () => {
    const key = { 'idempotency-key': 'form-1' };
    const answers = await Promise.all([
      post(1, entry(), key),
      post(1, entry(), key),
      post(1, entry(), key),
    ]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const other = await post(1, entry({ amountFen: '2' }), key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    await tracker.approve(answers[0]?.body.id, ids[1] ?? '');
    expect((await officer.get(`/api/projects/${ids[1]}`)).body.paidFen).toBe('125000000');
  });

  it('corrects an entry; both lines name each other, and the list can be narrowed', async () => {
    const wrong = await enter(6, entry({ month: '2026-01' }));
    const asked = await officer.post(`/api/ledger-entries/${wrong.id}/correction`, {
      ...entry({ month: '2026-02' }),
      reason: '月份登记错误',
    });
    expect(asked.body).toMatchObject({
      subject: { kind: 'ledger-entry', id: wrong.id },
      payload: { form: 'correction', entries: 2, paidFen: '0' },
      note: '月份登记错误',
    });
    await tracker.approve(asked.body.id, ids[6] ?? '');
    const { items } = (
      await officer.get(`/api/projects/${ids[6]}/ledger-entries?origin=correction`)
    ).body;
    expect(
      items.map((item: any) => [item.reversesId, item.correctsId, item.month, item.note]),
    ).toEqual([
      [wrong.id, null, '2026-01', '月份登记错误'],
      [null, wrong.id, '2026-02', '月份登记错误'],
    ]);
    const narrowed = async (query: string) =>
      (await officer.get(`/api/projects/${ids[6]}/ledger-entries?${query}`)).body.items.map(
        (item: any) => item.sequence,
      );
    expect([
      await narrowed('period=2026-02..2026-02'),
      await narrowed('fundingSource=ppp'),
      await narrowed(`document=${encodeURIComponent('支付证书 3 号')}&series=paid`),
      await narrowed(`knownAt=${encodeURIComponent(wrong.recordedAt)}`),
    ]).toEqual([['3'], [], ['1', '2', '3'], ['1']]);
  });

  it('totals by month and source, now and as known before a correction', async () => {
    const rows = (query = '') => officer.get(`/api/projects/${ids[6]}/ledger-totals${query}`);
    const first = (await officer.get(`/api/projects/${ids[6]}/ledger-entries?limit=1`)).body
      .items[0];
    expect(
      (await rows()).body.items.map((row: any) => [row.month, row.fundingSource, row.paidFen]),
    ).toEqual([
      ['2026-01', 'municipal', '0'],
      ['2026-02', 'municipal', '125000000'],
    ]);
    const then = (await rows(`?period=2026..2026&knownAt=${encodeURIComponent(first.recordedAt)}`))
      .body;
    expect([then.knownAt, then.items.map((row: any) => [row.month, row.paidFen])]).toEqual([
      first.recordedAt,
      [['2026-01', '125000000']],
    ]);
    expect((await rows('?knownAt=2099-01-01T00:00:00Z')).body.code).toBe('KNOWN_AT_IN_FUTURE');
  });

  it('waits in a list for whoever decides, who can send it back with a reason', async () => {
    const manager = await tracker.as('manager', 'sample-transport');
    const { body: changeRequest } = await post(7, entry());
    expect(
      (
        await manager.get(`/api/ledger-proposals?state=proposed&projectId=${ids[7]}`)
      ).body.items.map((one: any) => one.id),
    ).toEqual([changeRequest.id]);
    expect(
      (await manager.get(`/api/ledger-proposals/${changeRequest.id}/entries`)).body.items,
    ).toMatchObject([
      { projectId: ids[7], amountFen: '125000000', document: '支付证书 3 号', entryId: null },
    ]);
    expect(
      (
        await manager.get(
          `/api/ledger-proposals?filedBy=${changeRequest.submittedBy}&projectId=${ids[7]}`,
        )
      ).body.items,
    ).toMatchObject([{ id: changeRequest.id, projectId: ids[7] }]);
    expect((await manager.get(`/api/ledger-proposals?filedBy=${ids[7]}`)).body.items).toEqual([]);
    expect([
      (await manager.get('/api/ledger-proposals/waiting')).body.toDecide,
      (await officer.get('/api/ledger-proposals/waiting')).body,
    ]).toEqual([expect.any(Number), { toDecide: 0, own: expect.any(Number) }]);
    expect(
      (await officer.post(`/api/ledger-proposals/${changeRequest.id}/approval`, undefined)).body
        .code,
    ).toBe('OWN_CHANGE_REQUEST');
    expect(
      (await manager.post(`/api/ledger-proposals/${changeRequest.id}/return`, {})).body.errors[0]
        .path,
    ).toBe('reason');
    expect(
      (
        await manager.post(`/api/ledger-proposals/${changeRequest.id}/return`, {
          reason: '缺少支付证书',
        })
      ).body,
    ).toMatchObject({
      state: 'returned',
      reason: '缺少支付证书',
      decidedByName: '交通单位主管（示例）',
    });
    // The filer can withdraw a returned change request. An officer of another organisation cannot
    // find it.
    expect((await officer.delete(`/api/ledger-proposals/${changeRequest.id}`)).body.state).toBe(
      'withdrawn',
    );
    expect(
      (
        await (
          await tracker.as('officer', 'sample-development')
        ).get(`/api/ledger-proposals/${changeRequest.id}`)
      ).status,
    ).toBe(404);
  });

  it('says what a change request does to the running totals: while it waits, once it is in the ledger, and after it was sent back', async () => {
    const manager = await tracker.as('manager', 'sample-transport');
    const totals = async (id: string) =>
      (await manager.get(`/api/ledger-proposals/${id}/totals`)).body.items.map((one: any) => [
        one.series,
        one.beforeFen,
        one.movedFen,
        one.afterFen,
      ]);
    const before = (await manager.get(`/api/projects/${ids[8]}`)).body.paidFen ?? '0';
    const after = (BigInt(before) + 125000000n).toString();
    const { body: first } = await post(8, entry({ document: undefined }));
    expect(await totals(first.id)).toEqual([['paid', before, '125000000', after]]);
    const inLedger = await tracker.approve(first.id, ids[8] ?? '');
    const { body: second } = await post(8, entry({ document: undefined, amountFen: '7' }));
    await manager.post(`/api/ledger-proposals/${second.id}/return`, { reason: '重复' });
    expect([await totals(first.id), await totals(second.id)]).toEqual([
      [['paid', before, '125000000', after]],
      [['paid', null, '7', null]],
    ]);
    expect((await manager.get(`/api/ledger-entries/${inLedger.id}`)).body).toEqual(inLedger);
    expect(
      (
        await (
          await tracker.as('officer', 'sample-development')
        ).get(`/api/ledger-entries/${inLedger.id}`)
      ).status,
    ).toBe(404);
  });

  it.each<[string, object | string, number, string]>([
    ['a number for the amount', entry({ amountFen: 125000000 }), 400, 'amountFen'],
    ['a float', entry({ amountFen: '1.5' }), 400, 'amountFen'],
    ['more than 10¹⁵ fen', entry({ amountFen: '1000000000000001' }), 400, 'amountFen'],
    ['zero', entry({ amountFen: '0' }), 400, 'amountFen'],
    ['a negative amount', entry({ amountFen: '-5' }), 400, 'amountFen'],
    ['month 13', entry({ month: '2026-13' }), 400, 'month'],
    ['month 00', entry({ month: '2026-00' }), 400, 'month'],
    ['a month to come', entry({ month: '2026-08' }), 422, 'month'],
    ['a day that does not exist', entry({ effectiveOn: '2026-03-32' }), 400, 'effectiveOn'],
    ['a day of another month', entry({ effectiveOn: '2026-04-01' }), 422, 'effectiveOn'],
    ['an unknown series', entry({ series: 'spent' }), 400, 'series'],
    ['an unknown source', entry({ fundingSource: 'pocket' }), 400, 'fundingSource'],
    ['no source for a payment', entry({ fundingSource: undefined }), 422, 'fundingSource'],
    ['a NUL in a text', entry({ document: 'a\u0000b' }), 400, 'document'],
    ['a field nobody knows', entry({ unitId: 'sample-development' }), 400, 'unitId'],
    ['an object for a text', entry({ note: { $ne: 1 } }), 400, 'note'],
    ['a document nobody registered', entry({ document: '支付证书 4 号' }), 422, 'document'],
    [
      'parts that do not add up',
      entry({ buildingFen: '1', equipmentFen: '0', otherFen: '0', landFen: '0' }),
      422,
      'amountFen',
    ],
    [
      'a part left out',
      entry({ buildingFen: '125000000', equipmentFen: '0', otherFen: '0' }),
      422,
      'landFen',
    ],
  ])('refuses %s, names the field, and writes nothing', async (_, body, status, path) => {
    const refused = await officer.send('POST', `/api/projects/${ids[2]}/ledger-entries`, body);
    expect([refused.status, refused.body?.errors?.[0]?.path]).toEqual([status, path]);
    expect((await officer.get(`/api/ledger-proposals?projectId=${ids[2]}`)).body.items).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['malformed JSON', '{"series":', 400],
    ['a body that is no object', '[1,2]', 400],
    ['two megabytes', JSON.stringify(entry({ note: 'x'.repeat(2_000_000) })), 413],
  ])('refuses %s', async (_, raw, status) => {
    const refused = await officer.send(
      'POST',
      `/api/projects/${ids[2]}/ledger-entries`,
      undefined,
      { raw },
    );
    expect(refused.status).toBe(status);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('never refuses an actual for being too high', async () => {
    expect(
      (await post(3, entry({ series: 'completed', amountFen: '1000000000000000' }))).status,
    ).toBe(202);
  });

  it('is written by the unit alone', async () => {
    const attempts = [
      ['auditor', 'city', 403],
      ['officer', 'sample-development', 404],
      ['system-admin', 'city', 404],
      ['manager', 'sample-transport', 202],
    ] as const;
    for (const [role, unit, status] of attempts) {
      const answer = await (
        await tracker.as(role, unit)
      ).post(`/api/projects/${ids[4]}/ledger-entries`, entry());
      expect([role, answer.status]).toEqual([role, status]);
    }
  });
});

describe('the spend report, as an auditor pulls it', () => {
  it('agrees in JSON and CSV with what was posted, and answers the same for the same instant', async () => {
    const auditor = await tracker.as('auditor');
    await enter(5, entry({ series: 'completed', amountFen: '1234567', month: '2024-11' }));
    const report = (await auditor.get('/api/reports/spend?period=2021..2026')).body;
    const sum = (field: string) =>
      report.rows
        .reduce((total: bigint, row: any) => total + BigInt(row[field] ?? 0), 0n)
        .toString();
    expect(report.totals).toMatchObject({
      completedFen: sum('completedFen'),
      fundsFen: null,
      paidFen: sum('paidFen'),
    });

    await enter(5, entry({ amountFen: '777' }));
    const again = await auditor.get(
      `/api/reports/spend?period=2021..2026&knownAt=${report.manifest.knownAt}`,
    );
    expect(again.body).toEqual(report);
    const csv = () =>
      auditor.get(
        `/api/reports/spend?period=2021..2026&format=csv&knownAt=${report.manifest.knownAt}`,
      );
    const [once, twice] = [await csv(), await csv()];
    expect(once.text).toBe(twice.text);
    // Adds the byte order mark with which the file begins, because decoding the response as text
    // has removed it.
    const bytes = Buffer.from(`\ufeff${once.text}`);
    const file = await auditor.get(
      `/api/reports/spend?period=2021..2026&format=csv&hash=true&knownAt=${report.manifest.knownAt}`,
    );
    expect(file.body).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    });
    expect(once.headers.get('content-disposition')).toMatch(
      /^attachment; filename="spend_2021-01-01_2026-12-31_known-/,
    );
    const paid = BigInt(report.totals.paidFen);
    expect(once.text).toContain(`,${paid / 100n}.${String(paid % 100n).padStart(2, '0')},`);
  });

  it.each([
    ['period=2025..2021', 'period'],
    ['period=soon', 'period'],
    ['', 'period'],
    ['period=2021..2025&knownAt=yesterday', 'knownAt'],
    ['period=2021..2025&groupBy=weather', 'groupBy'],
    ['period=2021..2025&format=docx', 'format'],
    ['period=2021..2025&knownAt=2099-01-01T00:00:00Z', 'knownAt'],
    ['period=2021..2025&projectId=1', 'projectId'],
    ['period=2021..2025&nonsense=1', 'nonsense'],
  ])('refuses ?%s and names %s', async (query, path) => {
    const refused = await (await tracker.as('auditor')).get(`/api/reports/spend?${query}`);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([400, path]);
  });

  it.each(['not-a-cursor', 'WzFd', 'bnVsbA', '%00'])('refuses the cursor %s', async (cursor) => {
    const refused = await officer.get(`/api/projects?cursor=${cursor}`);
    expect(refused.status).toBe(400);
  });
});
