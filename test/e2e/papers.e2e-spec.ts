import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approvedChangeRequest } from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let officer: ApiClient;
let unitManager: ApiClient;
let city: ApiClient;
let leader: ApiClient;
let flagships: any[];
const PLACE = '/api/papers';
const idOf = (item: number): string => flagships.find((one) => one.planItem.number === item).id;
const plan = (item: number, amountFen: string, category = 'continuing') =>
  approvedChangeRequest(officer, unitManager, `/api/projects/${idOf(item)}/year-plan-filings`, {
    year: 2025,
    amountFen,
    category,
    effectiveOn: '2025-01-05',
    document: '年度计划（示例）',
  });
const complete = (item: number, month: string, amountFen: string) =>
  tracker.enter(idOf(item), { series: 'completed', month, amountFen, unitConfirmed: true });

beforeAll(async () => {
  tracker = await bootTracker({ now: '2025-04-10T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  unitManager = await tracker.as('manager', 'sample-transport');
  city = await tracker.as('manager', 'city');
  leader = await tracker.as('leader', 'city');
  flagships = (await officer.get('/api/projects?flagship=true')).body.items;
  await plan(8, '10150000000000');
  await complete(8, '2025-01', '1000000000000');
  await complete(8, '2025-03', '2136400000000');
  await plan(9, '100000000000', 'new-start');
  await complete(1, '2025-02', '500000000');
});
afterAll(() => tracker?.close());

const preview = (who: ApiClient, month = '2025-03') =>
  who.post(`${PLACE}/previews`, { kind: 'bulletin', month });
const wanted = (over: object = {}) => ({
  kind: 'bulletin',
  month: '2025-03',
  number: '调度通报〔2025〕3号',
  issuedOn: '2025-04-08',
  signer: '示例签发人',
  ...over,
});

describe('what a bulletin would say', () => {
  it('has the arithmetic of a progress bulletin, with coverage', async () => {
    const { status, body } = await preview(city);
    expect(status).toBe(200);
    const { total, unjudged, change, organisations, rates, warned } = body.bulletin;
    expect(total).toMatchObject({
      planFen: '10150000000000',
      completedFen: '3136400000000',
      ratePercent: '30.90',
      timePercent: '25.00',
      leadPoints: '5.90',
      known: 1,
    });
    expect(total.of).toBeGreaterThan(1);
    expect(unjudged).toMatchObject({
      withoutEntries: 1,
      plannedFen: '100000000000',
      withoutPlan: 1,
      completedFen: '500000000',
    });
    expect(change).toMatchObject({ month: '2025-02', ratePoints: '21.05', leadPoints: '12.72' });
    expect(organisations[0]).toMatchObject({ rank: 1, rankBefore: 1, ratePercent: '30.90' });
    expect(rates.start).toMatchObject({ of: 1 });
    const { red, amber, clear, unknown, of } = warned;
    expect(red + amber + clear + unknown).toBe(of);
    expect(of).toBe(body.projects);
  });

  it('is about the projects that its reader sees', async () => {
    const other = await tracker.as('officer', 'sample-development');
    const { body } = await preview(other);
    expect(body.bulletin.total.known).toBe(0);
    expect(body.projects).toBeLessThan((await preview(city)).body.projects);
    expect((await preview(await tracker.as('system-admin'))).status).toBe(403);
  });

  it('has no month before in January', async () => {
    const { body } = await preview(city, '2025-01');
    expect(body.bulletin.change).toBeNull();
    expect(body.bulletin.total).toMatchObject({ ratePercent: '9.85', timePercent: '8.33' });
  });

  it('takes a month that is over, and one that is named', async () => {
    const early = await preview(city, '2025-04');
    expect([early.status, early.body.errors[0]]).toMatchObject([
      422,
      { path: 'month', code: 'PAPER_MONTH_NOT_OVER', accepted: '≤ 2025-03' },
    ]);
    expect((await city.post(`${PLACE}/previews`, { kind: 'letter', month: '3月' })).status).toBe(
      400,
    );
  });
});

describe('a paper', () => {
  let paper: any;

  it('is issued by a manager of the city alone', async () => {
    expect((await unitManager.post(PLACE, wanted())).status).toBe(403);
    expect((await leader.post(PLACE, wanted())).status).toBe(403);
    const key = { headers: { 'idempotency-key': 'paper-1' } };
    const made = await city.post(PLACE, wanted(), key);
    expect(made.status).toBe(201);
    paper = made.body;
    expect(made.headers.get('location')).toBe(`${PLACE}/${String(paper.id)}`);
    expect(paper).toMatchObject({
      kind: 'bulletin',
      template: 'gbt9704',
      number: '调度通报〔2025〕3号',
      issuedOn: '2025-04-08',
      signer: '示例签发人',
      bulletin: { total: { leadPoints: '5.90' } },
      manifest: { parameters: { month: '2025-03', kind: 'bulletin', template: 'gbt9704' } },
    });
    expect((await city.post(PLACE, wanted(), key)).body.id).toBe(paper.id);
  });

  it.each([
    ['a number that is taken', {}, 409, 'number', 'PAPER_NUMBER_TAKEN'],
    ['a month that is not over', { month: '2025-04' }, 422, 'month', 'PAPER_MONTH_NOT_OVER'],
    ['a day within the month', { issuedOn: '2025-03-31' }, 422, 'issuedOn', 'PAPER_ISSUED_OUTSIDE'],
    ['a day to come', { issuedOn: '2025-04-11' }, 422, 'issuedOn', 'PAPER_ISSUED_OUTSIDE'],
  ])('is refused with %s', async (_, over, status, path, code) => {
    const answer = await city.post(PLACE, wanted(over));
    expect([answer.status, answer.body.errors[0]]).toMatchObject([status, { path, code }]);
  });

  it('is a Word file with title, table and totals, as its manifest says', async () => {
    const answer = await fetch(`${tracker.url}${PLACE}/${String(paper.id)}/content`, {
      headers: leader.credentials(),
    });
    expect(answer.headers.get('content-disposition')).toMatch(/attachment.*docx/);
    const file = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(file).digest('hex')).toBe(paper.manifest.sha256);
    const zip = await JSZip.loadAsync(file);
    const text = ((await zip.files['word/document.xml']?.async('string')) ?? '').replaceAll(
      /<[^>]*>/g,
      '',
    );
    expect(text).toContain('2025年3月重大项目调度通报');
    expect(text).toContain('调度通报〔2025〕3号');
    expect(text).toContain('合计1015.00313.6430.90+5.90');
  });

  it('stays as it was, and is made again from its manifest to the byte', async () => {
    await complete(8, '2025-03', '100');
    await plan(1, '1000000000');
    expect((await preview(city)).body.bulletin.total.completedFen).not.toBe('3136400000000');
    const read = await leader.get(`${PLACE}/${String(paper.id)}`);
    expect(read.body).toEqual(paper);
    const again = await leader.post(`${PLACE}/${String(paper.id)}/reproduction`, undefined);
    const { rowsSha256, sha256 } = paper.manifest;
    expect(again.body).toEqual({ same: true, rowsSha256, sha256 });
  });

  it('is listed for whoever reads all of the city, and does not exist for others', async () => {
    const second = await city.post(PLACE, wanted({ number: '更正', signer: null }));
    expect(second.body.signer).toBeNull();
    const page = await leader.get(`${PLACE}?limit=1`);
    expect(page.body.items.map(({ id }: any) => id)).toEqual([second.body.id]);
    const next = await leader.get(`${PLACE}?limit=1&cursor=${String(page.body.nextCursor)}`);
    expect(next.body.items.map(({ id }: any) => id)).toEqual([paper.id]);
    expect(next.body.items[0]).toMatchObject({ issuedByName: paper.issuedByName });
    expect(next.body.nextCursor).toBeNull();
    expect((await unitManager.get(PLACE)).body.items).toEqual([]);
    for (const path of ['', '/content'])
      expect((await unitManager.get(`${PLACE}/${String(paper.id)}${path}`)).status).toBe(404);
    const again = await unitManager.post(`${PLACE}/${String(paper.id)}/reproduction`, undefined);
    expect(again.status).toBe(404);
    expect((await leader.get(`${PLACE}?format=csv`)).text).toContain('调度通报〔2025〕3号');
  });

  it('is kept by the database as it was hashed', async () => {
    const change = (set: string) =>
      asSuperuser(tracker.test.name, (client) => client.query(`UPDATE papers SET ${set}`));
    await expect(change("facts = facts || ' '")).rejects.toThrow(/papers_as_hashed/);
    await expect(change("file = file || 'x'::bytea")).rejects.toThrow(/papers_as_hashed/);
  });
});
