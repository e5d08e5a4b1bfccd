import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { FixedClock } from '#platform/clock';
import { serviceScope, stampInstant } from '#platform/database';
import { type Month, parsePeriod, type Period } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter, takeBack } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { exportsOver } from '../../test/harness/exports.js';
import { spendCsv, type SpendQuestion, spendReport } from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const auditor = anActor('auditor', 'city');
const question = (over: Partial<SpendQuestion> = {}): SpendQuestion => ({
  period: parsePeriod('2021..2026') as Period,
  knownAt: null,
  groupBy: ['project', 'year', 'source'],
  ...over,
});

let test: TestDatabase;
let airport: string;
beforeAll(async () => {
  test = await testDatabase();
  airport = await flagship(test.database, 1);
  const metro = await flagship(test.database, 8);
  const post = (
    project: string,
    month: string,
    series: 'paid' | 'funds' | 'completed',
    amountFen: bigint,
  ) =>
    enter(test.database, clock, officer, {
      projectId: project,
      posting: {
        series,
        month: month as Month,
        amountFen,
        fundingSource: 'municipal',
      },
    });
  await post(airport, '2024-05', 'paid', 100n);
  await post(airport, '2025-12', 'paid', 23n);
  await post(airport, '2025-12', 'completed', 500n);
  await post(metro, '2025-01', 'funds', 7n);
});
afterAll(() => test.close());

describe('the spend report', () => {
  it('groups by project, year and source, in the order of the plan, with totals and coverage', async () => {
    const report = await spendReport(test.database, auditor.scope, question());
    expect(
      report.rows.map((row) => [
        row.planItem,
        row.year,
        row.fundingSource,
        row.completedFen,
        row.fundsFen,
        row.paidFen,
      ]),
    ).toEqual([
      ['10-1', 2024, 'municipal', null, null, 100n],
      ['10-1', 2025, 'municipal', 500n, null, 23n],
      ['10-8', 2025, 'municipal', null, 7n, null],
    ]);
    expect(report.totals).toMatchObject({
      completedFen: 500n,
      fundsFen: 7n,
      paidFen: 123n,
      entries: 4n,
    });
    expect(report.coverage.known).toBe(2);
    expect(report.coverage.of).toBeGreaterThanOrEqual(10);
  });

  it('counts only what took effect in the period', async () => {
    const report = await spendReport(
      test.database,
      auditor.scope,
      question({ period: parsePeriod('2024') as Period }),
    );
    expect(report.totals.paidFen).toBe(100n);
  });

  it('answers the same for the same instant, whatever is recorded later', async () => {
    const first = await spendReport(test.database, auditor.scope, question());
    const again = question({ knownAt: new Date(first.manifest.knownAt) });
    const entry = await enter(test.database, clock, officer, {
      projectId: airport,
      posting: {
        series: 'paid',
        month: '2024-05' as Month,
        amountFen: 999n,
        fundingSource: 'municipal',
      },
    });
    await takeBack(test.database, officer, entry.id);
    expect(await spendReport(test.database, auditor.scope, again)).toEqual(first);
    expect((await spendReport(test.database, auditor.scope, question())).totals.entries).toBe(6n);
    expect((await spendReport(test.database, auditor.scope, question())).totals.paidFen).toBe(123n);
  });

  it('waits for a writer that stamped earlier and commits later, and counts it', async () => {
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let stamped = (_: Date) => {};
    const stamp = new Promise<Date>((resolve) => {
      stamped = resolve;
    });
    const slow = test.database.write(serviceScope('test'), async (tx) => {
      stamped(await stampInstant(tx));
      await mayCommit;
    });
    const at = await stamp;
    let answered = false;
    const report = spendReport(test.database, auditor.scope, question()).then((done) => {
      answered = true;
      return done;
    });
    await postponed();
    expect(answered).toBe(false);
    commit();
    await slow;
    expect(new Date((await report).manifest.knownAt).getTime()).toBeGreaterThanOrEqual(
      at.getTime() - 1,
    );
  });

  it('shows a reader only their units, and says which', async () => {
    const other = await spendReport(
      test.database,
      anActor('officer', 'sample-development').scope,
      question(),
    );
    expect(other.rows).toEqual([]);
    expect(other.manifest.units).toEqual(['sample-development']);
  });

  it('leaves as CSV with BOM, CRLF, money with two decimals, and the same totals', async () => {
    const { stream } = await spendCsv(
      { database: test.database, exports: exportsOver(test.database) },
      auditor.scope,
      question({ renderer: 2 }),
      { language: 'zh' },
    );
    const csv = await read(stream);
    const lines = csv.split('\r\n');
    expect(csv.startsWith('\uFEFF规划,专栏条目,')).toBe(true);
    expect(lines[1]).toMatch(
      /^[^,]*规划[^,]*,专栏10 第1项,[0-9a-f-]{36},杭州萧山国际机场三期改扩建工程,2024,市级财政,,,1\.00,\d+,,,,0$/,
    );
    expect(lines.find((line) => line.startsWith('合计'))).toMatch(/,5\.00,0\.07,1\.23,6,,,,$/);
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('does not let a name become a formula', async () => {
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE projects SET name = \'=HYPERLINK("http://x")\' WHERE id = $1', [
        airport,
      ]),
    );
    const csv = await read(
      (
        await spendCsv(
          { database: test.database, exports: exportsOver(test.database) },
          auditor.scope,
          question({ renderer: 2 }),
          { language: 'en' },
        )
      ).stream,
    );
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv.startsWith('\uFEFFPlan,Plan item,')).toBe(true);
    expect(csv).toContain(',Municipal,');
  });
});

/**
 * Reads a stream as bytes and decodes them, because `text()` of node:stream/consumers would drop
 * the BOM.
 */
const read = async (stream: Readable) => (await buffer(stream)).toString('utf8');
const postponed = () => new Promise((resolve) => setTimeout(resolve, 200));
