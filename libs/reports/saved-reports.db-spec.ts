import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#identity';
import { FixedClock } from '#platform/clock';
import { sqlState } from '#platform/database';
import { Problem } from '#platform/problem';
import { month, parsePeriod, type Period } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import {
  endSavedReport,
  reopenReport,
  savedReports,
  saveReport,
  type SpendQuestion,
} from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const auditor = anActor('auditor', 'city');
const question = (over: Partial<SpendQuestion> = {}): SpendQuestion => ({
  period: parsePeriod('2021..2026') as Period,
  knownAt: null,
  groupBy: ['project', 'year'],
  ...over,
});
const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Problem ? error.code : (sqlState(error) ?? String(error)),
  );

let test: TestDatabase;
let airport: string;
const pay = (amountFen: bigint) =>
  enter(test.database, clock, officer, {
    projectId: airport,
    posting: {
      series: 'paid',
      month: month('2025-12'),
      amountFen,
      fundingSource: 'municipal',
    },
  });
const save = (actor: Actor, name = '年度支付', over: Partial<SpendQuestion> = {}) =>
  saveReport(test.database, actor, { name, question: question(over), request: null });
const listed = (actor: Actor) =>
  test.database.read(actor.scope, (tx) => savedReports(tx, { limit: 50 }));
beforeAll(async () => {
  test = await testDatabase();
  airport = await flagship(test.database, 1);
  await pay(100n);
});
afterAll(() => test.close());

describe('a saved report', () => {
  it('answers the same when it is opened again, whatever was recorded since', async () => {
    const saved = await save(auditor);
    await pay(7n);
    const again = await reopenReport(test.database, auditor, saved.id);
    expect(again).toMatchObject({ same: true, sameOrganisations: true });
    expect(again.report.totals.paidFen).toBe(100n);
    expect(again.report.manifest).toMatchObject({
      rowsSha256: saved.sha256,
      renderer: 3,
      knownAt: saved.knownAt.toISOString(),
      period: '2021-01-01..2026-12-31',
      groupBy: ['project', 'year'],
    });
  });

  it('says so when it does not, and whether that is because its owner sees other units now', async () => {
    const saved = await save(auditor);
    const narrowed = { ...anActor('auditor', 'sample-development', auditor.personId) };
    expect(await reopenReport(test.database, narrowed, saved.id)).toMatchObject({
      same: false,
      sameOrganisations: false,
    });
    await asSuperuser(test.name, (client) =>
      client.query("UPDATE projects SET name = name || '（更名）' WHERE id = $1", [airport]),
    );
    // Names are those that were known at the instant of the report.
    expect(await reopenReport(test.database, auditor, saved.id)).toMatchObject({
      same: true,
      sameOrganisations: true,
    });
  });

  it("is its owner's alone", async () => {
    const { id } = await save(officer, '我的');
    expect((await listed(officer)).map(({ name }) => name)).toEqual(['我的']);
    expect((await listed(auditor)).map((row) => row.id)).not.toContain(id);
    expect(await codeOf(reopenReport(test.database, auditor, id))).toBe('NOT_FOUND');
    expect(await codeOf(endSavedReport(test.database, auditor, id))).toBe('NOT_FOUND');
    const forged = test.database.write(auditor.scope, (tx) =>
      tx.query(
        "INSERT INTO saved_reports (id, person_id, name, period, group_by, known_at, query_version, rows, sha256, saved_at) VALUES (gen_random_uuid(), $1, 'x', '2025', ARRAY['year'], now(), 1, 0, repeat('0', 64), now())",
        [officer.personId],
      ),
    );
    expect(await codeOf(forged)).toBe('42501');
  });

  it('ends with a date, once, and is neither deleted nor rewritten', async () => {
    const { id } = await save(auditor, '将结束');
    await endSavedReport(test.database, auditor, id);
    expect((await listed(auditor)).map((row) => row.id)).not.toContain(id);
    expect(await codeOf(reopenReport(test.database, auditor, id))).toBe('NOT_FOUND');
    expect(await codeOf(endSavedReport(test.database, auditor, id))).toBe('NOT_FOUND');
    const [row] = await test.database.read(auditor.scope, (tx) =>
      tx.query<{ ended: boolean }[]>(
        'SELECT ended_at IS NOT NULL AS ended FROM saved_reports WHERE id = $1',
        [id],
      ),
    );
    expect(row).toEqual({ ended: true });
    expect(
      await codeOf(
        test.database.write(auditor.scope, (tx) => tx.query('DELETE FROM saved_reports')),
      ),
    ).toBe('42501');
    expect(
      await codeOf(
        test.database.write(auditor.scope, (tx) =>
          tx.query("UPDATE saved_reports SET sha256 = repeat('0', 64)"),
        ),
      ),
    ).toBe('42501');
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['by an administrator', () => save(anActor('system-admin', 'city')), 'FORBIDDEN'],
    [
      'about a project of another organisation',
      async () => save(anActor('officer', 'sample-development'), 'x', { projectId: airport }),
      'NOT_FOUND',
    ],
    [
      'about a project there is not',
      () => save(auditor, 'x', { projectId: '00000000-0000-4000-8000-0000000000ff' }),
      'NOT_FOUND',
    ],
    [
      'as known tomorrow',
      () => save(auditor, 'x', { knownAt: new Date(Date.now() + 86_400_000) }),
      'KNOWN_AT_IN_FUTURE',
    ],
  ])('is not kept %s', async (_, attempt, code) => expect(await codeOf(attempt())).toBe(code));

  it('is kept once, however often its request comes', async () => {
    const request = { key: 'again', actorId: auditor.personId, action: 'report.save', body: {} };
    const one = await saveReport(test.database, auditor, {
      name: 'x',
      question: question(),
      request,
    });
    expect(
      (await saveReport(test.database, auditor, { name: 'x', question: question(), request })).id,
    ).toBe(one.id);
  });
});
