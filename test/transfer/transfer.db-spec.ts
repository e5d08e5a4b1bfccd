import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import { approveLedgerChangeRequest, type Posting, postEntry, verifyLedger } from '#ledger';
import { raiseFinding } from '#supervision';
import { actorFrom } from '#identity';
import { createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { type Scope, serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { findProject, transferProjects } from '#projects';
import { day, month } from '#values';
import { anActor } from '../builders/actors.js';
import { enter } from '../builders/ledger.js';
import { flagship } from '../builders/projects.js';
import { type TestDatabase, testDatabase } from '../harness/database.js';

const clock = new FixedClock('2026-11-23T02:00:00Z');
const TREE = [
  { id: 'city', parentId: null },
  { id: 'sample-transport', parentId: 'city' },
  { id: 'sample-development', parentId: 'city' },
];
/**
 * Lists every table with rows about a project. The tables are found in the database, so that a table
 * added later is tested too.
 */
const tablesOfProjects = async (): Promise<string[]> => {
  const rows = await test.source.query<{ name: string }[]>(
    `SELECT c.table_name AS name FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
   WHERE c.table_schema = 'public' AND c.column_name = 'project_id'
     AND t.table_type = 'BASE TABLE' AND c.table_name NOT IN (${OF_PEOPLE}) ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};
/** Tables whose rows are about a project, but belong to a person or to the proof of the ledger. */
const OF_PEOPLE = `'saved_reports', 'ledger_contradictions'`;
const theirs = anActor('officer', 'sample-development', 'their-officer');
const ours = anActor('officer', 'sample-transport', 'our-officer');
const overBoth = actorFrom(
  { id: 'city-manager', name: 'm', email: 'm@x.example', language: 'zh' },
  [{ role: 'manager', unitId: 'city' }],
  TREE,
  { requestId: 'hand-over' },
);
let test: TestDatabase;
let projectId: string;
let waiting: string;

beforeAll(async () => {
  test = await testDatabase();
  projectId = await flagship(test.database, 1);
  await enter(test.database, clock, ours, {
    projectId,
    posting: {
      series: 'paid',
      month: month('2026-10'),
      effectiveOn: day('2026-10-20'),
      amountFen: 100n,
      fundingSource: 'municipal',
    },
  });
  waiting = (
    await postEntry(test.database, clock, ours, {
      projectId,
      wanted: {
        series: 'paid',
        month: month('2026-10'),
        amountFen: 3n,
        fundingSource: 'municipal',
      },
      request: null,
    })
  ).id;
  await raiseFinding(test.database, clock, anActor('auditor', 'city'), {
    projectId,
    found: { title: '示例', text: '请说明', answerDueOn: day('2026-12-01'), entrySequence: 1n },
    request: null,
  });
  await createMilestone(test.database, ours, {
    projectId,
    wanted: { name: '封顶', baselineOn: day('2026-12-01') },
    request: null,
  });
  await test.database.write(serviceScope('test'), (tx) =>
    tx.query(
      `WITH alert AS (INSERT INTO alerts (rule, rule_version, project_id, episode_key,
        severity, raised_on, inputs)
                    VALUES ('total-exceeded', 1, $1, 'hand-over', 'red',
                      '2026-11-23', '{}') RETURNING id, project_id)
     INSERT INTO notifications (project_id, alert_id, person_id, occasion, urgent)
     SELECT alert.project_id, alert.id, people.id, 'raised', true FROM alert, people
     WHERE people.email LIKE 'manager.transport%'`,
      [projectId],
    ),
  );
});
afterAll(() => test?.close());

const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const seenBy = (who: typeof ours) =>
  codeOf(test.database.read(who.scope, (tx) => findProject(tx, projectId)));
/**
 * Rows about the project that a scope sees, each with the transaction that wrote it last: a row that
 * is copied or rewritten has another one.
 */
const rowsIn = (table: string, scope: Scope): Promise<string[]> =>
  test.database.read(scope, async (tx) => {
    const rows = await tx.query<{ version: string }[]>(
      `SELECT ctid::text || ' ' || xmin::text AS version FROM ${table} WHERE project_id = $1
        ORDER BY ctid`,
      [projectId],
    );
    return rows.map(({ version }) => version);
  });
const wanted = () => ({
  projectIds: [projectId],
  toUnitId: 'sample-development',
  reason: '职责调整',
});

describe('handing projects over', () => {
  it.each<[string, typeof ours, string]>([
    ['an officer of the unit that has it', ours, 'FORBIDDEN'],
    ['the manager of the unit that has it', anActor('manager', 'sample-transport'), 'UNIT_UNKNOWN'],
    [
      'the manager of the unit that would get it',
      anActor('manager', 'sample-development'),
      'NOT_FOUND',
    ],
    ['an auditor of the city', anActor('auditor', 'city'), 'FORBIDDEN'],
    ['the security administrator', anActor('security-admin', 'city'), 'NOT_FOUND'],
  ])('%s may not', async (_, actor, code) => {
    expect(await codeOf(transferProjects(test.database, actor, wanted()))).toBe(code);
    expect([await seenBy(ours), await seenBy(theirs)]).toEqual(['done', 'NOT_FOUND']);
  });

  it('is all or nothing, to a unit there is, from another one', async () => {
    expect(
      await codeOf(
        transferProjects(test.database, overBoth, {
          ...wanted(),
          projectIds: [projectId, '00000000-0000-4000-8000-0000000000ff'],
        }),
      ),
    ).toBe('NOT_FOUND');
    expect(
      await codeOf(transferProjects(test.database, overBoth, { ...wanted(), toUnitId: 'nowhere' })),
    ).toBe('UNIT_UNKNOWN');
    expect(
      await codeOf(
        transferProjects(test.database, overBoth, { ...wanted(), toUnitId: 'sample-transport' }),
      ),
    ).toBe('HAND_OVER_TO_SAME_UNIT');
    expect([await seenBy(ours), await seenBy(theirs)]).toEqual(['done', 'NOT_FOUND']);
  });

  it('gives everything recorded of a project to the new organisation and rewrites no row of it', async () => {
    const before = await test.database.read(serviceScope('test'), (tx) =>
      tx.query(
        'SELECT id, hash, previous_hash, recorded_at FROM ledger_entries WHERE project_id = $1',
        [projectId],
      ),
    );
    const written = new Map<string, string[]>();
    for (const table of await tablesOfProjects())
      written.set(table, await rowsIn(table, ours.scope));
    for (const table of [
      'alerts',
      'finding_steps',
      'findings',
      'ledger_entries',
      'ledger_heads',
      'ledger_totals',
      'milestones',
      'milestone_changes',
      'notifications',
      'project_changes',
    ])
      expect([table, written.get(table)]).not.toEqual([table, []]);
    expect(await transferProjects(test.database, overBoth, wanted())).toEqual([
      { projectId, fromUnitId: 'sample-transport', toUnitId: 'sample-development' },
    ]);
    expect([await seenBy(ours), await seenBy(theirs)]).toEqual(['NOT_FOUND', 'done']);

    for (const [table, rows] of written) {
      expect([table, await rowsIn(table, ours.scope)]).toEqual([table, []]);
      const now = await rowsIn(table, theirs.scope);
      // The transfer itself is a change of the project, and one of its organisations over time.
      const grows = ['project_changes', 'project_organisations'].includes(table);
      expect([table, grows ? now.slice(0, rows.length) : now]).toEqual([table, rows]);
    }

    expect(
      await test.database.read(serviceScope('test'), (tx) =>
        tx.query(
          'SELECT id, hash, previous_hash, recorded_at FROM ledger_entries WHERE project_id = $1',
          [projectId],
        ),
      ),
    ).toEqual(before);
    expect((await test.database.read(serviceScope('test'), verifyLedger)).flaws).toEqual([]);
    const rewriting = test.database.write(serviceScope('test'), (tx) =>
      tx.query("UPDATE ledger_entries SET note = 'x'"),
    );
    await expect(rewriting).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('lets the new unit go on where the old one stopped', async () => {
    const posting: Posting = {
      series: 'paid',
      month: month('2026-11'),
      effectiveOn: day('2026-11-20'),
      amountFen: 7n,
      fundingSource: 'municipal',
    };
    expect(
      await codeOf(
        postEntry(test.database, clock, ours, { projectId, wanted: posting, request: null }),
      ),
    ).toBe('NOT_FOUND');
    expect(await enter(test.database, clock, theirs, { projectId, posting })).toMatchObject({
      sequence: 2n,
      unitId: 'sample-development',
    });
    expect((await test.database.read(serviceScope('test'), verifyLedger)).flaws).toEqual([]);
  });

  it('takes what waits for approval along: the new unit sees it and decides, the old one does not', async () => {
    expect(
      await codeOf(
        approveLedgerChangeRequest(
          test.database,
          anActor('manager', 'sample-transport'),
          waiting,
          null,
        ),
      ),
    ).toBe('NOT_FOUND');
    expect(
      await approveLedgerChangeRequest(
        test.database,
        anActor('manager', 'sample-development'),
        waiting,
        null,
      ),
    ).toMatchObject({ state: 'approved', units: ['sample-development'] });
  });

  it('takes what was approved along as well, and each time again', async () => {
    const homeOf = async (who: typeof ours) =>
      test.database.read(who.scope, (tx) =>
        tx.query<object[]>('SELECT FROM change_requests WHERE id = $1', [waiting]),
      );
    expect([await homeOf(ours), await homeOf(theirs)]).toEqual([[], [{}]]);
    await transferProjects(test.database, overBoth, { ...wanted(), toUnitId: 'sample-transport' });
    expect([await homeOf(ours), await homeOf(theirs)]).toEqual([[{}], []]);
    await transferProjects(test.database, overBoth, wanted());
  });

  it('beside a posting at the same time, both come through', async () => {
    const posting: Posting = {
      series: 'paid',
      month: month('2026-11'),
      effectiveOn: day('2026-11-21'),
      amountFen: 1n,
      fundingSource: 'municipal',
    };
    for (const toUnitId of [
      'sample-transport',
      'sample-development',
      'sample-transport',
      'sample-development',
    ]) {
      const outcomes = await Promise.all([
        codeOf(transferProjects(test.database, overBoth, { ...wanted(), toUnitId })),
        ...Array.from({ length: 4 }, () =>
          codeOf(enter(test.database, clock, overBoth, { projectId, posting })),
        ),
      ]);
      expect(outcomes).toEqual(['done', 'done', 'done', 'done', 'done']);
    }
    expect((await test.database.read(serviceScope('test'), verifyLedger)).flaws).toEqual([]);
  });

  it('stands in the record, with the reason', async () => {
    const events = await test.database.read(serviceScope('test'), (tx) =>
      listAuditEvents(tx, { limit: 50, filters: { action: 'project.hand-over' } }),
    );
    expect(events.at(-1)).toMatchObject({
      actorId: 'city-manager',
      authority: 'manager@city',
      subjectId: projectId,
      unitId: 'sample-transport',
      oldValue: { unitId: 'sample-transport' },
      newValue: { unitId: 'sample-development', reason: '职责调整' },
    });
  });
});
