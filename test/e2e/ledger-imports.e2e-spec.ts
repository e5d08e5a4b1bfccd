import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { runImport } from '#returns';
import {
  aYearOfHistory,
  cellsOf,
  csvOf,
  type HistoryRow,
  sourceCode,
  sumOf,
} from '../builders/history.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { uploadTo } from '../harness/upload.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let flagships: { id: string; name: string }[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  // Assigns the ten flagship projects to one organisation, so that one officer may import amounts
  // of all of them.
  await asSuperuser(tracker.test.name, (client) =>
    client.query(`UPDATE projects SET unit_id = 'sample-transport' WHERE flagship`),
  );
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  flagships = (await officer.get('/api/projects?flagship=true&limit=200')).body.items.map(
    ({ id, name }: any) => ({ id, name }),
  );
});
afterAll(() => tracker?.close());

const declared = (rows: readonly HistoryRow[]) => ({
  unit: '万元',
  controlCompletedFen: String(sumOf(rows, 'completed')),
  controlFundsFen: String(sumOf(rows, 'funds')),
  controlPaidFen: String(sumOf(rows, 'paid')),
});
const upload = (
  bytes: Uint8Array | string,
  fields: Record<string, string>,
  name = '资金历史（示例）.csv',
  who = officer,
) => uploadTo(who, '/api/ledger-imports', { file: { name, bytes }, fields });
/**
 * Runs the import as the worker's job would, and returns the state of the import as the API shows
 * it.
 */
async function worked(id: string): Promise<any> {
  await runImport(
    { database: tracker.test.database, clock: tracker.clock, files: tracker.files },
    id,
  );
  return (await officer.get(`/api/ledger-imports/${id}`)).body;
}
const spend = async (groupBy: string, period = '2024..2024') =>
  (await officer.get(`/api/reports/spend?period=${period}&groupBy=${groupBy}`)).body;
const by = (
  rows: readonly HistoryRow[],
  key: (row: HistoryRow) => string,
): Map<string, HistoryRow[]> =>
  rows.reduce(
    (map, row) => map.set(key(row), [...(map.get(key(row)) ?? []), row]),
    new Map<string, HistoryRow[]>(),
  );

describe('a year of monthly figures for the ten flagships', () => {
  it.each<[string, (rows: HistoryRow[]) => Promise<Uint8Array | string>, number]>([
    ['CSV', (rows) => Promise.resolve(csvOf(rows)), 2024],
    [
      'XLSX',
      (rows) =>
        writeXlsx({
          sheets: [
            {
              name: '示例',
              rows: cellsOf(rows).map((cells, line) =>
                cells.map((cell, place) => (line > 0 && place === 3 ? Number(cell) : cell)),
              ),
            },
          ],
        }),
      2023,
    ],
  ])(
    'comes as %s, is rehearsed, sent, approved, reconciles in every direction, and is undone',
    async (kind, made, year) => {
      const rows = aYearOfHistory(
        flagships.map(({ name }) => name),
        year,
      );
      expect(rows).toHaveLength(360);
      const period = `${year}..${year}`;
      const taken = await upload(await made(rows), declared(rows), `示例.${kind.toLowerCase()}`);
      expect([taken.status, taken.body.state, taken.body.fileName, taken.body.format]).toEqual([
        201,
        'waiting',
        `示例.${kind.toLowerCase()}`,
        kind.toLowerCase(),
      ]);
      const rehearsed = await worked(taken.body.id);
      expect([
        rehearsed.state,
        rehearsed.entries,
        rehearsed.errors,
        rehearsed.progress.percent,
      ]).toEqual(['ready', 360, [], 100]);
      expect(
        rehearsed.controlTotals.map((total: any) => total.declaredFen === total.foundFen),
      ).toEqual([true, true, true]);
      expect(
        rehearsed.totals.reduce(
          (sum: bigint, total: any) => sum + BigInt(total.afterFen) - BigInt(total.beforeFen),
          0n,
        ),
      ).toBe(sumOf(rows));
      expect((await spend('project', period)).totals).toMatchObject({
        completedFen: null,
        entries: 0,
      });

      expect(
        (await officer.post(`/api/ledger-imports/${taken.body.id}/proposal`, undefined)).status,
      ).toBe(201);
      const filed = await worked(taken.body.id);
      expect(filed).toMatchObject({ state: 'filed', entries: 360 });
      expect((await spend('project', period)).totals).toMatchObject({ entries: 0 });
      expect(
        (await officer.post(`/api/ledger-proposals/${filed.proposalId}/approval`, undefined)).body
          .code,
      ).toBe('OWN_CHANGE_REQUEST');
      expect(
        (await manager.post(`/api/ledger-proposals/${filed.proposalId}/approval`, undefined)).body,
      ).toMatchObject({ state: 'approved', kind: 'import', entries: 360, projects: 10 });

      const stateNow = async () =>
        (await officer.get(`/api/ledger-imports/${taken.body.id}`)).body.state;
      expect([
        await stateNow(),
        (await officer.get('/api/ledger-imports')).body.items.find(
          ({ id }: any) => id === taken.body.id,
        ).state,
      ]).toEqual(['approved', 'approved']);
      const { totals } = await spend('project', period);
      expect(totals).toEqual(
        expect.objectContaining({
          completedFen: declared(rows).controlCompletedFen,
          fundsFen: declared(rows).controlFundsFen,
          paidFen: declared(rows).controlPaidFen,
          entries: 360,
        }),
      );
      for (const line of (await spend('project', period)).rows) {
        const of = rows.filter(
          (row) => row.project === flagships.find(({ id }) => id === line.projectId)?.name,
        );
        expect([line.completedFen, line.fundsFen, line.paidFen]).toEqual(
          [sumOf(of, 'completed'), sumOf(of, 'funds'), sumOf(of, 'paid')].map(String),
        );
      }
      for (const line of (await spend('source', period)).rows) {
        const of = rows.filter((row) => sourceCode(row) === line.fundingSource);
        expect([line.completedFen, line.fundsFen, line.paidFen].map((fen) => fen ?? '0')).toEqual(
          [sumOf(of, 'completed'), sumOf(of, 'funds'), sumOf(of, 'paid')].map(String),
        );
      }
      expect((await spend('year', period)).rows).toEqual([
        expect.objectContaining({
          year,
          completedFen: totals.completedFen,
          fundsFen: totals.fundsFen,
          paidFen: totals.paidFen,
        }),
      ]);
      for (const { id, name } of flagships) {
        const running = (await officer.get(`/api/projects/${id}/ledger-totals`)).body.items.filter(
          (item: any) => item.month.startsWith(String(year)),
        );
        const entries = (
          await officer.get(`/api/projects/${id}/ledger-entries?limit=200&period=${period}`)
        ).body.items;
        expect(entries.every((entry: any) => entry.origin === 'import')).toBe(true);
        for (const [month, of] of by(
          rows.filter((row) => row.project === name),
          (row) => row.month,
        )) {
          for (const series of ['completed', 'funds', 'paid'] as const) {
            const wanted = sumOf(of, series);
            expect(
              running
                .filter((item: any) => item.month === month)
                .reduce((sum: bigint, item: any) => sum + BigInt(item[`${series}Fen`] ?? 0), 0n),
            ).toBe(wanted);
            expect(
              entries
                .filter((entry: any) => entry.month === month && entry.series === series)
                .reduce((sum: bigint, entry: any) => sum + BigInt(entry.amountFen), 0n),
            ).toBe(wanted);
          }
        }
      }

      const undo = await officer.post(`/api/ledger-proposals/${filed.proposalId}/reversal`, {
        reason: '示例数据，整体冲销',
      });
      expect(undo.body).toMatchObject({ kind: 'undo', entries: 360 });
      expect(await stateNow()).toBe('approved');
      await manager.post(`/api/ledger-proposals/${undo.body.id}/approval`, undefined);
      expect(await stateNow()).toBe('undone');
      expect((await spend('project', period)).totals).toMatchObject({
        completedFen: '0',
        fundsFen: '0',
        paidFen: '0',
      });
    },
  );

  it.each<[string, number, (path: string) => Promise<unknown>]>([
    ['returned', 2020, (path) => manager.post(`${path}/return`, { reason: '示例，重新报送' })],
    ['withdrawn', 2019, (path) => officer.delete(path)],
  ])('is shown as %s once its change request is', async (state, year, decide) => {
    const rows = aYearOfHistory([flagships[9]?.name ?? ''], year).slice(0, 3);
    const taken = await upload(csvOf(rows), { ...declared(rows), commit: 'true' });
    const { id, proposalId } = await worked(taken.body.id);
    await decide(`/api/ledger-proposals/${proposalId}`);
    expect((await officer.get(`/api/ledger-imports/${id}`)).body.state).toBe(state);
  });

  it('comes twice at once, as two files that do not touch each other', async () => {
    const halves = [flagships.slice(0, 5), flagships.slice(3, 10)].map((half) =>
      aYearOfHistory(
        half.map(({ name }) => name),
        2022,
      ),
    );
    const files = await Promise.all(
      halves.map((rows) => upload(csvOf(rows), { ...declared(rows), commit: 'true' })),
    );
    const done = await Promise.all(files.map(({ body }) => worked(body.id)));
    expect(done.map(({ state }) => state)).toEqual(['filed', 'filed']);
    await Promise.all(
      done.map(({ proposalId }) =>
        manager.post(`/api/ledger-proposals/${proposalId}/approval`, undefined),
      ),
    );
    expect((await spend('project', '2022..2022')).totals).toMatchObject({
      paidFen: String(sumOf(halves.flat(), 'paid')),
      entries: halves.flat().length,
    });
  });
});

describe('a file that cannot be taken', () => {
  const rows = () => aYearOfHistory([flagships[0]?.name ?? ''], 2021).slice(0, 3);

  it('is handed back with what is wrong in each row, in the reader’s language, and runs no formula', async () => {
    const { body } = await upload(
      `${csvOf(rows())}\r\n"=cmd","2021-13","支付","1e3","","x"\r\n`,
      declared(rows()),
    );
    const refused = await worked(body.id);
    expect([
      refused.state,
      refused.errorCount,
      refused.errors.map((error: any) => `${error.cell} ${error.code}`),
    ]).toEqual(['refused', 2, ['B5 NOT_AN_IMPORT_MONTH', 'D5 NOT_AN_AMOUNT']]);
    const english = (
      await officer.get(`/api/ledger-imports/${body.id}`, { headers: { 'accept-language': 'en' } })
    ).body;
    expect(english.errors[0]).toMatchObject({
      message: '"2021-13" is no month',
      row: 5,
      column: 'month',
    });
    const sheet = await officer.get(`/api/ledger-imports/${body.id}/errors?language=en`);
    expect(sheet.headers.get('content-disposition')).toMatch(/attachment/);
    expect(sheet.text).toContain(`'=cmd,2021-13,支付,1e3`);
    expect(sheet.text).toContain('B5 ""2021-13"" is no month');
    expect(
      (await officer.get(`/api/ledger-imports/${body.id}/errors?format=xlsx`)).headers.get(
        'content-type',
      ),
    ).toMatch(/spreadsheetml/);
  });

  it.each<[string, () => ReturnType<typeof upload>, number, string]>([
    [
      'without a file',
      () => uploadTo(officer, '/api/ledger-imports', { file: null, fields: { unit: '元' } }),
      400,
      'VALIDATION_FAILED',
    ],
    ['that is empty', () => upload('', { unit: '元' }), 400, 'VALIDATION_FAILED'],
    ['without its unit', () => upload('x', {}), 400, 'VALIDATION_FAILED'],
    ['in a unit nobody knows', () => upload('x', { unit: '美元' }), 400, 'VALIDATION_FAILED'],
    [
      'with a field nobody knows',
      () => upload('x', { unit: '元', admin: 'true' }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'with a prototype smuggled in',
      () => upload('x', { unit: '元', __proto__x: '1', constructor: 'x' }),
      400,
      'UPLOAD_MALFORMED',
    ],
    [
      'with a control total that is none',
      () => upload('x', { unit: '元', controlPaidFen: '1.5' }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'that is too large',
      () => upload(new Uint8Array(21 * 1024 * 1024), { unit: '元' }),
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'as JSON',
      () => officer.post('/api/ledger-imports', { unit: '元' }),
      415,
      'UPLOAD_MEDIA_TYPE',
    ],
    [
      'at another address',
      () => uploadTo(officer, '/api/tokens', { file: { name: 'x', bytes: 'x' } }),
      415,
      'MEDIA_TYPE',
    ],
    [
      'broken off',
      () =>
        officer.post('/api/ledger-imports', undefined, {
          raw: '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nabc',
          headers: { 'content-type': 'multipart/form-data; boundary=b' },
        }),
      400,
      'UPLOAD_MALFORMED',
    ],
    [
      'without a boundary',
      () =>
        officer.post('/api/ledger-imports', undefined, {
          raw: 'x',
          headers: { 'content-type': 'multipart/form-data' },
        }),
      400,
      'UPLOAD_MALFORMED',
    ],
    [
      'without the session’s token',
      () =>
        uploadTo(officer, '/api/ledger-imports', {
          file: { name: 'x', bytes: 'x' },
          fields: { unit: '元' },
          headers: { 'x-csrf-token': 'x' },
        }),
      403,
      'CSRF_TOKEN_WRONG',
    ],
  ])('%s is refused at once', async (_, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
  });

  it('whatever its bytes are, ends as refused', async () => {
    for (const bytes of [
      '\u0000'.repeat(100),
      'PK\u0003\u0004xxxx',
      '%PDF-1.7',
      '"',
      '项目,月份,序列,金额\n\u0000,\u0000,\u0000,\u0000',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]),
      Uint8Array.from([0xff, 0xff]),
      ',;\t\n'.repeat(1000),
    ]) {
      const { body } = await upload(bytes, { unit: '元' });
      expect((await worked(body.id)).state).toBe('refused');
    }
  });

  it('is nobody’s who may not: an auditor hands none in, a stranger sees none, only the filer sends', async () => {
    const { body } = await upload(csvOf(rows()), declared(rows()));
    await worked(body.id);
    const auditor = await tracker.as('auditor');
    const elsewhere = await tracker.as('manager', 'sample-development');
    expect((await upload('x', { unit: '元' }, 'x.csv', auditor)).status).toBe(403);
    expect((await auditor.get(`/api/ledger-imports/${body.id}`)).status).toBe(200);
    expect((await elsewhere.get(`/api/ledger-imports/${body.id}`)).status).toBe(404);
    expect((await elsewhere.get(`/api/ledger-imports/${body.id}/errors`)).status).toBe(404);
    expect(
      (await manager.post(`/api/ledger-imports/${body.id}/proposal`, undefined)).body.code,
    ).toBe('NOT_OWN_IMPORT');
    expect((await elsewhere.get('/api/ledger-imports')).body.items).toEqual([]);
  });

  it('is taken once when it is sent again with the same key, and the list goes on by cursor', async () => {
    const again = (bytes: string) =>
      uploadTo(officer, '/api/ledger-imports', {
        file: { name: 'x.csv', bytes },
        fields: { unit: '元' },
        headers: { 'idempotency-key': 'import-1' },
      });
    const [first, second] = [await again('a'), await again('a')];
    expect(second.body.id).toBe(first.body.id);
    expect((await again('b')).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const page = (await officer.get('/api/ledger-imports?limit=1')).body;
    expect(page.items[0].id).toBe(first.body.id);
    expect(
      (await officer.get(`/api/ledger-imports?limit=1&cursor=${page.nextCursor}`)).body.items[0].id,
    ).not.toBe(first.body.id);
    await worked(first.body.id);
  });

  it('starts from a template that is understood', async () => {
    const template = (await officer.get('/api/ledger-imports/template')).text;
    const { body } = await upload(template, { unit: '元' });
    expect((await worked(body.id)).errors.map((error: any) => error.code)).toEqual(['FILE_EMPTY']);
    expect((await officer.get('/api/ledger-imports/template?format=xlsx')).status).toBe(200);
  });
});
