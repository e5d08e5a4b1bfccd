import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { Problem } from '#platform/problem';
import { type Month, parsePeriod, type Period } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { exportsOver } from '../../test/harness/exports.js';
import { readPdf } from '../../test/harness/read-pdf.js';
import { asSuperuser } from '../../test/harness/server.js';
import { spendPdf } from './exports/spend-pdf.js';
import {
  issueSpend,
  reportManifest,
  reproduceReport,
  SPEND_GROUPS,
  type SpendQuestion,
} from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const [officer, auditor] = [anActor('officer'), anActor('auditor', 'city')];

let test: TestDatabase;
let airport: string;
const post = (
  project: string,
  month: string,
  posting: { series: 'paid' | 'funds' | 'completed'; amountFen: bigint; source?: 'municipal' },
) =>
  enter(test.database, clock, officer, {
    projectId: project,
    posting: {
      series: posting.series,
      month: month as Month,
      amountFen: posting.amountFen,
      ...(posting.source ? { fundingSource: posting.source } : {}),
    },
  });
const issue = (over: Partial<SpendQuestion> = {}, language: 'zh' | 'en' = 'zh') =>
  issueSpend(
    test.database,
    auditor.scope,
    {
      period: parsePeriod('2021..2026') as Period,
      knownAt: null,
      groupBy: ['year', 'source'],
      renderer: 3,
      ...over,
    },
    { format: 'pdf', language },
  );
const codeOf = (done: Promise<unknown>): Promise<unknown> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? [error.code, error.facts] : String(error)),
  );
const manifests = () =>
  asSuperuser(test.name, async (client) =>
    Number((await client.query('SELECT count(*) FROM report_manifests')).rows[0].count),
  );

beforeAll(async () => {
  test = await testDatabase();
  airport = await flagship(test.database, 1);
  const metro = await flagship(test.database, 8);
  await post(airport, '2024-05', { series: 'paid', amountFen: 123_456_789n, source: 'municipal' });
  await post(airport, '2025-12', { series: 'completed', amountFen: 800n });
  await post(metro, '2025-12', { series: 'completed', amountFen: -800n });
});
afterAll(() => test.close());

describe('a spend report as PDF', () => {
  it('says in Chinese what it answers, and tells nothing recorded from zero and from not stated', async () => {
    const { bytes, manifestId, spend, manifest } = await issue({ filters: { flagship: ['true'] } });
    const { pages, title } = await readPdf(bytes);
    expect([title, pages.length]).toEqual(['资金报表', 1]);
    for (const text of [
      '期间（按生效日） 2021-01-01..2026-12-31',
      `截至记录时刻 ${spend.knownAt.toISOString()}`,
      '金额单位 元',
      '筛选 flagship=true',
      '单位范围 全市',
      '2024 市级财政 — — 1,234,567.89 1',
      '2025 未注明 0.00 — — 2',
      '合计（上级与子项只计一次） 有记录的项目：2，涵盖的项目：10 0.00 — 1,234,567.89 3',
      '“—”：没有分录',
      `报表凭据 ${manifestId} · 2 行 · 行内容 SHA-256 ${manifest.rowsSha256?.slice(0, 16)}…`,
      '第 1 页 共 1 页',
    ])
      expect(pages[0]).toContain(text);
  });

  it('in English has no Chinese but names, and amounts in the unit asked', async () => {
    const { bytes } = await issue({ unit: 'wan' }, 'en');
    const { pages } = await readPdf(bytes);
    expect(pages[0]).toContain('2024 Municipal — — 123.456789 1');
    expect(pages[0]).toContain('Page 1 of 1');
    expect(pages[0]).not.toMatch(/\p{Script=Han}/u);
  });

  it('leaves a manifest, and is made again byte for byte after names and entries changed', async () => {
    const { bytes, manifestId } = await issue({ groupBy: ['project', 'year'] });
    await post(airport, '2024-06', { series: 'paid', amountFen: 9n, source: 'municipal' });
    await asSuperuser(test.name, (client) =>
      client.query("UPDATE projects SET name = '机场（更名后）' WHERE id = $1", [airport]),
    );
    const manifest = await reportManifest(test.database, auditor, manifestId);
    expect(manifest).toMatchObject({ parameters: { format: 'pdf' }, bytes: bytes.length });
    const places = { database: test.database, exports: exportsOver(test.database) };
    expect(await reproduceReport(places, auditor, manifestId)).toMatchObject({
      same: true,
      sha256: manifest.sha256,
      rowsSha256: manifest.rowsSha256,
    });
  });

  it('that does not fit is refused, and nothing is kept of it', async () => {
    const before = await manifests();
    expect(await codeOf(issue({ groupBy: SPEND_GROUPS }))).toMatchObject(['PDF_TOO_WIDE', {}]);
    const { spend, rows, ...report } = await issue();
    const long = Array.from({ length: 2_001 }).flatMap(() => rows.slice(0, 1));
    const handed = { language: 'zh', id: 'a' } as const;
    expect(await codeOf(spendPdf({ ...report, rows: long }, spend, handed))).toEqual([
      'PDF_TOO_LONG',
      { rows: 2_001, limit: 2_000 },
    ]);
    expect(await manifests()).toBe(before + 1);
  });
});
