import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { registerDocument, Subjects } from '#documents';
import { ProjectSubjects } from '#projects';
import type { Day, Month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { approved, enter, takeBack } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import {
  approveLedgerChangeRequest,
  correctEntry,
  type DirectPosting,
  entriesOf,
  postEntry,
  returnLedgerChangeRequest,
  reverseEntry,
  undoLedgerChangeRequest,
  verifyLedger,
  withdrawLedgerChangeRequest,
} from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const manager = anActor('manager');
const everything = serviceScope('test');
const posting = (over: Partial<DirectPosting> = {}): DirectPosting => ({
  series: 'paid',
  month: '2026-03' as Month,
  amountFen: 1_234_56n,
  fundingSource: 'municipal',
  ...over,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

const subjects = new Subjects().add('project', new ProjectSubjects());
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const totals = async (projectId: string) => {
  const { rows } = await asSuperuser(test.name, (client) =>
    client.query<{ completed_fen: string; funds_fen: string; paid_fen: string; entries: string }>(
      'SELECT * FROM ledger_heads WHERE project_id = $1',
      [projectId],
    ),
  );
  return rows[0];
};
const flaws = async () => (await test.database.read(everything, verifyLedger)).flaws;

describe('the ledger (real PostgreSQL, real plan)', () => {
  it('adds up in the same transaction and keeps the three series apart', async () => {
    const project = await flagship(test.database, 1);
    await enter(test.database, clock, officer, { projectId: project, posting: posting() });
    await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ series: 'completed', fundingSource: undefined, amountFen: 10n }),
    });
    const last = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ amountFen: 44n }),
    });
    expect(last).toMatchObject({
      sequence: 3n,
      recordedBy: officer.personId,
      approvedBy: 'test:approver',
    });
    expect(await totals(project)).toMatchObject({
      completed_fen: '10',
      funds_fen: '0',
      paid_fen: '123500',
      entries: '3',
    });
  });

  it('takes an entry back by an opposite one, once, its parts too', async () => {
    const project = await flagship(test.database, 2);
    const entry = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({
        buildingFen: 1_000_00n,
        equipmentFen: 200_00n,
        otherFen: 34_56n,
        landFen: 0n,
      }),
    });
    const reversal = await takeBack(test.database, officer, entry.id, '重复登记');
    expect(reversal).toMatchObject({
      amountFen: -1_234_56n,
      buildingFen: -1_000_00n,
      reversesId: entry.id,
      origin: 'correction',
      month: '2026-03',
      note: '重复登记',
    });
    expect(await totals(project)).toMatchObject({ paid_fen: '0', entries: '2' });
    expect(
      await codeOf(
        reverseEntry(test.database, officer, { entryId: entry.id, reason: '再来', request: null }),
      ),
    ).toBe('ENTRY_ALREADY_REVERSED');
    expect(
      await codeOf(
        reverseEntry(test.database, officer, {
          entryId: reversal.id,
          reason: '再来',
          request: null,
        }),
      ),
    ).toBe('ENTRY_IS_A_REVERSAL');
  });

  it('corrects an entry by its opposite and another in its place, both or neither', async () => {
    const project = await flagship(test.database, 2);
    const wrong = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ month: '2026-01' as Month }),
    });
    const before = await totals(project);
    const changeRequest = await correctEntry(test.database, clock, officer, {
      entryId: wrong.id,
      correction: {
        ...posting({ month: '2026-02' as Month, amountFen: 9n }),
        reason: '月份与金额登记错误',
      },
      request: null,
    });
    expect(await totals(project)).toEqual(before);
    const [opposite, instead] = await approved(test.database, changeRequest);
    expect(opposite).toMatchObject({
      reversesId: wrong.id,
      amountFen: -wrong.amountFen,
      month: '2026-01',
      note: '月份与金额登记错误',
    });
    expect(instead).toMatchObject({
      correctsId: wrong.id,
      amountFen: 9n,
      month: '2026-02',
      note: '月份与金额登记错误',
      origin: 'correction',
    });
    expect(await flaws()).toEqual([]);
  });

  it('has one effect for a request sent five times at once, and refuses the key with another body', async () => {
    const project = await flagship(test.database, 3);
    const request = (body: unknown) => ({
      key: 'k-1',
      actorId: officer.personId,
      action: 'ledger.post',
      body,
    });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        postEntry(test.database, clock, officer, {
          projectId: project,
          wanted: posting(),
          request: request('a'),
        }),
      ),
    );
    expect(new Set(answers.map((changeRequest) => changeRequest.id)).size).toBe(1);
    const [first] = answers;
    const approval = {
      key: 'k-2',
      actorId: manager.personId,
      action: 'change-request.approve',
      body: first?.id,
    };
    await Promise.all(
      Array.from({ length: 5 }, () =>
        approveLedgerChangeRequest(test.database, manager, first?.id ?? '', approval),
      ),
    );
    expect(await totals(project)).toMatchObject({ entries: '1', paid_fen: '123456' });
    expect(
      await codeOf(
        postEntry(test.database, clock, officer, {
          projectId: project,
          wanted: posting({ amountFen: 1n }),
          request: request('b'),
        }),
      ),
    ).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('orders many writers of one project into one gapless chain', async () => {
    const project = await flagship(test.database, 4);
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        enter(test.database, clock, officer, {
          projectId: project,
          posting: posting({ amountFen: BigInt(index + 1) }),
        }),
      ),
    );
    const entries = await test.database.read(officer.scope, (tx) =>
      entriesOf(tx, project, { limit: 200 }),
    );
    expect(entries.map((entry) => entry.sequence)).toEqual(
      Array.from({ length: 24 }, (_, index) => BigInt(index + 1)),
    );
    expect(entries.at(-1)?.runningFen).toBe(300n);
    expect(await flaws()).toEqual([]);
  });

  it('is closed to another organisation as if the project did not exist, and to auditors by name', async () => {
    const project = await flagship(test.database, 5);
    expect(
      await codeOf(
        postEntry(test.database, clock, anActor('officer', 'sample-development'), {
          projectId: project,
          wanted: posting(),
          request: null,
        }),
      ),
    ).toBe('NOT_FOUND');
    expect(
      await codeOf(
        postEntry(test.database, clock, anActor('auditor', 'city'), {
          projectId: project,
          wanted: posting(),
          request: null,
        }),
      ),
    ).toBe('FORBIDDEN');
    expect(await totals(project)).toBeUndefined();
  });

  it('refuses a change of an entry even when the program asks the database directly', async () => {
    const project = await flagship(test.database, 6);
    await enter(test.database, clock, officer, { projectId: project, posting: posting() });
    for (const statement of [
      'UPDATE ledger_entries SET amount_fen = 1',
      'DELETE FROM ledger_entries',
      'TRUNCATE ledger_entries',
      'UPDATE ledger_change_request_rows SET amount_fen = 1',
      "UPDATE change_requests SET subject_id = 'x'",
    ]) {
      await expect(test.database.write(everything, (tx) => tx.query(statement))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('what is proposed', () => {
  it('is not in the ledger until another person who manages the unit approves it', async () => {
    const project = await flagship(test.database, 7);
    const { id } = await postEntry(test.database, clock, officer, {
      projectId: project,
      wanted: posting(),
      request: null,
    });
    expect(await totals(project)).toBeUndefined();
    const evaluates = [
      officer,
      anActor('auditor', 'city'),
      anActor('manager', 'sample-development'),
      anActor('officer', 'sample-transport', 'another'),
    ];
    expect(
      await Promise.all(
        evaluates.map((actor) =>
          codeOf(approveLedgerChangeRequest(test.database, actor, id, null)),
        ),
      ),
    ).toEqual(['OWN_CHANGE_REQUEST', 'FORBIDDEN', 'NOT_FOUND', 'FORBIDDEN']);
    expect(await approveLedgerChangeRequest(test.database, manager, id, null)).toMatchObject({
      state: 'approved',
      decidedBy: manager.personId,
    });
    expect(await codeOf(approveLedgerChangeRequest(test.database, manager, id, null))).toBe(
      'CHANGE_REQUEST_DECIDED',
    );
    expect(await totals(project)).toMatchObject({ entries: '1' });
  });

  it('of a manager is for another manager to approve', async () => {
    const project = await flagship(test.database, 7);
    const { id } = await postEntry(test.database, clock, manager, {
      projectId: project,
      wanted: posting({ amountFen: 1_500_00n }),
      request: null,
    });
    expect(await codeOf(approveLedgerChangeRequest(test.database, manager, id, null))).toBe(
      'OWN_CHANGE_REQUEST',
    );
    expect(
      await approveLedgerChangeRequest(
        test.database,
        anActor('manager', 'city', 'other-manager'),
        id,
        null,
      ),
    ).toMatchObject({ state: 'approved' });
  });

  it('is returned with a reason, or withdrawn by whoever filed it, and then stays out', async () => {
    const project = await flagship(test.database, 7);
    const [back, gone] = [
      await postEntry(test.database, clock, officer, {
        projectId: project,
        wanted: posting({ amountFen: 1_600_00n }),
        request: null,
      }),
      await postEntry(test.database, clock, officer, {
        projectId: project,
        wanted: posting({ amountFen: 1_700_00n }),
        request: null,
      }),
    ];
    expect(
      await returnLedgerChangeRequest(test.database, manager, back.id, '缺少支付证书'),
    ).toMatchObject({
      state: 'returned',
      reason: '缺少支付证书',
    });
    expect(await codeOf(withdrawLedgerChangeRequest(test.database, manager, gone.id))).toBe(
      'NOT_OWN_CHANGE_REQUEST',
    );
    expect(await withdrawLedgerChangeRequest(test.database, officer, gone.id)).toMatchObject({
      state: 'withdrawn',
    });
    expect(
      await Promise.all(
        [back, gone].map(({ id }) =>
          codeOf(approveLedgerChangeRequest(test.database, manager, id, null)),
        ),
      ),
    ).toEqual(['CHANGE_REQUEST_DECIDED', 'CHANGE_REQUEST_DECIDED']);
  });

  it('to take the same entry back twice: the second is refused, waiting or approved', async () => {
    const project = await flagship(test.database, 8);
    const entry = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting(),
    });
    const first = await reverseEntry(test.database, officer, {
      entryId: entry.id,
      reason: '重复登记',
      request: null,
    });
    expect(
      await codeOf(
        reverseEntry(test.database, officer, { entryId: entry.id, reason: '再来', request: null }),
      ),
    ).toBe('REVERSAL_WAITING');
    await withdrawLedgerChangeRequest(test.database, officer, first.id);
    const [second, third] = await Promise.all(
      [1, 2].map(() =>
        reverseEntry(test.database, officer, {
          entryId: entry.id,
          reason: '重复登记',
          request: null,
        }).catch(() => null),
      ),
    );
    const outcomes = await Promise.all(
      [second, third].flatMap((changeRequest) =>
        changeRequest
          ? [codeOf(approveLedgerChangeRequest(test.database, manager, changeRequest.id, null))]
          : [],
      ),
    );
    expect(outcomes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(await totals(project)).toMatchObject({ paid_fen: '0', entries: '2' });
  });

  it('and approved can be undone as one change; what was taken back before is left alone', async () => {
    const project = await flagship(test.database, 9);
    const entry = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting(),
    });
    const corrected = await approved(
      test.database,
      await correctEntry(test.database, clock, officer, {
        entryId: entry.id,
        correction: { ...posting({ amountFen: 5n }), reason: 'x' },
        request: null,
      }),
    );
    const undo = await undoLedgerChangeRequest(test.database, officer, {
      proposalId: corrected[0]?.proposalId ?? '',
      reason: '整批有误',
      request: null,
    });
    expect(undo).toMatchObject({ kind: 'undo', entries: 1, paidFen: -5n });
    await approved(test.database, undo);
    expect(await totals(project)).toMatchObject({ paid_fen: '0', entries: '4' });
    expect(
      await codeOf(
        undoLedgerChangeRequest(test.database, officer, {
          proposalId: corrected[0]?.proposalId ?? '',
          reason: '再来',
          request: null,
        }),
      ),
    ).toBe('NOTHING_TO_UNDO');
    expect(await flaws()).toEqual([]);
  });
});

describe('a posting that cannot be', () => {
  it.each<[string, Partial<DirectPosting>, string]>([
    ['names a document nobody registered', { document: '不存在的文号' }, 'DOCUMENT_UNKNOWN'],
    [
      'has parts that do not add up',
      { buildingFen: 1n, equipmentFen: 1n, otherFen: 1n, landFen: 1n },
      'COMPOSITION_NOT_SUM',
    ],
    ['has some of its parts', { buildingFen: 1n }, 'COMPOSITION_INCOMPLETE'],
    ['is ten thousand times its neighbours', { amountFen: 1_000_000n * 10_000n }, 'UNIT_DOUBTFUL'],
    ['is a ten-thousandth of its neighbours', { amountFen: 100n }, 'UNIT_DOUBTFUL'],
    ['is of a month to come', { month: '2026-08' as Month }, 'MONTH_IN_FUTURE'],
  ])('%s', async (_, over, code) => {
    const project = await flagship(test.database, 10);
    if (!(await totals(project)))
      for (const month of ['2026-01', '2026-02'])
        await enter(test.database, clock, officer, {
          projectId: project,
          posting: posting({ month: month as Month, amountFen: 1_000_000n }),
        });
    const changeRequests = () =>
      asSuperuser(
        test.name,
        async (client) =>
          (await client.query<{ n: string }>('SELECT count(*) AS n FROM change_requests')).rows[0]
            ?.n,
      );
    const before = await changeRequests();
    expect(
      await codeOf(
        postEntry(test.database, clock, officer, {
          projectId: project,
          wanted: posting(over),
          request: null,
        }),
      ),
    ).toBe(code);
    expect(await changeRequests()).toBe(before);
  });

  it('is taken when its sender confirms the unit, or registers the document', async () => {
    const project = await flagship(test.database, 10);
    await registerDocument({ database: test.database, subjects }, officer, {
      linkedTo: [{ kind: 'project', id: project }],
      facts: { number: '示例文号 1', name: '示例' },
      request: null,
    });
    expect(
      await codeOf(
        registerDocument({ database: test.database, subjects }, officer, {
          linkedTo: [{ kind: 'project', id: project }],
          facts: { number: '示例文号 1', name: '示例' },
          request: null,
        }),
      ),
    ).toBe('DOCUMENT_EXISTS');
    expect(
      await enter(test.database, clock, officer, {
        projectId: project,
        posting: posting({
          amountFen: 1_000_000n * 10_000n,
          unitConfirmed: true,
          document: '示例文号 1',
        }),
      }),
    ).toMatchObject({ document: '示例文号 1' });
  });

  it('is doubted in a correction as well, beside what is left once the wrong entry is out', async () => {
    const project = await flagship(test.database, 9);
    for (const month of ['2026-01', '2026-02'])
      await enter(test.database, clock, officer, {
        projectId: project,
        posting: posting({ month: month as Month, amountFen: 1_000_000n }),
      });
    const wrong = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({
        month: '2026-03' as Month,
        amountFen: 1_000_000n * 10_000n,
        unitConfirmed: true,
      }),
    });
    const correctTo = (amountFen: bigint, over = {}) =>
      codeOf(
        correctEntry(test.database, clock, officer, {
          entryId: wrong.id,
          correction: {
            ...posting({ month: '2026-04' as Month, amountFen }),
            reason: '单位登记错误',
            ...over,
          },
          request: null,
        }),
      );
    expect(await correctTo(1_000_000n * 10_000n)).toBe('UNIT_DOUBTFUL');
    expect(await correctTo(1_000_000n * 10_000n, { unitConfirmed: true })).toBe('accepted');
    const other = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ month: '2026-05' as Month, amountFen: 1_000_000n }),
    });
    expect(
      await codeOf(
        correctEntry(test.database, clock, officer, {
          entryId: other.id,
          correction: {
            ...posting({ month: '2026-05' as Month, amountFen: 2_000_000n }),
            reason: '金额登记错误',
          },
          request: null,
        }),
      ),
    ).toBe('accepted');
  });

  it.each(['cancelled', 'evaluated'])(
    'is for a project that is %s; what it has can still be corrected',
    async (stage) => {
      const project = await flagship(test.database, stage === 'cancelled' ? 3 : 4);
      const entry = await enter(test.database, clock, officer, {
        projectId: project,
        posting: posting(),
      });
      await asSuperuser(test.name, (client) =>
        client.query('UPDATE projects SET stage = $2 WHERE id = $1', [project, stage]),
      );
      expect(
        await codeOf(
          postEntry(test.database, clock, officer, {
            projectId: project,
            wanted: posting(),
            request: null,
          }),
        ),
      ).toBe('PROJECT_CLOSED');
      expect(await takeBack(test.database, officer, entry.id)).toMatchObject({
        reversesId: entry.id,
      });
    },
  );
});

describe('a posting that is equal to what stands', () => {
  const asked = async (project: string, over: Partial<DirectPosting> = {}) =>
    codeOf(
      postEntry(test.database, clock, officer, {
        projectId: project,
        wanted: posting(over),
        request: null,
      }),
    );

  it('is asked about by what it is equal to, and taken when it was confirmed', async () => {
    const project = await flagship(test.database, 8);
    const { sequence } = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ note: '第一笔' }),
    });
    const refused = await postEntry(test.database, clock, officer, {
      projectId: project,
      wanted: posting({ note: '重新输入' }),
      request: null,
    }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'ENTRY_STANDS',
      facts: { amount: '1234.56', sequence: String(sequence) },
      errors: [{ path: 'amountFen', accepted: 'repeatConfirmed: true' }],
    });
    expect(await asked(project, { repeatConfirmed: true })).toBe('accepted');
  });
  it.each<[string, Partial<DirectPosting>]>([
    ['amount', { amountFen: 1_234_57n }],
    ['month', { month: '2026-02' as Month }],
    ['source', { fundingSource: 'district' }],
    ['series', { series: 'completed' }],
  ])('is another one with another %s', async (_, over) => {
    const project = await flagship(test.database, 8);
    expect(await asked(project, over)).toBe('accepted');
  });
  it('is not asked about beside what only waits, or was taken back', async () => {
    const project = await flagship(test.database, 7);
    expect([
      await asked(project, { amountFen: 1_800_00n }),
      await asked(project, { amountFen: 1_800_00n }),
    ]).toEqual(['accepted', 'accepted']);
    const entry = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ amountFen: 5n }),
    });
    await takeBack(test.database, officer, entry.id);
    expect(await asked(project, { amountFen: 5n, unitConfirmed: true })).toBe('accepted');
  });
  it('is asked about when it would add to an opening balance', async () => {
    const project = await flagship(test.database, 6);
    await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ month: '2020-12' as Month, note: '期初余额' }),
    });
    expect(
      await asked(project, { month: '2019-05' as Month, amountFen: 7_00n, unitConfirmed: true }),
    ).toBe('OPENING_ADDS_UP');
    expect(
      await asked(project, {
        month: '2020-12' as Month,
        amountFen: 8_00n,
        note: '期初余额',
        unitConfirmed: true,
      }),
    ).toBe('OPENING_ADDS_UP');
    expect(
      await asked(project, {
        month: '2019-05' as Month,
        amountFen: 7_00n,
        unitConfirmed: true,
        openingConfirmed: true,
      }),
    ).toBe('accepted');
    expect(await asked(project, { month: '2021-01' as Month })).toBe('accepted');
  });

  it('is asked about in the same way when it takes the place of an entry, as if that had never been', async () => {
    const project = await flagship(test.database, 9);
    const put = (over: Partial<DirectPosting>) =>
      enter(test.database, clock, officer, {
        projectId: project,
        posting: posting({ unitConfirmed: true, ...over }),
      });
    const opening = await put({ month: '2020-12' as Month, note: '期初余额' });
    await put({ month: '2026-01' as Month, amountFen: 5_00n });
    const wrong = await put({ month: '2026-02' as Month, amountFen: 6_00n });
    const correctTo = (entryId: string, over: Partial<DirectPosting>) =>
      codeOf(
        correctEntry(test.database, clock, officer, {
          entryId,
          correction: { ...posting({ unitConfirmed: true, ...over }), reason: '登记错误' },
          request: null,
        }),
      );
    const early = { month: '2019-05' as Month, amountFen: 6_00n };
    const equal = { month: '2026-01' as Month, amountFen: 5_00n };
    expect([
      await correctTo(wrong.id, early),
      await correctTo(wrong.id, equal),
      await correctTo(opening.id, { month: '2020-12' as Month, amountFen: 7_00n }),
      await correctTo(wrong.id, { ...equal, repeatConfirmed: true }),
    ]).toEqual(['OPENING_ADDS_UP', 'ENTRY_STANDS', 'accepted', 'accepted']);
  });

  it('may be corrected in what does not make it another one', async () => {
    const project = await flagship(test.database, 9);
    const entry = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting({ month: '2026-04' as Month, amountFen: 8_00n, unitConfirmed: true }),
    });
    const correction = {
      ...posting({ month: '2026-04' as Month, amountFen: 8_00n, unitConfirmed: true }),
      effectiveOn: '2026-04-02' as Day,
      reason: '日期登记错误',
    };
    expect(
      await codeOf(
        correctEntry(test.database, clock, officer, {
          entryId: entry.id,
          correction,
          request: null,
        }),
      ),
    ).toBe('accepted');
  });
});
