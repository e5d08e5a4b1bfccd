import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { uploadTo } from '../harness/upload.js';

let tracker: BootedTracker;
let officer: ApiClient;
let ids: string[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-03T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  const rows = (await rowsOf()).slice(2);
  ids = [...new Set(rows.map(([id]) => String(id)))];
});
afterAll(() => tracker.close());

const OCTOBER = '/api/returns/workbook?month=2026-10&organisation=sample-transport';
const SEPTEMBER = OCTOBER.replace('2026-10', '2026-09');
const AUGUST = OCTOBER.replace('2026-10', '2026-08');
type Rows = (string | number | boolean | Date | null)[][];

const download = async (path = OCTOBER) => {
  const answer = await fetch(`${officer.url}${path}`, { headers: officer.credentials() });
  return (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets;
};
const rowsOf = async (path = OCTOBER): Promise<Rows> => (await download(path))[0]?.rows ?? [];
const upload = async (rows: Rows, query = '', { client = officer, path = OCTOBER } = {}) =>
  uploadTo(client, `${path}${query}`, {
    file: {
      name: '月报.xlsx',
      bytes: await writeXlsx({
        sheets: [
          { name: '月报', rows },
          { name: '填报说明', rows: [['一']] },
        ],
      }),
    },
  });
const at = (rows: Rows, heading: string): number => {
  const found = (rows[1] ?? []).indexOf(heading);
  if (found < 0) throw new Error(`no column ${heading}`);
  return found;
};
/** Writes a value into the first line of a project. */
const set = (rows: Rows, id: string | undefined, heading: string, value: Rows[0][0]): void => {
  const line = rows.find(([one]) => one === id);
  if (!line) throw new Error('no such project');
  while (line.length < (rows[1]?.length ?? 0)) line.push(null);
  line[at(rows, heading)] = value;
};
const returnOf = async (index: number, month = '2026-10') =>
  (await officer.get(`/api/projects/${ids[index]}/returns/${month}`)).body;
const problemsOf = ({ body }: any) => body.errors.map(({ path, code }: any) => `${path} ${code}`);

describe('a workbook', () => {
  it('holds an organisation’s month with ids, units and notes', async () => {
    const sheets = await download();
    expect(sheets.map(({ name }) => name)).toEqual(['月报', '填报说明']);
    const rows = sheets[0]?.rows as Rows;
    expect(rows[0]?.[0]).toBe('tracker-returns/1 2026-10 sample-transport 万元');
    expect(rows[1]).toEqual(expect.arrayContaining(['项目', '建安工程（万元）', '资金来源']));
    const flagships = (await officer.get('/api/projects?flagship=true')).body.items;
    expect(ids).toEqual(expect.arrayContaining(flagships.map(({ id }: any) => id)));
  });

  it('comes back: rehearsed without a trace, then saved as drafts, then nothing is left to do', async () => {
    const rows = await rowsOf();
    set(rows, ids[0], '建安工程（万元）', '1，000.5');
    set(rows, ids[0], '设备购置（万元）', 200);
    set(rows, ids[0], '资金来源', '市级财政');
    set(rows, ids[0], '资金到位（万元）', '900 万元');
    set(rows, ids[0], '形象进度 %', 45.5);
    set(rows, ids[0], '形象进度说明', '主体结构完成（示例）');
    set(rows, ids[1], '完成合计，未分构成（万元）', 0);
    set(rows, ids[1], '问题与需协调事项', '—');
    const rehearsed = await upload(rows, '&dryRun=true');
    expect(rehearsed.status).toBe(200);
    expect(rehearsed.body).toMatchObject({ dryRun: true, saved: 2 });
    expect((await returnOf(0)).version).toBe(1);
    const saved = await upload(rows);
    expect(saved.body).toEqual({ ...rehearsed.body, dryRun: false });
    expect(saved.body.items).toMatchObject([
      {
        projectId: ids[0],
        changed: ['completed', 'funds', 'physicalPercent', 'physicalWords'],
        corrects: false,
      },
      { projectId: ids[1], changed: ['completed'] },
    ]);
    expect(await returnOf(0)).toMatchObject({
      state: 'draft',
      version: 2,
      completed: [
        { composition: 'building', amountFen: '1000500000' },
        { composition: 'equipment', amountFen: '200000000' },
      ],
      funds: [{ fundingSource: 'municipal', amountFen: '900000000' }],
      physicalPercent: '45.50',
    });
    expect((await returnOf(1)).completed).toEqual([{ composition: null, amountFen: '0' }]);
    expect((await upload(await rowsOf())).body).toMatchObject({ saved: 0, items: [] });
    // The same file once more states what is saved already.
    expect((await upload(rows)).body.saved).toBe(0);
  });

  it('is read with its columns moved', async () => {
    const rows = await rowsOf();
    set(rows, ids[1], '完成合计，未分构成（万元）', 12);
    const moved = rows.map((row, index) =>
      index === 0 ? row : [...row.slice(0, 3), row[8] ?? null, ...row.slice(3, 8), ...row.slice(9)],
    );
    expect((await upload(moved, '&dryRun=true')).body).toMatchObject({ saved: 1 });
  });

  it('is refused as a whole, with each problem named by its cell', async () => {
    const rows = await rowsOf(SEPTEMBER);
    const before = JSON.stringify(await returnOf(0, '2026-09'));
    set(rows, ids[0], '完成合计，未分构成（万元）', '很多');
    set(rows, ids[0], '形象进度 %', 450);
    set(rows, ids[1], '资金到位（万元）', 5);
    rows[2]?.push('多出的内容');
    const line = rows.findIndex(([id]) => id === ids[0]) + 1;
    const other = rows.findIndex(([id]) => id === ids[1]) + 1;
    const refused = await upload(rows, '', { path: SEPTEMBER });
    expect([refused.status, refused.body.code]).toEqual([422, 'WORKBOOK_REFUSED']);
    expect(problemsOf(refused)).toEqual([
      'V3 CELL_WITHOUT_HEADING',
      `H${line} NOT_AN_AMOUNT`,
      `P${line} WORKBOOK_PERCENT`,
      `K${other} CELL_REQUIRED`,
    ]);
    expect(JSON.stringify(await returnOf(0, '2026-09'))).toBe(before);
  });

  it('is refused when it is of another month or organisation, or none at all', async () => {
    const september = await rowsOf(SEPTEMBER);
    expect(problemsOf(await upload(september))).toEqual(['file WORKBOOK_OTHER']);
    expect(problemsOf(await upload([['项目', '金额']]))).toEqual(['file WORKBOOK_FOREIGN']);
    const text = await uploadTo(officer, OCTOBER, {
      file: { name: 'a.xlsx', bytes: 'PK nothing' },
    });
    expect([text.status, text.body.code]).toEqual([422, 'WORKBOOK_REFUSED']);
    expect((await officer.get(OCTOBER.replace('sample-transport', 'no-such-unit'))).status).toBe(
      404,
    );
    const elsewhere = await tracker.as('officer', 'sample-development');
    expect((await elsewhere.get(OCTOBER)).status).toBe(404);
    expect((await upload(await rowsOf(), '', { client: elsewhere })).status).toBe(403);
  });

  it('is refused with a formula that has no result', async () => {
    const rows = await rowsOf();
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '月报',
          rows,
          cells: new Map([['2,7', { value: null, type: 'formula', formula: 'SUM(D3:G3)' }]]),
        },
      ],
    });
    const refused = await uploadTo(officer, OCTOBER, { file: { name: 'a.xlsx', bytes } });
    expect(problemsOf(refused)).toEqual(['H3 FORMULA_WITHOUT_VALUE']);
  });

  it('does not write over what was typed or submitted since', async () => {
    const rows = await rowsOf(AUGUST);
    set(rows, ids[1], '完成合计，未分构成（万元）', 7);
    const { etag } = await returnOf(1, '2026-08');
    await officer.send(
      'PUT',
      `/api/projects/${ids[1]}/returns/2026-08`,
      { completed: [{ composition: null, amountFen: '80000' }] },
      { headers: { 'if-match': etag } },
    );
    const line = rows.findIndex(([id]) => id === ids[1]) + 1;
    expect(problemsOf(await upload(rows, '', { path: AUGUST }))).toEqual([
      `${line} WORKBOOK_STALE`,
    ]);
    await officer.post(`/api/projects/${ids[1]}/returns/2026-08/submission`, { attestation: true });
    expect(problemsOf(await upload(rows, '', { path: AUGUST }))).toEqual([
      `${line} RETURN_SUBMITTED`,
    ]);
  });
});
