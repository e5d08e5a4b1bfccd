import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import type { Language } from '#platform/language';
import { relateProject } from '#projects';
import { day, type Month, parsePeriod, type Period } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter, takeBack } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { exportsOver } from '../../test/harness/exports.js';
import { asSuperuser } from '../../test/harness/server.js';
import {
  budgetTotals,
  type LayerFilter,
  reopenReport,
  saveReport,
  spendCsv,
  spendLine,
  type SpendQuestion,
  spendReport,
} from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const [officer, auditor, manager] = [
  anActor('officer'),
  anActor('auditor', 'city'),
  anActor('manager', 'city'),
];

let test: TestDatabase;
let whole: string;
let part: string;
let smaller: string;
let other: string;
beforeAll(async () => {
  test = await testDatabase();
  whole = await flagship(test.database, 1);
  part = await flagship(test.database, 2);
  smaller = await flagship(test.database, 3);
  other = await flagship(test.database, 8);
});
afterAll(() => test.close());

type Series = 'completed' | 'funds' | 'paid';
const post = (project: string, month: string, [series, amountFen]: [Series, bigint]) =>
  enter(test.database, clock, officer, {
    projectId: project,
    posting: {
      series,
      month: month as Month,
      amountFen,
      fundingSource: 'municipal',
    },
  });
const question = (over: Partial<SpendQuestion> & { in?: string } = {}): SpendQuestion => ({
  period: parsePeriod(over.in ?? '2021..2026') as Period,
  knownAt: null,
  groupBy: ['project'],
  renderer: 2,
  ...over,
});
const ask = (over?: Parameters<typeof question>[0]) =>
  spendReport(test.database, auditor.scope, question(over));
const csv = async (language: Language, over?: Parameters<typeof question>[0]) =>
  text(
    (
      await spendCsv(
        { database: test.database, exports: exportsOver(test.database) },
        auditor.scope,
        question(over),
        { language },
      )
    ).stream,
  );
const relate = (child: string, parentId: string, from = '2021-01-01') =>
  relateProject(test.database, manager, {
    projectId: child,
    wanted: {
      parentId,
      part: 'sub-item',
      validFrom: day(from),
      validTo: null,
      document: '打包批复（示例）',
    },
    request: null,
  });

describe('what is not on record', () => {
  it('is nothing in rows and totals, and an empty cell in a file; a sum that comes to zero is zero', async () => {
    expect((await ask({ in: '2022' })).totals).toEqual({
      completedFen: null,
      fundsFen: null,
      paidFen: null,
      entries: 0n,
    });
    await takeBack(test.database, officer, (await post(other, '2022-03', ['paid', 5n])).id);
    const report = await ask({ in: '2022', groupBy: ['source'] });
    expect(report.rows).toMatchObject([{ completedFen: null, fundsFen: null, paidFen: 0n }]);
    expect(report.totals).toMatchObject({ completedFen: null, paidFen: 0n });
    const lines = (await csv('zh', { in: '2022', groupBy: ['source'] })).split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      '\ufeff资金来源,完成投资（元）,资金到位（元）,支付（元）,分录数'.replace('\ufeff', ''),
      '市级财政,,,0.00,2',
      '合计（上级与子项只计一次）,,,0.00,2',
    ]);
  });

  it('has no code in either language', async () => {
    expect(await csv('zh', { in: '2022' })).not.toMatch(/municipal|unstated|14fyp/);
    expect(await csv('en', { in: '2022', groupBy: ['source'] })).toContain('\r\nMunicipal,');
  });
});

describe('the hash of a report', () => {
  it('is that of the rows as JSON, so that whoever has the answer can make it', async () => {
    const { rows, manifest } = await ask();
    const own = createHash('sha256')
      .update(JSON.stringify(rows.map(spendLine)))
      .digest('hex');
    expect(manifest).toMatchObject({ rowsSha256: own, renderer: 2, basis: 'effective-day' });
    expect(manifest.sha256).toBeUndefined();
  });
});

describe('the period of a report', () => {
  it('takes an entry by its effective day, and the year of the line is that of the day', async () => {
    await enter(test.database, clock, officer, {
      projectId: other,
      posting: {
        series: 'paid',
        month: '2023-12' as Month,
        effectiveOn: day('2023-12-10'),
        amountFen: 7n,
        fundingSource: 'district',
      },
    });
    const at = async (period: string) =>
      (await ask({ in: period, groupBy: ['year'] })).rows.map(({ year, paidFen }) => [
        year,
        paidFen,
      ]);
    expect(await at('2023-12-10..2024-01-31')).toEqual([[2023, 7n]]);
    expect(await at('2023-12-11..2024-01-31')).toEqual([]);
  });
});

describe('a parent and its parts', () => {
  const sums = async (over?: Parameters<typeof question>[0]) =>
    (await ask({ in: '2024..2025', ...over })).totals;

  it('are counted once, year by year and series by series; each line shows its own money', async () => {
    await relate(part, whole);
    await relate(smaller, part);
    await post(part, '2024-02', ['completed', 40n]);
    expect(await sums()).toMatchObject({ completedFen: 40n });
    const before = await ask({ in: '2024..2025' });

    await post(whole, '2024-03', ['completed', 100n]);
    await post(smaller, '2024-06', ['completed', 10n]);
    await post(smaller, '2024-06', ['paid', 4n]);
    await post(part, '2025-01', ['completed', 3n]);
    expect(await sums()).toEqual({ completedFen: 103n, fundsFen: null, paidFen: 4n, entries: 3n });
    const { rows, totals } = await ask({ in: '2024..2025' });
    expect(
      rows.map(
        ({ planItem, completedFen, completedInParentFen, paidInParentFen, entriesInParent }) => [
          planItem,
          completedFen,
          completedInParentFen,
          paidInParentFen,
          entriesInParent,
        ],
      ),
    ).toEqual([
      ['10-1', 100n, null, null, 0n],
      ['10-2', 43n, 40n, null, 1n],
      ['10-3', 10n, 10n, null, 1n],
    ]);
    const added = rows.reduce(
      (sum, row) => sum + (row.completedFen ?? 0n) - (row.completedInParentFen ?? 0n),
      0n,
    );
    expect(added).toBe(totals.completedFen);
    expect(
      (await ask({ in: '2024..2025', groupBy: ['year'] })).rows.map(({ year, completedFen }) => [
        year,
        completedFen,
      ]),
    ).toEqual([
      [2024, 100n],
      [2025, 3n],
    ]);
    expect(await sums({ projectId: part })).toMatchObject({ completedFen: 43n });
    expect(await ask({ in: '2024..2025', knownAt: new Date(before.manifest.knownAt) })).toEqual(
      before,
    );
  });

  it('are one in every sum of what projects cost, also where the one between them is left out', async () => {
    const when = { asOf: day('2025-06-30'), knownAt: null };
    const totals = (filter: LayerFilter) =>
      test.database.read(auditor.scope, (tx) => budgetTotals(tx, filter, when, 'all'));
    const fenOf = async () => (await totals({ flagship: true })).total;
    const together = await fenOf();
    expect(together.inside).toBe(2);
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE projects SET flagship = false WHERE id = $1', [part]),
    );
    expect(await fenOf()).toMatchObject({ fen: together.fen, inside: 1 });
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE projects SET flagship = true WHERE id = $1', [part]),
    );
  });

  it('count the parts again once the parent’s entry was taken back', async () => {
    const wrong = await post(whole, '2025-03', ['paid', 50n]);
    await post(part, '2025-03', ['paid', 20n]);
    expect(await sums({ in: '2025' })).toMatchObject({ paidFen: 50n });
    await takeBack(test.database, officer, wrong.id);
    expect(await sums({ in: '2025' })).toMatchObject({ paidFen: 20n });
  });
});

describe('the old renderer', () => {
  it('answers for instants at which it was in use, and for reports saved then, and says so', async () => {
    const saved = await saveReport(test.database, auditor, {
      name: '旧（示例）',
      question: question({ renderer: 1 }),
      request: null,
    });
    expect(saved.queryVersion).toBe(1);
    const now = await ask();
    expect(await reopenReport(test.database, auditor, saved.id)).toMatchObject({ same: true });
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE report_renderers SET used_since = clock_timestamp()'),
    );

    const then = { knownAt: new Date(now.manifest.knownAt), renderer: undefined };
    const old = await ask(then);
    expect(old.manifest.renderer).toBeUndefined();
    expect(old.manifest).toMatchObject({ queryVersion: 1, sha256: saved.sha256 });
    expect(old.rows[0]).toMatchObject({ fundsFen: 0n });
    expect(await csv('zh', then)).toMatch(/^\ufeff?专栏条目,.*\r\n.*,0\.00,/);
    expect(await csv('zh', { ...then, groupBy: ['source'] })).toContain('municipal,');
    // A report can be requested with format version 2 (`renderer: 2`) explicitly, even for an
    // instant before that version was introduced.
    expect(await ask({ ...then, renderer: 2 })).toEqual(now);
    expect((await ask({ renderer: undefined })).manifest.renderer).toBe(3);
  });
});

describe('of how many a report knows, a family', () => {
  it('counts once where its parent spoke or nobody did, and by its parts where only they spoke', async () => {
    const {
      rows: [investments],
    } = await asSuperuser(test.name, (client) =>
      client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM projects WHERE kind = 'investment'`,
      ),
    );
    const all = investments?.n ?? 0;
    await post(part, '2026-02', ['paid', 3n]);
    const coverage = async (period: string) => (await ask({ in: period })).coverage;
    // The project `whole` has an entry in 2024, its sub-project `part` has one in 2026, and none of
    // the family's three projects has an entry in 2021.
    expect(await coverage('2024')).toEqual({ known: 1, of: all - 2 });
    expect(await coverage('2026')).toEqual({ known: 1, of: all - 2 });
    expect(await coverage('2021')).toEqual({ known: 0, of: all - 2 });
    // Flagship project 5 becomes a second sub-project, without entries. In 2026 it counts as
    // unknown, because only the other sub-project has an entry. In 2024 it counts as covered by the
    // parent's entry.
    await relate(await flagship(test.database, 5), whole);
    expect(await coverage('2026')).toEqual({ known: 1, of: all - 2 });
    expect(await coverage('2024')).toEqual({ known: 1, of: all - 3 });
    expect((await ask({ in: '2024', projectId: part })).coverage).toEqual({ known: 1, of: 1 });
  });
});

describe('a part that joined in the middle of a year', () => {
  it('is inside its parent from that day on, in the years in which the parent spoke, whatever the period', async () => {
    const parent = await flagship(test.database, 6);
    const joined = await flagship(test.database, 7);
    await relate(joined, parent, '2022-07-01');
    for (const [project, month, fen] of [
      [parent, '2021-05', 1_000n],
      [parent, '2022-12', 100n],
      [joined, '2021-05', 1n],
      [joined, '2022-03', 2n],
      [joined, '2022-08', 4n],
      [joined, '2023-08', 8n],
    ] as const)
      await post(project, month, ['funds', fen]);
    const funds = async (period: string) => (await ask({ in: period })).totals.fundsFen;
    // Amounts are in fen. 2021: the project is not a sub-project yet, so 1000 + 1. 2022: the
    // parent's 100 already contains the 4 of the sub-project, so only the 2 from before it joined
    // are added. 2023: the parent has no entry, so the 8 count.
    expect(await funds('2021')).toBe(1_001n);
    expect(await funds('2022')).toBe(102n);
    expect(await funds('2022-08')).toBeNull();
    expect(await funds('2023')).toBe(8n);
    expect(await funds('2021..2023')).toBe(1_111n);
  });
});
