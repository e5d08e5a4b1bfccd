import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import { type Actor, actorFrom } from '#identity';
import { FixedClock } from '#platform/clock';
import { serviceScope, sqlState } from '#platform/database';
import { Problem } from '#platform/problem';
import { day, month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import {
  answerFinding,
  closeFinding,
  findingPage,
  listFindings,
  type NewFinding,
  raiseFinding,
  returnAnswer,
} from './index.js';

const clock = new FixedClock('2026-11-26T02:00:00Z');
const TREE = [
  { id: 'city', parentId: null },
  { id: 'sample-transport', parentId: 'city' },
  { id: 'sample-development', parentId: 'city' },
];
const officer = anActor('officer');
const manager = anActor('manager');
const auditor = anActor('auditor', 'city');
const ofTheOrganisation = anActor('auditor', 'sample-transport');
const elsewhere = anActor('auditor', 'sample-development');
/** A person who was first an officer of one organisation and later became an auditor. */
const moved = { id: 'both', name: 'both', email: 'both@tracker.example', language: 'zh' } as const;
/**
 * The person `moved` as an officer, before becoming an auditor. Nobody may have both roles at the
 * same time.
 */
const before = actorFrom(moved, [{ role: 'officer', unitId: 'sample-transport' }], TREE, {
  requestId: 'test',
});
const both = actorFrom(moved, [{ role: 'auditor', unitId: 'city' }], TREE, { requestId: 'test' });

let test: TestDatabase;
let projectId: string;
beforeAll(async () => {
  test = await testDatabase();
  projectId = await flagship(test.database, 1);
  await enter(test.database, clock, officer, {
    projectId,
    posting: {
      series: 'paid',
      month: month('2026-10'),
      amountFen: 100n,
      fundingSource: 'municipal',
    },
  });
});
afterAll(() => test.close());

const found = (over: Partial<NewFinding> = {}): NewFinding => ({
  title: '支付早于完成（示例）',
  text: '请说明依据',
  answerDueOn: day('2026-12-10'),
  ...over,
});
const raise = (actor: Actor = auditor, over: Partial<NewFinding> = {}) =>
  raiseFinding(test.database, clock, actor, { projectId, found: found(over), request: null });
const answer = (actor: Actor, id: string) =>
  answerFinding(test.database, actor, { id, answer: { text: '已补充' }, request: null });
const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const pageOf = (actor: Actor, id: string) =>
  test.database.read(actor.scope, (tx) => findingPage(tx, id));

describe('a finding', () => {
  it('is raised, answered, returned, answered again and closed, and every step stays with who took it', async () => {
    const id = await raise(auditor, { entrySequence: 1n });
    await answer(officer, id);
    await returnAnswer(test.database, ofTheOrganisation, { id, reason: '缺少附件', request: null });
    expect((await pageOf(officer, id)).finding.state).toBe('open');
    await answer(manager, id);
    await closeFinding(test.database, auditor, { id, note: '予以销号', request: null });

    const { finding, steps } = await pageOf(officer, id);
    expect(finding).toMatchObject({
      state: 'closed',
      entrySequence: 1n,
      unitId: 'sample-transport',
      answerDueOn: '2026-12-10',
    });
    expect(steps.map(({ position, kind, text, doneBy }) => [position, kind, text, doneBy])).toEqual(
      [
        [1, 'raised', '请说明依据', auditor.personId],
        [2, 'answered', '已补充', officer.personId],
        [3, 'returned', '缺少附件', ofTheOrganisation.personId],
        [4, 'answered', '已补充', manager.personId],
        [5, 'closed', '予以销号', auditor.personId],
      ],
    );
    const events = await test.database.read(serviceScope('test'), (tx) =>
      listAuditEvents(tx, { limit: 50, filters: { subjectId: id } }),
    );
    expect(events.map((event) => [event.action, event.unitId]).sort()).toEqual([
      ['finding.answer', 'sample-transport'],
      ['finding.answer', 'sample-transport'],
      ['finding.close', 'sample-transport'],
      ['finding.raise', 'sample-transport'],
      ['finding.return', 'sample-transport'],
    ]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['raised by an officer', () => raise(officer), 'FORBIDDEN'],
    ['raised by a manager', () => raise(manager), 'FORBIDDEN'],
    ['raised by an auditor of another organisation', () => raise(elsewhere), 'NOT_FOUND'],
    ['about an entry there is not', () => raise(auditor, { entrySequence: 99n }), 'ENTRY_UNKNOWN'],
    [
      'to be answered yesterday',
      () => raise(auditor, { answerDueOn: day('2026-11-25') }),
      'DAY_IN_PAST',
    ],
    [
      'to be answered in 2099',
      () => raise(auditor, { answerDueOn: day('2099-01-01') }),
      'TOO_FAR_AHEAD',
    ],
    ['answered by an auditor', async () => answer(auditor, await raise()), 'FORBIDDEN'],
    [
      'answered by another organisation',
      async () => answer(anActor('officer', 'sample-development'), await raise()),
      'NOT_FOUND',
    ],
    [
      'answered with a document that nobody registered',
      async () =>
        answerFinding(test.database, officer, {
          id: await raise(),
          answer: { text: 'x', document: '无此文号' },
          request: null,
        }),
      'DOCUMENT_UNKNOWN',
    ],
    [
      'closed before it is answered',
      async () =>
        closeFinding(test.database, auditor, { id: await raise(), note: 'x', request: null }),
      'FINDING_STATE',
    ],
    [
      'closed by its officer',
      async () =>
        closeFinding(test.database, officer, { id: await raise(), note: 'x', request: null }),
      'FORBIDDEN',
    ],
  ])('is not %s', async (_, attempt, code) => expect(await codeOf(attempt())).toBe(code));

  it('is neither returned nor closed by whoever answered it, though they audit the city', async () => {
    const id = await raise(both);
    await answer(before, id);
    expect(await codeOf(closeFinding(test.database, both, { id, note: 'x', request: null }))).toBe(
      'FORBIDDEN',
    );
    expect(
      await codeOf(returnAnswer(test.database, both, { id, reason: 'x', request: null })),
    ).toBe('FORBIDDEN');
    expect(
      await codeOf(closeFinding(test.database, auditor, { id, note: 'x', request: null })),
    ).toBe('done');
  });

  it('takes one of two answers at once, and tells the other where it stands', async () => {
    const id = await raise();
    const outcomes = await Promise.all(
      [answer(officer, id), answer(manager, id)].map((done) =>
        done.then(
          () => 'done',
          (error: Problem) => `${error.code} ${error.facts['state']}`,
        ),
      ),
    );
    expect(outcomes.sort()).toEqual(['FINDING_STATE answered', 'done']);
    expect((await pageOf(auditor, id)).steps).toHaveLength(2);
  });

  it('is raised once, however often its request comes', async () => {
    const request = { key: 'again', actorId: auditor.personId, action: 'finding.raise', body: {} };
    const ids = [
      await raiseFinding(test.database, clock, auditor, { projectId, found: found(), request }),
      await raiseFinding(test.database, clock, auditor, { projectId, found: found(), request }),
    ];
    expect(new Set(ids).size).toBe(1);
  });

  it('is listed newest first, by state, and to nobody outside its unit', async () => {
    const listed = await test.database.read(auditor.scope, (tx) =>
      listFindings(tx, { state: 'closed' }, { limit: 200 }),
    );
    expect(listed.length).toBeGreaterThan(0);
    expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(['closed']));
    const all = await test.database.read(officer.scope, (tx) =>
      listFindings(tx, { projectId }, { limit: 200 }),
    );
    expect(all.map(({ raisedAt }) => raisedAt.getTime())).toEqual(
      all.map(({ raisedAt }) => raisedAt.getTime()).sort((one, other) => other - one),
    );
    const first = all[0];
    if (!first) throw new Error('nothing was listed');
    const rest = await test.database.read(officer.scope, (tx) =>
      listFindings(
        tx,
        { projectId },
        { after: { raisedAt: first.raisedAt.toISOString(), id: first.id }, limit: 200 },
      ),
    );
    expect(rest.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
    expect(
      await test.database.read(elsewhere.scope, (tx) => listFindings(tx, {}, { limit: 200 })),
    ).toEqual([]);
  });
});

describe('the database itself', () => {
  const add = (actor: Actor, kind: string, previousBy: string, finding: string) =>
    test.database.write(actor.scope, (tx) =>
      tx.query(
        `INSERT INTO finding_steps (finding_id, project_id, position, kind, text, done_by,
          done_at, previous_kind, previous_by)
     VALUES ($1, $2, CASE $3 WHEN 'answered' THEN 2 ELSE 3 END, $3, 'x', $4,
       clock_timestamp(), CASE $3 WHEN 'answered' THEN 'raised' ELSE 'answered' END, $5)`,
        [finding, projectId, kind, actor.personId, previousBy],
      ),
    );
  const stateOf = (done: Promise<unknown>) =>
    done.then(
      () => 'done',
      (error: unknown) => sqlState(error) ?? String(error),
    );

  it.each<[string, Actor, string, string]>([
    ['an officer closes', officer, 'closed', '42501'],
    ['an auditor answers', auditor, 'answered', '42501'],
    ['an auditor of another organisation closes', elsewhere, 'closed', '42501'],
    [
      'an officer of another organisation answers',
      anActor('officer', 'sample-development'),
      'answered',
      '42501',
    ],
    ['an auditor of the unit closes', ofTheOrganisation, 'closed', 'done'],
    ['whoever audits and answered before closes', both, 'closed', '23514'],
  ])('when %s: %s %s', async (_, actor, kind, state) => {
    const id = await raise();
    const answerer = actor === both ? before : officer;
    if (kind === 'closed') await answer(answerer, id);
    expect(
      await stateOf(add(actor, kind, kind === 'closed' ? answerer.personId : auditor.personId, id)),
    ).toBe(state);
  });

  it('takes no finding from an officer, nor from an auditor of another organisation', async () => {
    const insert = (actor: Actor) =>
      stateOf(
        test.database.write(actor.scope, (tx) =>
          tx.query(
            "INSERT INTO findings (id, project_id, title, answer_due_on, raised_by, raised_at) VALUES (gen_random_uuid(), $1, 'x', '2026-12-01', 'x', clock_timestamp())",
            [projectId],
          ),
        ),
      );
    expect([
      await insert(officer),
      await insert(elsewhere),
      await insert(anActor('audit-admin', 'city')),
      await insert(ofTheOrganisation),
    ]).toEqual(['42501', '42501', '42501', 'done']);
  });

  it('changes and deletes nothing', async () => {
    for (const table of ['findings', 'finding_steps']) {
      expect(
        await stateOf(
          test.database.write(serviceScope('test'), (tx) => tx.query(`DELETE FROM ${table}`)),
        ),
      ).toBe('42501');
      expect(
        await stateOf(
          test.database.write(serviceScope('test'), (tx) =>
            tx.query(`UPDATE ${table} SET project_id = NULL`),
          ),
        ),
      ).toBe('42501');
    }
  });
});
