import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let administrator: ApiClient;
let manager: ApiClient;
let auditor: ApiClient;
let officer: ApiClient;
let city: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [administrator, manager, auditor, officer, city] = await Promise.all([
    tracker.as('system-admin', 'city'),
    tracker.as('manager', 'sample-transport'),
    tracker.as('auditor'),
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'city'),
  ]);
});
afterAll(() => tracker.close());

const described = {
  code: 'province-platform',
  name: '省重大项目平台（示例）',
  columns: [
    { heading: '序号', field: 'row-number' },
    { heading: '省平台编码', field: 'outside-id' },
    { heading: '项目名称', field: 'project-name' },
    { heading: '责任单位', field: 'lead-organisation' },
    { heading: '建设阶段', field: 'stage' },
    { heading: '本月完成', field: 'completed-month' },
    { heading: '本年完成', field: 'completed-year' },
    { heading: '累计完成', field: 'completed-total' },
    { heading: '到位资金', field: 'funds-total' },
    { heading: '支付', field: 'paid-total' },
    { heading: '形象进度', field: 'physical-percent' },
    { heading: '年度计划', field: 'year-plan' },
    { heading: '总投资', field: 'total-investment' },
    { heading: '项目代码', field: 'project-code' },
    { heading: '我方编号', field: 'own-id' },
    { heading: '月份', field: 'month' },
  ],
  unit: 'wan',
  deadline: { kind: 'day-of-month', number: 5 },
  validFrom: '2026-01-01',
};
const describeTo = (change: object = {}, client = administrator) =>
  client.post('/api/outside-systems', { ...described, ...change });
const download = (client: ApiClient, id: string, month = '2026-06') =>
  fetch(`${client.url}/api/outside-systems/${id}/workbook?month=${month}`, {
    headers: client.credentials(),
  });
const sheetsOf = async (client: ApiClient, id: string, month?: string) => {
  const answer = await download(client, id, month);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  return (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets;
};

describe('a month for another system', () => {
  it('stands in its own columns, ids and unit, and leaves unknown cells empty', async () => {
    const system = (await describeTo()).body;
    expect(system).toEqual({ ...described, id: system.id, validUntil: null });
    const items = (await manager.get('/api/projects?kind=investment&limit=200')).body.items;
    const [first, second] = items;
    for (const [project, id] of [
      [first, 'A-2'],
      [second, 'A-1'],
    ])
      expect(
        (
          await officer.send('PUT', `/api/projects/${project.id}/external-ids`, {
            items: [{ system: 'province-platform', id }],
          })
        ).status,
      ).toBe(200);
    for (const [month, amountFen] of [
      ['2025-12', '1000000'],
      ['2026-05', '2000000'],
      ['2026-06', '123456'],
      ['2026-07', '9000000'],
    ])
      await tracker.enter(
        first.id,
        { series: 'completed', month, amountFen, openingConfirmed: true, unitConfirmed: true },
        'sample-transport',
      );
    const [sheet, notes] = await sheetsOf(manager, system.id);
    expect(sheet?.name).toBe(described.name);
    const [head, ...rows] = sheet?.rows ?? [];
    expect(head).toEqual(described.columns.map(({ heading }) => heading));
    const cell = (row: number, heading: string) =>
      rows[row]?.[described.columns.findIndex((one) => one.heading === heading)] ?? null;
    expect(rows.length).toBe(2);
    expect([cell(0, '序号'), cell(0, '省平台编码'), cell(0, '项目名称')]).toEqual([
      1,
      'A-1',
      second.name,
    ]);
    expect(
      ['本月完成', '本年完成', '累计完成', '到位资金', '支付', '形象进度', '年度计划'].map((one) =>
        cell(0, one),
      ),
    ).toEqual(Array(7).fill(null));
    expect(
      ['省平台编码', '本月完成', '本年完成', '累计完成', '到位资金', '我方编号', '月份'].map(
        (one) => cell(1, one),
      ),
    ).toEqual(['A-2', 0.123456, 2.123456, 3.123456, null, first.id, '2026-06']);
    expect(cell(1, '总投资')).toBe(
      first.totalInvestmentFen === null ? null : Number(first.totalInvestmentFen) / 1_000_000,
    );
    const explained = new Map(notes?.rows.map(([label, words]) => [label, words]));
    expect([explained.get('截止日'), explained.get('项目数'), explained.get('金额单位')]).toEqual([
      '2026-07-05',
      2,
      '万元',
    ]);
    const left = [...(notes?.rows ?? [])].filter(([label]) => !label).map(([, name]) => name);
    expect(left.length).toBe(items.length - 2);
    expect(left).not.toContain(first.name);
  });

  it('holds what its reader may see', async () => {
    const [system] = (await manager.get('/api/outside-systems')).body.items;
    const elsewhere = await tracker.as('manager', 'sample-development');
    expect((await sheetsOf(elsewhere, system.id))[0]?.rows.length).toBe(1);
    for (const client of [city, auditor])
      expect((await sheetsOf(client, system.id))[0]?.rows.length).toBe(3);
    for (const client of [officer, administrator])
      expect((await download(client, system.id)).status).toBe(403);
    expect((await officer.get('/api/outside-systems')).status).toBe(403);
    expect((await describeTo({ code: 'another' }, manager)).status).toBe(403);
  });

  it('is described from a day on, and a month takes the description that held', async () => {
    const code = 'statistics-sheet';
    const columns = [{ heading: '编码', field: 'outside-id' }];
    const first = (await describeTo({ code, columns })).body;
    const again = await describeTo({ code, columns });
    expect([again.status, again.body.code, again.body.errors[0].path]).toEqual([
      409,
      'OUTSIDE_SYSTEM_BEGUN',
      'validFrom',
    ]);
    const next = (await describeTo({ code, columns, validFrom: '2026-06-01', unit: 'yi' })).body;
    const listed = (await administrator.get('/api/outside-systems')).body.items.filter(
      (one: any) => one.code === code,
    );
    expect(listed.map(({ id, validUntil }: any) => [id, validUntil])).toEqual([
      [first.id, '2026-05-31'],
      [next.id, null],
    ]);
    expect((await download(manager, first.id, '2026-05')).status).toBe(200);
    expect((await download(manager, next.id, '2026-06')).status).toBe(200);
    for (const [id, month] of [
      [first.id, '2026-06'],
      [first.id, '2025-12'],
      [next.id, '2026-05'],
      [next.id, '2026-08'],
    ])
      expect((await download(manager, id, month)).status).toBe(422);
    expect((await download(manager, next.id, '2026-13')).status).toBe(400);
    expect((await download(manager, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const page = (await administrator.get('/api/outside-systems?limit=1')).body;
    const rest = (await administrator.get(`/api/outside-systems?cursor=${page.nextCursor}`)).body;
    expect(rest.items.length).toBe(2);
  });

  it.each<[string, object, number, string]>([
    [
      'an unknown field',
      { columns: [{ heading: '编码', field: 'password' }] },
      400,
      'columns.0.field',
    ],
    ['no column', { columns: [] }, 400, 'columns'],
    ['a heading twice', { columns: [described.columns[1], described.columns[1]] }, 422, 'columns'],
    ['an unknown unit', { unit: 'fen' }, 400, 'unit'],
    ['a code with spaces', { code: 'a b' }, 400, 'code'],
    ['a deadline without a kind', { deadline: { number: 5 } }, 400, 'deadline.kind'],
    ['day 0', { deadline: { kind: 'working-day', number: 0 } }, 400, 'deadline.number'],
    [
      'a working day that no month has',
      { deadline: { kind: 'working-day', number: 25 } },
      422,
      'deadline.number',
    ],
    ['no first day', { validFrom: null }, 400, 'validFrom'],
  ])('refuses a description with %s', async (_, change, status, path) => {
    const refused = await describeTo({ code: 'refused', ...change });
    expect([refused.status, refused.body.errors[0].path]).toEqual([status, path]);
  });
});
