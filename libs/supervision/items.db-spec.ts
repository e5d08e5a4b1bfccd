import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import type { Actor } from '#identity';
import { FixedClock } from '#platform/clock';
import { serviceScope, sqlState } from '#platform/database';
import { Problem } from '#platform/problem';
import { addDays, day, dayAt } from '#values';
import { idsOfAccounts } from '../../test/builders/accounts.js';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import {
  answerItem,
  askExtension,
  closeFinding,
  closeItem,
  decideExtension,
  itemPage,
  listItems,
  noteMeasure,
  openItem,
  type OpenedItem,
  receiveItem,
  verifyItem,
  withdrawItem,
} from './index.js';

const clock = new FixedClock('2026-11-30T02:00:00Z');
let test: TestDatabase;
let projectId: string;
const ids: Record<string, string> = {};
const named = (role: 'officer' | 'manager', short: string, unit: string): Actor =>
  anActor(role, unit, ids[short]);
const officer = () => named('officer', 'officer.transport', 'sample-transport');
const chief = () => named('manager', 'manager.city', 'city');
const manager = () => named('manager', 'manager.transport', 'sample-transport');
const elsewhere = anActor('manager', 'sample-development');
const auditor = anActor('auditor', 'city');

beforeAll(async () => {
  test = await testDatabase();
  Object.assign(ids, await idsOfAccounts(test));
  projectId = await flagship(test.database, 1);
});
afterAll(() => test.close());

const item = (over: Partial<OpenedItem> = {}): OpenedItem => ({
  kind: 'directive',
  title: '管线迁改滞后（示例）',
  words: '请于期限前完成迁改',
  projectId,
  alertId: null,
  leadOrganisationId: 'sample-transport',
  supportingOrganisationIds: [],
  ownerId: ids['officer.transport'] ?? null,
  dueOn: day('2026-12-10'),
  likelihood: null,
  effect: null,
  response: null,
  element: null,
  ...over,
});
const open = (actor: Actor = chief(), over: Partial<OpenedItem> = {}) =>
  openItem(test.database, clock, actor, { wanted: item(over), request: null });
const step = { words: '已办理', request: null } as const;
const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const read = (actor: Actor, id: string) =>
  test.database.read(actor.scope, (tx) => itemPage(tx, id));
const listed = (actor: Actor, filter: object = {}) =>
  test.database.read(actor.scope, (tx) =>
    listItems(tx, filter, { today: clock.today(), limit: 200 }),
  );

describe('an item', () => {
  it('is signed for, answered, returned, answered again, verified and closed, and every step stays', async () => {
    const id = await open();
    await receiveItem(test.database, officer(), { id, words: null, request: null });
    await answerItem(test.database, officer(), { id, ...step });
    await verifyItem(test.database, chief(), {
      id,
      accepted: false,
      words: '缺附件',
      request: null,
    });
    expect((await read(officer(), id)).item.state).toBe('returned');
    await answerItem(test.database, manager(), { id, ...step });
    await verifyItem(test.database, chief(), { id, accepted: true, words: '属实', request: null });
    await closeItem(test.database, chief(), { id, words: '予以销号', request: null });
    const page = await read(officer(), id);
    expect(page.item).toMatchObject({
      state: 'closed',
      issuingOrganisationId: 'city',
      ownerName: '交通单位专员（示例）',
    });
    expect(page.steps.map(({ kind, doneBy }) => [kind, doneBy])).toEqual([
      ['assigned', ids['manager.city']],
      ['received', ids['officer.transport']],
      ['answered', ids['officer.transport']],
      ['returned', ids['manager.city']],
      ['answered', ids['manager.transport']],
      ['verified', ids['manager.city']],
      ['closed', ids['manager.city']],
    ]);
    expect(await codeOf(answerItem(test.database, officer(), { id, ...step }))).toBe(
      'SUPERVISION_STATE',
    );
    const events = await test.database.read(serviceScope('test'), (tx) =>
      listAuditEvents(tx, { limit: 50, filters: { subjectId: id } }),
    );
    expect(events.map(({ action }) => action).sort()).toEqual([
      'supervision.answer',
      'supervision.answer',
      'supervision.assign',
      'supervision.close',
      'supervision.receive',
      'supervision.return',
      'supervision.verify',
    ]);
  });

  it('has the next number of its year, without gaps, also when several are assigned at once', async () => {
    const before = await listed(chief(), { kind: 'problem' });
    const made = await Promise.all(
      Array.from({ length: 4 }, () => open(chief(), { kind: 'problem' })),
    );
    expect(await codeOf(open(chief(), { kind: 'problem', ownerId: projectId }))).toBe(
      'OWNER_UNFIT',
    );
    made.push(await open(chief(), { kind: 'problem' }));
    const serials = (await listed(chief(), { kind: 'problem' }))
      .slice(0, made.length)
      .map(({ serial }) => serial ?? 0)
      .sort((one, other) => one - other);
    expect(before).toHaveLength(0);
    expect(serials).toEqual(serials.map((_, place) => (serials[0] ?? 0) + place));
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['ordered by an officer', () => open(officer()), 'FORBIDDEN'],
    ['ordered from outside', () => open(elsewhere, { projectId: null }), 'FORBIDDEN'],
    [
      'about a project that one does not see',
      () => open(elsewhere, { leadOrganisationId: 'sample-development' }),
      'NOT_FOUND',
    ],
    ['due yesterday', () => open(chief(), { dueOn: day('2026-11-29') }), 'DAY_IN_PAST'],
    ['due in 2099', () => open(chief(), { dueOn: day('2099-01-01') }), 'TOO_FAR_AHEAD'],
    ['without an owner', () => open(chief(), { ownerId: null }), 'ITEM_INCOMPLETE'],
    [
      'owned by a person of another organisation',
      () => open(chief(), { ownerId: ids['officer.development'] ?? '' }),
      'OWNER_UNFIT',
    ],
    [
      'supported by nobody there is',
      () => open(chief(), { supportingOrganisationIds: ['nowhere'] }),
      'UNIT_UNKNOWN',
    ],
    [
      'supported by whoever leads',
      () => open(chief(), { supportingOrganisationIds: ['sample-transport'] }),
      'SUPPORT_LEADS',
    ],
    ['a risk without a rating', () => open(chief(), { kind: 'risk' }), 'RISK_UNRATED'],
    ['a directive with a likelihood', () => open(chief(), { likelihood: 3 }), 'ONLY_OF_KIND'],
    [
      'opened over an alert that the project does not have',
      () => open(chief(), { alertId: '00000000-0000-4000-8000-00000000000b' }),
      'ALERT_OF_OTHER_PROJECT',
    ],
    [
      'answered by another organisation',
      async () => answerItem(test.database, elsewhere, { id: await open(), ...step }),
      'NOT_FOUND',
    ],
    [
      'answered by an auditor',
      async () => answerItem(test.database, auditor, { id: await open(), ...step }),
      'FORBIDDEN',
    ],
    [
      'answered with a document that nobody registered',
      async () =>
        answerItem(test.database, officer(), { id: await open(), ...step, document: '无此文号' }),
      'DOCUMENT_UNKNOWN',
    ],
    [
      'verified before it is answered',
      async () => verifyItem(test.database, chief(), { id: await open(), ...step, accepted: true }),
      'SUPERVISION_STATE',
    ],
    [
      'verified by a manager below the one that issued it',
      async () => {
        const id = await open();
        await answerItem(test.database, officer(), { id, ...step });
        await verifyItem(test.database, manager(), { id, ...step, accepted: true });
      },
      'FORBIDDEN',
    ],
    [
      'verified by whoever answered it',
      async () => {
        const id = await open();
        await answerItem(test.database, chief(), { id, ...step });
        await verifyItem(test.database, chief(), { id, ...step, accepted: true });
      },
      'FORBIDDEN',
    ],
  ])('is not %s', async (_, attempt, code) => expect(await codeOf(attempt())).toBe(code));

  it('is given more time only when that is asked for before the day, and another grants it', async () => {
    const id = await open();
    const ask = (dueOn: string, on = clock) =>
      codeOf(
        askExtension(test.database, on, officer(), {
          id,
          dueOn: day(dueOn),
          reason: '汛期停工',
          request: null,
        }),
      );
    const decide = (actor: Actor, granted: boolean) =>
      codeOf(decideExtension(test.database, actor, { id, granted, words: null, request: null }));
    expect(await decide(chief(), true)).toBe('EXTENSION_NOT_ASKED');
    expect(await ask('2026-12-20', new FixedClock('2026-12-10T02:00:00Z'))).toBe(
      'EXTENSION_TOO_LATE',
    );
    expect(await ask('2026-12-20')).toBe('done');
    expect(await ask('2026-12-21')).toBe('EXTENSION_WAITS');
    expect(await decide(manager(), true)).toBe('FORBIDDEN');
    expect(await decide(chief(), true)).toBe('done');
    expect((await read(officer(), id)).item).toMatchObject({
      dueOn: '2026-12-20',
      firstDueOn: '2026-12-10',
    });
  });

  it('keeps what was noted of it, and is looked at again after it was closed', async () => {
    const id = await open();
    // The database, not the clock of the test, notes when an item was assigned.
    const assignedAt = new Date((await read(officer(), id)).item.assignedAt);
    const today = dayAt(assignedAt);
    const note = (kind: 'urged' | 'looked-back', on = today) =>
      codeOf(
        noteMeasure(test.database, new FixedClock(assignedAt), chief(), {
          id,
          measure: { kind, on, words: '电话催办' },
          request: null,
        }),
      );
    expect(await note('looked-back')).toBe('SUPERVISION_STATE');
    expect(await note('urged', addDays(today, 1))).toBe('DAY_AFTER_TODAY');
    expect(await note('urged', addDays(today, -1))).toBe('BEFORE_ASSIGNED');
    expect(await note('urged')).toBe('done');
    await answerItem(test.database, officer(), { id, ...step });
    await verifyItem(test.database, chief(), { id, ...step, accepted: true });
    await closeItem(test.database, chief(), { id, ...step });
    expect(await note('urged')).toBe('SUPERVISION_STATE');
    expect(await note('looked-back')).toBe('done');
  });

  it('is seen by those who lead, who support, and who see its project, and by nobody else', async () => {
    const alone = await open(chief(), { projectId: null, kind: 'decision' });
    const together = await open(chief(), {
      supportingOrganisationIds: ['sample-development'],
      kind: 'decision',
    });
    const seen = async (actor: Actor) =>
      (await listed(actor, { kind: 'decision' }))
        .map(({ id }) => id)
        .filter((id) => id === alone || id === together)
        .sort();
    const both = [alone, together].sort();
    expect(await seen(officer())).toEqual(both);
    expect(await seen(auditor)).toEqual(both);
    expect(await seen(elsewhere)).toEqual([together]);
    // Who supports does not see the project by that.
    expect((await read(elsewhere, together)).item).toMatchObject({
      projectId: null,
      projectName: null,
    });
    expect(await codeOf(read(elsewhere, alone))).toBe('NOT_FOUND');
    expect(await codeOf(answerItem(test.database, elsewhere, { id: together, ...step }))).toBe(
      'FORBIDDEN',
    );
  });

  it('takes one of two answers at once', async () => {
    const id = await open();
    const outcomes = await Promise.all(
      [officer(), manager()].map((actor) =>
        codeOf(answerItem(test.database, actor, { id, ...step })),
      ),
    );
    expect(outcomes.sort()).toEqual(['SUPERVISION_STATE', 'done']);
    expect((await read(officer(), id)).steps).toHaveLength(2);
  });

  it('is withdrawn by whoever issued it', async () => {
    const id = await open();
    expect(await codeOf(withdrawItem(test.database, officer(), { id, ...step }))).toBe('FORBIDDEN');
    expect(await codeOf(withdrawItem(test.database, chief(), { id, ...step }))).toBe('done');
    expect((await read(chief(), id)).item.state).toBe('withdrawn');
  });
});

describe('an audit finding beside the items', () => {
  const raise = () => open(auditor, { kind: 'finding', leadOrganisationId: null, ownerId: null });

  it('is listed with them, answered here, and closed by an auditor alone', async () => {
    const id = await raise();
    const [first] = await listed(officer(), { kind: 'finding' });
    expect(first).toMatchObject({
      id,
      state: 'assigned',
      leadOrganisationId: 'sample-transport',
      serial: null,
      ownerId: null,
    });
    expect(await codeOf(receiveItem(test.database, officer(), { id, ...step }))).toBe(
      'FINDING_SIGNED_BY_ANSWER',
    );
    await answerItem(test.database, officer(), { id, ...step });
    expect(await codeOf(closeItem(test.database, chief(), { id, ...step }))).toBe('FORBIDDEN');
    expect(await codeOf(verifyItem(test.database, chief(), { id, ...step, accepted: true }))).toBe(
      'FORBIDDEN',
    );
    expect(await codeOf(withdrawItem(test.database, chief(), { id, ...step }))).toBe(
      'FINDING_STAYS',
    );
    await verifyItem(test.database, auditor, { id, ...step, accepted: false });
    expect((await read(officer(), id)).item.state).toBe('returned');
    await answerItem(test.database, officer(), { id, ...step });
    await closeItem(test.database, auditor, { id, ...step });
    expect((await read(officer(), id)).steps.map(({ kind }) => kind)).toEqual([
      'assigned',
      'answered',
      'returned',
      'answered',
      'closed',
    ]);
  });

  it('keeps its own page and rules', async () => {
    const id = await raise();
    await answerItem(test.database, officer(), { id, ...step });
    await closeFinding(test.database, auditor, { id, note: '销号', request: null });
    expect(
      (await listed(auditor, { kind: 'finding', state: 'closed' })).map((one) => one.id),
    ).toContain(id);
  });
});

describe('the database itself', () => {
  const stateOf = (done: Promise<unknown>) =>
    done.then(
      () => 'done',
      (error: unknown) => sqlState(error) ?? String(error),
    );

  it('changes no step, deletes nothing, and moves nothing that is over', async () => {
    const id = await open();
    await withdrawItem(test.database, chief(), { id, ...step });
    const write = (sql: string) =>
      stateOf(test.database.write(serviceScope('test'), (tx) => tx.query(sql, [id])));
    expect(await write('DELETE FROM supervision_items WHERE id = $1')).toBe('42501');
    expect(await write('DELETE FROM supervision_steps WHERE item_id = $1')).toBe('42501');
    expect(await write("UPDATE supervision_steps SET words = 'x' WHERE item_id = $1")).toBe(
      '42501',
    );
    expect(await write("UPDATE supervision_items SET title = 'x' WHERE id = $1")).toBe('42501');
    await write("UPDATE supervision_items SET state = 'assigned' WHERE id = $1");
    expect((await read(chief(), id)).item.state).toBe('withdrawn');
  });

  it('takes no item from whoever may not write where it leads', async () => {
    const insert = (actor: Actor) =>
      stateOf(
        test.database.write(actor.scope, (tx) =>
          tx.query(
            `INSERT INTO supervision_items (id, year, serial, kind, title, words, project_id,
              lead_organisation_id, supporting_organisation_ids, issuing_organisation_id, owner_id,
              due_on, first_due_on, state, assigned_by, assigned_at)
             VALUES (gen_random_uuid(), 2030, $2, 'problem', 'x', 'x', $1, 'sample-transport', '{}',
              'city', $3, '2026-12-10', '2026-12-10', 'assigned', 'x', clock_timestamp())`,
            [projectId, Math.ceil(Math.random() * 1e6), ids['officer.transport']],
          ),
        ),
      );
    expect(await insert(elsewhere)).toBe('42501');
    expect(await insert(auditor)).toBe('42501');
    expect(await insert(officer())).toBe('done');
  });
});
