import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import type { Actor } from '#identity';
import { FixedClock } from '#platform/clock';
import { serviceScope, sqlState } from '#platform/database';
import { Problem } from '#platform/problem';
import {
  answerItem,
  assignItem,
  closeItem,
  itemPage,
  type NewItem,
  verifyItem,
} from '#supervision';
import { day } from '#values';
import { idsOfAccounts } from '../../test/builders/accounts.js';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { asService, type TestDatabase, testDatabase } from '../../test/harness/database.js';
import {
  listMeetings,
  meetingPage,
  type NewDecision,
  openMeeting,
  type PlannedMeeting,
  planMeeting,
  recordDecision,
} from './index.js';

const clock = new FixedClock('2026-11-30T02:00:00Z');
let test: TestDatabase;
let projectId: string;
const ids: Record<string, string> = {};
const chief = (): Actor => anActor('manager', 'city', ids['manager.city']);
const manager = (): Actor => anActor('manager', 'sample-transport', ids['manager.transport']);
const officer = (): Actor => anActor('officer', 'sample-transport', ids['officer.transport']);
const elsewhere = anActor('manager', 'sample-development');

beforeAll(async () => {
  test = await testDatabase();
  Object.assign(ids, await idsOfAccounts(test));
  projectId = await flagship(test.database, 1);
});
afterAll(() => test.close());

const plan = (actor: Actor = chief(), over: Partial<PlannedMeeting> = {}) =>
  planMeeting(test.database, clock, actor, {
    wanted: {
      organisationId: 'city',
      title: '十一月调度会（示例）',
      heldOn: day('2026-11-30'),
      chair: '示例主持人',
      ...over,
    },
    request: null,
  });
const open = (id: string, actor: Actor = chief()) =>
  openMeeting(test.database, clock, actor, { id, request: null });
const opened = async (over: Partial<PlannedMeeting> = {}): Promise<string> => {
  const id = await plan(chief(), over);
  await open(id);
  return id;
};
const decide = (id: string, over: Partial<NewDecision> = {}, actor: Actor = chief()) =>
  recordDecision(test.database, clock, actor, {
    id,
    decision: {
      text: '年底前完成管线迁改。由交通牵头。',
      projectId: null,
      leadOrganisationId: 'sample-transport',
      ownerId: ids['officer.transport'] ?? '',
      dueOn: day('2026-12-20'),
      ...over,
    },
    request: null,
  });
const assign = (over: Partial<NewItem> = {}) =>
  assignItem(test.database, clock, chief(), {
    wanted: {
      kind: 'problem',
      title: '征迁滞后（示例）',
      words: '请办理',
      projectId,
      alertId: null,
      leadOrganisationId: 'sample-transport',
      supportingOrganisationIds: [],
      ownerId: ids['officer.transport'] ?? '',
      dueOn: day('2026-12-01'),
      likelihood: null,
      effect: null,
      response: null,
      element: null,
      ...over,
    },
    request: null,
  });
const page = (id: string, actor: Actor = chief(), today = clock.today()) =>
  test.database.read(actor.scope, (tx) => meetingPage(tx, id, today));
const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
/** Raises a red alert of the project, as an evaluation would. */
const raise = (severity = 'red') =>
  asService(
    test,
    `INSERT INTO alerts (id, project_id, rule, rule_version, episode_key, severity, level, state,
        raised_on, raised_at, open_since, inputs)
      SELECT gen_random_uuid(), $1, 'total-exceeded', 1, $2, $2::text, 1, 'open', '2026-11-02',
        '2026-11-02T00:00:00Z', '2026-11-02', '{}'`,
    [projectId, severity],
  );

describe('the agenda', () => {
  it('is proposed from what is red, stuck and asked for, and is kept when the meeting is opened', async () => {
    await raise();
    await raise('amber');
    const [stuck, asked, none] = [
      await assign({ dueOn: day('2026-12-01') }),
      await assign({ dueOn: day('2026-12-31') }),
      await assign({ kind: 'directive', projectId: null, dueOn: day('2026-12-31') }),
    ];
    const id = await plan(chief(), { heldOn: day('2026-12-02') });
    const proposed = (await page(id, chief(), day('2026-12-02'))).agenda;
    expect(proposed.points).toMatchObject([
      {
        projectId,
        organisationId: 'sample-transport',
        reasons: ['red', 'stuck', 'asked'],
        alerts: [{ rule: 'total-exceeded', raisedOn: '2026-11-02' }],
        items: [
          { id: stuck, overdue: true },
          { id: asked, overdue: false },
        ],
      },
    ]);
    expect(JSON.stringify(proposed)).not.toContain(none);
    expect((await page(id, chief(), day('2027-01-05'))).agenda.points).toHaveLength(2);
    const held = await opened();
    const kept = (await page(held)).agenda;
    await assign({ title: '会后才有的问题（示例）' });
    expect((await page(held)).agenda).toEqual(kept);
    expect((await page(held, chief(), day('2027-01-05'))).agenda).toEqual(kept);
  });

  it('is about the projects of the organisation that holds the meeting, and of none beside', async () => {
    const id = await plan(elsewhere, { organisationId: 'sample-development' });
    const { agenda } = await page(id);
    expect(agenda.points.map((point) => point.projectId)).not.toContain(projectId);
    expect(await codeOf(page(id, manager()))).toBe('NOT_FOUND');
  });

  it('begins with what was decided before and is not closed', async () => {
    const [first, next] = [await opened(), await plan()];
    const [one, other] = [
      await decide(first, { projectId }),
      await decide(first, { dueOn: day('2026-12-10') }),
    ];
    const before = async () =>
      (await page(next)).agenda.decisions
        .filter(({ meetingId }) => meetingId === first)
        .map(({ id }) => id);
    expect(await before()).toEqual([other, one]);
    expect((await page(next)).agenda.decisions[0]).toMatchObject({
      kind: 'decision',
      meetingTitle: '十一月调度会（示例）',
      heldOn: '2026-11-30',
    });
    const step = { id: other, words: '已办理', request: null };
    await answerItem(test.database, officer(), step);
    await verifyItem(test.database, chief(), { ...step, accepted: true });
    expect(await before()).toEqual([other, one]);
    await closeItem(test.database, chief(), step);
    expect(await before()).toEqual([one]);
    expect(await page(first)).toMatchObject({ openDecisions: 1 });
    // A meeting does not open with what it decided itself.
    expect((await page(first)).agenda.decisions.map(({ meetingId }) => meetingId)).not.toContain(
      first,
    );
  });
});

describe('a decision', () => {
  it('is an item of supervision as soon as it is recorded', async () => {
    const id = await opened();
    const itemId = await decide(id, { projectId });
    const { item } = await test.database.read(officer().scope, (tx) => itemPage(tx, itemId));
    expect(item).toMatchObject({
      kind: 'decision',
      title: '年底前完成管线迁改',
      words: '年底前完成管线迁改。由交通牵头。',
      projectId,
      leadOrganisationId: 'sample-transport',
      issuingOrganisationId: 'city',
      ownerId: ids['officer.transport'],
      state: 'assigned',
    });
    expect((await page(id)).decisions).toMatchObject([
      {
        itemId,
        serial: item.serial,
        text: item.words,
        projectId,
        ownerName: '交通单位专员（示例）',
        dueOn: '2026-12-20',
        firstDueOn: '2026-12-20',
        state: 'assigned',
      },
    ]);
    const events = await test.database.read(anActor('auditor', 'city').scope, (tx) =>
      listAuditEvents(tx, { limit: 10, filters: { subjectId: id } }),
    );
    expect(events.map(({ action }) => action).sort()).toEqual([
      'meeting.decide',
      'meeting.open',
      'meeting.plan',
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['MEETING_NOT_HELD', async () => decide(await plan())],
    [
      'FORBIDDEN',
      async () =>
        decide(await plan(chief(), { organisationId: 'sample-transport' }), {}, officer()),
    ],
    ['NOT_FOUND', async () => decide(await opened(), {}, manager())],
    [
      'DECISION_LEAD_OUTSIDE',
      async () => decide(await opened({ organisationId: 'sample-development' })),
    ],
    [
      'OWNER_UNFIT',
      async () => decide(await opened(), { ownerId: ids['officer.development'] ?? '' }),
    ],
    ['DAY_IN_PAST', async () => decide(await opened(), { dueOn: day('2026-11-29') })],
    [
      'NOT_FOUND',
      async () => decide(await opened(), { projectId: '00000000-0000-4000-8000-000000000000' }),
    ],
  ])('is refused with %s, and leaves neither decision nor item', async (code, attempt) => {
    const counted = async () =>
      asService(
        test,
        `SELECT (SELECT count(*) FROM meeting_decisions) AS decisions,
          (SELECT count(*) FROM supervision_items) AS items`,
      );
    const before = await counted();
    expect(await codeOf(attempt())).toBe(code);
    expect(await counted()).toEqual(before);
  });
});

describe('a meeting', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['FORBIDDEN', () => plan(manager())],
    ['FORBIDDEN', () => plan(officer(), { organisationId: 'sample-transport' })],
    ['FORBIDDEN', () => plan(chief(), { organisationId: 'nowhere' })],
    ['DAY_IN_PAST', () => plan(chief(), { heldOn: day('2026-11-29') })],
    ['TOO_FAR_AHEAD', () => plan(chief(), { heldOn: day('2028-01-01') })],
    ['MEETING_NOT_YET', async () => open(await plan(chief(), { heldOn: day('2026-12-01') }))],
    ['MEETING_HELD', async () => open(await opened())],
    ['NOT_FOUND', async () => open(await plan(), elsewhere)],
    [
      'FORBIDDEN',
      async () => open(await plan(chief(), { organisationId: 'sample-transport' }), officer()),
    ],
  ])('is refused with %s', async (code, attempt) => expect(await codeOf(attempt())).toBe(code));

  it('is opened once, also by two people at the same moment', async () => {
    const id = await plan();
    const outcomes = await Promise.all([codeOf(open(id)), codeOf(open(id))]);
    expect(outcomes.sort()).toEqual(['MEETING_HELD', 'done']);
  });

  it('is listed by day to whoever reads the organisation that holds it', async () => {
    const mine = await plan(manager(), {
      organisationId: 'sample-transport',
      heldOn: day('2026-12-24'),
    });
    const listed = (actor: Actor, after?: { heldOn: ReturnType<typeof day>; id: string }) =>
      test.database.read(actor.scope, (tx) => listMeetings(tx, { after, limit: 200 }));
    const all = await listed(chief());
    expect(all[0]).toMatchObject({ id: mine, heldOn: '2026-12-24', state: 'planned' });
    expect(all.map(({ heldOn }) => heldOn)).toEqual(
      all
        .map(({ heldOn }) => heldOn)
        .sort()
        .reverse(),
    );
    expect(await listed(chief(), { heldOn: day('2026-12-24'), id: mine })).toEqual(all.slice(1));
    expect(new Set((await listed(officer())).map(({ organisationId }) => organisationId))).toEqual(
      new Set(['sample-transport']),
    );
  });
});

describe('the database itself', () => {
  it('changes no meeting that was opened, and deletes nothing', async () => {
    const id = await opened();
    await decide(id);
    const write = (sql: string) =>
      test.database
        .write(serviceScope('test'), (tx) => tx.query<[unknown, number]>(sql, [id]))
        .then(
          ([, changed]) => changed,
          (error: unknown) => sqlState(error),
        );
    expect(await write("UPDATE meetings SET agenda = '{}' WHERE id = $1")).toBe(0);
    expect(await write("UPDATE meetings SET title = 'x' WHERE id = $1")).toBe('42501');
    expect(await write('DELETE FROM meetings WHERE id = $1')).toBe('42501');
    expect(await write('DELETE FROM meeting_decisions WHERE meeting_id = $1')).toBe('42501');
  });
});
