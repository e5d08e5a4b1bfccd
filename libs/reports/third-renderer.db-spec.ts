import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import { FixedClock } from '#platform/clock';
import { Problem } from '#platform/problem';
import { type Month, parsePeriod, type Period } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter, takeBack } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { exportsOver } from '../../test/harness/exports.js';
import { asSuperuser } from '../../test/harness/server.js';
import {
  issueSpend,
  reportDifference,
  reportManifest,
  reproduceReport,
  SPEND_GROUPS,
  type SpendGroup,
  spendCsv,
  spendReport,
  type SpendQuestion,
} from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const [officer, auditor] = [anActor('officer'), anActor('auditor', 'city')];
const elsewhere = anActor('auditor', 'sample-development');

let test: TestDatabase;
let airport: string;
let metro: string;
const places = () => ({ database: test.database, exports: exportsOver(test.database) });
const post = (project: string, month: string, [series, amountFen]: ['paid' | 'funds', bigint]) =>
  enter(test.database, clock, officer, {
    projectId: project,
    posting: { series, month: month as Month, amountFen, fundingSource: 'municipal' },
  });
const question = (over: Partial<SpendQuestion> & { in?: string } = {}): SpendQuestion => ({
  period: parsePeriod(over.in ?? '2021..2026') as Period,
  knownAt: null,
  groupBy: ['project'],
  renderer: 3,
  ...over,
});
const ask = (over?: Parameters<typeof question>[0]) =>
  spendReport(test.database, auditor.scope, question(over));
const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const issueCsv = async (over?: Parameters<typeof question>[0]) => {
  const { stream, manifestId } = await spendCsv(places(), auditor.scope, question(over), {
    language: 'zh',
  });
  return { text: (await buffer(stream)).toString('utf8'), manifestId };
};
const rename = (id: string, name: string) =>
  asSuperuser(test.name, (client) =>
    client.query('UPDATE projects SET name = $2 WHERE id = $1', [id, name]),
  );

beforeAll(async () => {
  test = await testDatabase();
  airport = await flagship(test.database, 1);
  metro = await flagship(test.database, 8);
  await post(airport, '2024-05', ['paid', 100n]);
  await post(airport, '2025-12', ['paid', 23n]);
  await post(metro, '2025-01', ['funds', 7n]);
});
afterAll(() => test.close());

describe('grouping', () => {
  it.each(SPEND_GROUPS.map((group) => [group] as const))(
    'by %s answers the same totals, in which nothing recorded is null',
    async (group) => {
      const report = await ask({ groupBy: [group] });
      expect(report.totals).toEqual({
        completedFen: null,
        fundsFen: 7n,
        paidFen: 123n,
        entries: 3n,
      });
      expect(report.rows.reduce((sum, { entries }) => sum + BigInt(entries), 0n)).toBe(3n);
    },
  );

  it('by all at once, in JSON, CSV and a workbook', async () => {
    const all = { groupBy: SPEND_GROUPS };
    expect((await ask(all)).rows).toHaveLength(3);
    expect((await issueCsv(all)).text).toContain('审批人');
    const { bytes } = await issueSpend(test.database, auditor.scope, question(all), {
      format: 'xlsx',
      language: 'en',
    });
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  });

  it('names who approved, by quarter and source', async () => {
    const { rows } = await ask({
      groupBy: ['quarter', 'source', 'approver'],
      filters: { flagship: ['true'] },
      in: '2024',
    });
    expect(rows).toMatchObject([
      { quarter: '2024-Q2', fundingSource: 'municipal', paidFen: 100n, completedFen: null },
    ]);
    expect(rows[0]).toHaveProperty('approverId');
  });
});

describe('a workbook', () => {
  it('has amounts as numbers, totals as formulas that come to ours, and a sheet of its manifest', async () => {
    const { bytes, manifestId, totals } = await issueSpend(
      test.database,
      auditor.scope,
      question({ groupBy: ['year', 'source'], unit: 'wan' }),
      { format: 'xlsx', language: 'zh' },
    );
    const [rows, manifest] = (await readXlsx(bytes)).sheets;
    expect(rows?.rows[0]?.slice(0, 6)).toEqual([
      '年度',
      '资金来源',
      '资金来源（代码）',
      '完成投资（万元）',
      '资金到位（万元）',
      '支付（万元）',
    ]);
    expect(rows?.rows[1]?.slice(0, 6)).toEqual([2024, '市级财政', 'municipal', null, null, 0.0001]);
    const total = rows?.cells?.get('3,5');
    expect(total).toMatchObject({
      formula: 'SUM(F2:F3)',
      formulaResult: Number(totals.paidFen) / 1e6,
    });
    expect(manifest?.rows[0]).toEqual(['报表凭据编号', manifestId]);
  });
});

/** Field of a row that a filter names, where it is not called like the grouping. */
const KEY: Partial<Record<SpendGroup, string>> = {
  item: 'planItem',
  project: 'projectId',
  parent: 'parentId',
  organisation: 'organisationId',
  source: 'fundingSource',
  submitter: 'submitterId',
  approver: 'approverId',
  entry: 'entryId',
};

// The people of this test have no accounts, so filters cannot name them.
const NAMED = SPEND_GROUPS.filter((group) => group !== 'submitter' && group !== 'approver');

describe('filters', () => {
  it.each(NAMED.map((group) => [group] as const))(
    'by %s say of a row what the row says',
    async (group) => {
      const { rows } = await ask({ groupBy: [group] });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const value = row[KEY[group] ?? group] as string | number | boolean | null;
        const { totals } = await ask({ filters: { [group]: [String(value ?? 'none')] } });
        expect([totals.paidFen, totals.fundsFen]).toEqual([row.paidFen, row.fundsFen]);
      }
    },
  );

  it('restrict rows, totals and coverage', async () => {
    const flagships = await ask({ filters: { flagship: ['true'] } });
    expect(flagships.coverage).toEqual({ known: 2, of: 10 });
    const one = await ask({ filters: { project: [airport], year: ['2025'] } });
    expect([one.totals.paidFen, one.coverage]).toEqual([23n, { known: 1, of: 1 }]);
    expect((await ask({ filters: { flagship: ['false'] } })).totals.entries).toBe(0n);
    expect((await ask({ filters: { source: ['none'] } })).totals.paidFen).toBeNull();
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a project of others',
      () =>
        spendReport(test.database, elsewhere.scope, question({ filters: { project: [airport] } })),
      'NOT_FOUND',
    ],
    [
      'an organisation of others',
      () =>
        spendReport(
          test.database,
          elsewhere.scope,
          question({ filters: { organisation: ['sample-transport'] } }),
        ),
      'NOT_FOUND',
    ],
    ['an approver there is not', () => ask({ filters: { approver: [airport] } }), 'NOT_FOUND'],
    ['an organisation there is not', () => ask({ filters: { organisation: ['no'] } }), 'NOT_FOUND'],
    [
      'an instant to come',
      () => ask({ knownAt: new Date(Date.now() + 9e7) }),
      'KNOWN_AT_IN_FUTURE',
    ],
    [
      'an old renderer',
      () => ask({ renderer: 2, filters: { year: ['2024'] } }),
      'RENDERER_TOO_OLD',
    ],
  ])('refuse %s', async (_, attempt, code) => expect(await codeOf(attempt())).toBe(code));
});

describe('what was handed out', () => {
  it('is made again byte for byte, after names and entries changed, by whoever may read it', async () => {
    const json = await issueSpend(test.database, auditor.scope, question());
    const book = await issueSpend(test.database, auditor.scope, question(), {
      format: 'xlsx',
      language: 'zh',
    });
    const csv = await issueCsv({ groupBy: ['project', 'year', 'approver'], unit: 'wan' });
    const entries = await issueCsv({ groupBy: ['entry'] });
    expect(csv.text).toContain('支付（万元）');
    const entry = await post(airport, '2024-06', ['paid', 900n]);
    await rename(airport, '机场（更名后）');
    for (const id of [json.manifestId, book.manifestId, csv.manifestId, entries.manifestId]) {
      const manifest = await reportManifest(test.database, auditor, id);
      const made = await reproduceReport(places(), auditor, id);
      expect([made.same, made.sha256, made.rowsSha256]).toEqual([
        true,
        manifest.sha256,
        manifest.rowsSha256,
      ]);
      expect(await codeOf(reportManifest(test.database, elsewhere, id))).toBe('NOT_FOUND');
      expect(await codeOf(reproduceReport(places(), elsewhere, id))).toBe('NOT_FOUND');
    }
    await takeBack(test.database, officer, entry.id);
    expect(JSON.stringify((await ask()).rows.map(({ projectName }) => projectName))).toContain(
      '更名后',
    );
  });

  it('is kept with parameters, both clocks, totals, scope and who pulled it', async () => {
    const { manifestId } = await issueCsv({ filters: { flagship: ['true'] }, groupBy: ['year'] });
    const manifest = await reportManifest(test.database, auditor, manifestId);
    expect(manifest).toMatchObject({
      personId: auditor.personId,
      renderer: 3,
      units: 'all',
      rowsForm: 'json',
      parameters: {
        groupBy: ['year'],
        filters: { flagship: ['true'] },
        unit: 'yuan',
        format: 'csv',
      },
      coverage: { known: 2, of: 10 },
    });
    expect(manifest.projects).toHaveLength(10);
  });

  it('is reproduced by the second renderer too, for an organisation', async () => {
    const scope = anActor('auditor', 'sample-transport').scope;
    const { manifestId } = await issueSpend(test.database, scope, question({ renderer: 2 }));
    expect(await reproduceReport(places(), auditor, manifestId)).toMatchObject({ same: true });
  });

  it('differs from another one by entries, which are named', async () => {
    const first = await issueSpend(test.database, auditor.scope, question());
    const entry = await post(metro, '2025-02', ['paid', 5n]);
    const second = await issueSpend(test.database, auditor.scope, question());
    const { lines } = await reportDifference(test.database, auditor, [
      first.manifestId,
      second.manifestId,
    ]);
    expect(lines).toMatchObject([
      {
        key: { projectId: metro },
        before: { paidFen: null },
        after: { paidFen: '5' },
        causes: [{ kind: 'entry', entryId: entry.id, projectId: metro }],
      },
    ]);
    const byYear = await issueSpend(test.database, auditor.scope, question({ groupBy: ['year'] }));
    expect(
      await codeOf(reportDifference(test.database, auditor, [first.manifestId, byYear.manifestId])),
    ).toBe('MANIFESTS_NOT_ALIKE');
  });
});
