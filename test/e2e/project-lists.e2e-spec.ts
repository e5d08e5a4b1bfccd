import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { uploadTo } from '../harness/upload.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let elsewhere: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [officer, manager, elsewhere] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
    tracker.as('manager', 'sample-development'),
  ]);
});
afterAll(() => tracker.close());

const CODE = '2026-330100-48-01-000071';
const LIST = [
  '2026 年交通重大项目清单（示例）,,,,,',
  '序号,项目名称,阶段,建设年限,总投资（亿元）,项目代码',
  ',一、轨道,,,,',
  `1,示例快线一期（示例）,续建,2021-2026,12.5,${CODE}`,
  '2,示例快线二期（示例）,前期,2026-2030,,',
  ',合计,,,12.5,',
].join('\r\n');

interface Sent {
  text?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  client?: ApiClient;
}

const send = (
  path: string,
  { text = LIST, fields = {}, headers = {}, client = officer }: Sent = {},
): Promise<any> =>
  uploadTo(client, `/api/project-lists${path}`, {
    file: { name: '清单（示例）.csv', bytes: Buffer.from(text) },
    fields: { organisation: 'sample-transport', ...fields },
    headers,
  });
const named = async (q: string) =>
  (await officer.get(`/api/projects?q=${encodeURIComponent(q)}`)).body.items;

describe('a list of projects', () => {
  it('is read without changing anything', async () => {
    const { status, body } = await send('/check');
    expect([status, body.problems]).toEqual([200, []]);
    expect(body).toMatchObject({
      projects: 2,
      skipped: [3, 6],
      nearCount: 0,
      near: [],
      totalInvestmentFen: '125000000000',
      totalsStated: 1,
      columns: [
        { column: 'A', heading: '序号', field: null },
        { column: 'B', field: 'name' },
        { column: 'C', field: 'stage' },
        { column: 'D', field: 'years' },
        { column: 'E', field: 'totalInvestment' },
        { column: 'F', field: 'code' },
      ],
    });
    expect(await named('示例快线')).toEqual([]);
  });

  it('is registered as a whole once another person has approved it', async () => {
    const headers = { 'idempotency-key': 'list-1' };
    const filed = await send('', { headers });
    expect([filed.status, filed.body.errors]).toEqual([202, undefined]);
    expect((await send('', { headers })).body.id).toBe(filed.body.id);
    expect(filed.body.summary.title.zh).toBe('2 个项目 · 清单登记');
    expect(await named('示例快线')).toEqual([]);
    expect((await elsewhere.get(`/api/change-requests/${filed.body.id}`)).status).toBe(404);
    expect((await officer.post(`/api/change-requests/${filed.body.id}/approval`, {})).status).toBe(
      403,
    );

    const approved = await manager.post(`/api/change-requests/${filed.body.id}/approval`, {});
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    const found = await named('示例快线');
    expect(found.map(({ name }: { name: string }) => name).sort()).toEqual([
      '示例快线一期（示例）',
      '示例快线二期（示例）',
    ]);
    const first = found.find(({ name }: { name: string }) => name.includes('一期'));
    expect((await officer.get(`/api/projects/${first.id}`)).body).toMatchObject({
      stage: 'construction',
      totalInvestmentFen: '125000000000',
      plannedStartOn: '2021-01-01',
      plannedFinishOn: '2026-12-31',
    });
    expect((await elsewhere.get(`/api/projects/${first.id}`)).status).toBe(404);
  });

  it('names what is registered already, and a code that is taken, at its cell', async () => {
    const { body } = await send('/check');
    expect(body.near).toMatchObject([
      { row: 4, knownName: '示例快线一期（示例）', same: true },
      { row: 5, knownName: '示例快线二期（示例）', same: true },
    ]);
    expect(body.problems).toMatchObject([{ row: 4, cell: 'F4', code: 'PROJECT_CODE_TAKEN' }]);
    const left = await send('/check', { fields: { leaveOut: '4' } });
    expect([left.body.projects, left.body.problems]).toEqual([1, []]);
  });

  it('is not approved any more once another project has one of its codes', async () => {
    const code = '2026-330100-48-01-000072';
    const row = (name: string) => ({ text: `项目名称,项目代码\n${name},${code}\n` });
    const [first, second] = [
      await send('', row('丙线（示例）')),
      await send('', row('丁线（示例）')),
    ];
    expect([first.status, second.status]).toEqual([202, 202]);
    const approve = (id: string) => manager.post(`/api/change-requests/${id}/approval`, {});
    expect((await approve(first.body.id)).status).toBe(200);
    const late = await approve(second.body.id);
    expect([late.status, late.body.code, late.body.detail]).toEqual([
      409,
      'PROJECT_CODE_TAKEN',
      `项目代码 ${code} 已属于某个项目`,
    ]);
    expect(await named('丁线')).toEqual([]);
  });

  it('with problems is refused with all of them, and leaves nothing half done', async () => {
    const text = [
      '项目名称,责任单位,总投资',
      '甲线（示例）,某局,3',
      '甲线（示例）,,x',
      '甲线（示例）,,4',
    ].join('\n');
    const { status, body } = await send('', { text });
    expect([status, body.code]).toEqual([422, 'PROJECT_LIST_REFUSED']);
    expect(body.errors.map(({ path, code }: any) => `${path} ${code}`)).toEqual([
      'C1 LIST_UNIT_NEEDED',
      'B2 LIST_ORGANISATION_UNKNOWN',
      'A3 LISTED_TWICE',
      'A4 LISTED_TWICE',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/\{\w+\}|undefined/);
    expect(await named('甲线')).toEqual([]);
  });

  it('comes back with a column that says what is wrong', async () => {
    const text = '项目名称,阶段\n甲线（示例）,推进中\n';
    const { status, headers } = await send('/error-sheet', { text });
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });

  it.each<[string, Sent, number, string]>([
    [
      'of an organisation of others',
      { fields: { organisation: 'sample-development' } },
      403,
      'FORBIDDEN',
    ],
    ['by somebody of another organisation', { client: 'elsewhere' as never }, 403, 'FORBIDDEN'],
    ['without a file’s content', { text: '' }, 400, 'VALIDATION_FAILED'],
    [
      'with a field that is none',
      { fields: { columns: 'A:price' } },
      422,
      'LIST_COLUMNS_UNREADABLE',
    ],
    ['with rows that are none', { fields: { leaveOut: 'x' } }, 422, 'LIST_ROWS_UNREADABLE'],
    ['in a unit that is none', { fields: { unit: '斤' } }, 400, 'VALIDATION_FAILED'],
  ])('%s is refused', async (_, sent, status, code) => {
    const client = sent.client ? elsewhere : officer;
    const answered = await send('/check', { ...sent, client });
    expect([answered.status, answered.body.code]).toEqual([status, code]);
  });

  it.each<[string, string, string]>([
    ['that is no table', 'PK\u0003\u0004 not a workbook', 'FILE_UNREADABLE'],
    ['without headings', '甲,乙\n丙,丁\n', 'LIST_HEADINGS_UNKNOWN'],
    ['without projects', '项目名称,阶段\n', 'PROJECT_LIST_EMPTY'],
  ])('%s is a problem of the file', async (_, text, code) => {
    const { status, body } = await send('/check', { text });
    expect([status, body.problems.map((one: { code: string }) => one.code)]).toEqual([200, [code]]);
  });
});
