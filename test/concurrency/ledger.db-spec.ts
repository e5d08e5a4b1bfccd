import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveLedgerChangeRequest,
  type LedgerChangeRequestRow,
  postEntries,
  totalsKnownAt,
  verifyLedger,
} from '#ledger';
import { FixedClock } from '#platform/clock';
import { serviceScope, settleKnownAt, stampInstant } from '#platform/database';
import { transferProjects } from '#projects';
import { day, type Month } from '#values';
import { anActor } from '../builders/actors.js';
import { enter } from '../builders/ledger.js';
import { flagship } from '../builders/projects.js';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const manager = anActor('manager');
const everything = serviceScope('test');
const EVER = { from: day('2000-01-01'), to: day('2199-12-31') };

let test: TestDatabase;
let projects: string[];
beforeAll(async () => {
  test = await testDatabase();
  projects = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map((item) => flagship(test.database, item)),
  );
});
afterAll(() => test.close());

const posting = (amountFen: bigint, month = '2026-03') => ({
  series: 'paid' as const,
  month: month as Month,
  amountFen,
  fundingSource: 'municipal' as const,
});
/**
 * Submits one change request with an entry for every project. Each `turn` has a different order of
 * projects. If the program locked the projects in that order, deadlocks would occur.
 */
const overAll = (turn: number): Promise<LedgerChangeRequestRow> => {
  const rotated = [
    ...projects.slice(turn % projects.length),
    ...projects.slice(0, turn % projects.length),
  ];
  return postEntries(test.database, clock, officer, {
    postings: (turn % 2 ? rotated.reverse() : rotated).map((projectId) => ({
      projectId,
      posting: posting(BigInt(turn + 1)),
    })),
    request: null,
  });
};
const recorded = () =>
  test.database.read(everything, async (tx) => {
    const [row] = await tx.query<
      { entries: bigint; paid: bigint; headEntries: bigint; headPaid: bigint; totalPaid: bigint }[]
    >(
      `SELECT (SELECT count(*) FROM ledger_entries) AS entries,
        (SELECT coalesce(sum(amount_fen), 0)::bigint FROM ledger_entries) AS paid,
            (SELECT coalesce(sum(entries), 0)::bigint FROM ledger_heads) AS "headEntries",
              (SELECT coalesce(sum(paid_fen), 0)::bigint FROM ledger_heads) AS "headPaid",
            (SELECT coalesce(sum(amount_fen), 0)::bigint FROM ledger_totals) AS "totalPaid"`,
    );
    return row;
  });
const expectProvable = async (entries: number, paid: bigint): Promise<void> => {
  expect(await recorded()).toEqual({
    entries: BigInt(entries),
    paid,
    headEntries: BigInt(entries),
    headPaid: paid,
    totalPaid: paid,
  });
  expect((await test.database.read(everything, verifyLedger)).flaws).toEqual([]);
};

/**
 * Returns the number of deadlocks that PostgreSQL has detected. It includes deadlocks that no
 * caller noticed, because the program repeated the statement.
 */
const deadlocks = async (): Promise<number> =>
  asSuperuser(test.name, async (client) => {
    await pause(1100); // PostgreSQL publishes a session's statistics at most once a second
    return Number(
      (
        await client.query<{ deadlocks: string }>(
          'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
        )
      ).rows[0]?.deadlocks,
    );
  });

describe('many writers of the same projects', () => {
  it('who touch them in different orders never wait for each other in a circle', async () => {
    const changeRequests = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => overAll(turn)),
    );
    await Promise.all(
      changeRequests.map(({ id }) => approveLedgerChangeRequest(test.database, manager, id, null)),
    );
    await expectProvable(96, 78n * 8n);
    expect(await deadlocks()).toBe(0);
  });

  it('of whom one dies in the middle leave everything or nothing of what it did', async () => {
    const before = await recorded();
    const changeRequests = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => overAll(turn)),
    );
    let ended = false;
    const killing = (async () => {
      let killed = 0;
      while (!ended && killed < 6) {
        const { rows } = await asSuperuser(test.name, (client) =>
          client.query<{ pid: number }>(
            `SELECT pg_terminate_backend(pid) AS pid FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()
                AND query LIKE '%ledger_%' AND state <> 'idle' LIMIT 1`,
          ),
        );
        killed += rows.length;
        await pause(5);
      }
    })();
    const outcomes = await Promise.allSettled(
      changeRequests.map(({ id }) => approveLedgerChangeRequest(test.database, manager, id, null)),
    );
    ended = true;
    await killing;
    const states = await test.database.read(everything, (tx) =>
      tx.query<{ id: string; state: string; waiting: bigint; entered: bigint }[]>(
        `SELECT id, state, (SELECT count(*) FROM ledger_change_request_rows
          WHERE proposal_id = proposal.id) AS waiting,
            (SELECT count(*) FROM ledger_entries WHERE proposal_id = proposal.id) AS entered
         FROM change_requests proposal WHERE id = ANY ($1::uuid[])`,
        [changeRequests.map(({ id }) => id)],
      ),
    );
    for (const { state, waiting, entered } of states)
      expect([state, waiting, entered]).toEqual(
        state === 'approved' ? ['approved', 0n, 8n] : ['submitted', 8n, 0n],
      );
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(
      states.filter(({ state }) => state === 'approved').length,
    );

    for (const { id, state } of states)
      if (state === 'submitted') await approveLedgerChangeRequest(test.database, manager, id, null);
    await expectProvable(Number(before?.entries) + 96, (before?.paid ?? 0n) + 78n * 8n);
  });
});

describe('a project that is transferred to and fro while money of it is approved', () => {
  it('waits its turn: everything comes through, and nobody waits for each other in a circle', async () => {
    const project = await flagship(test.database, 10);
    const city = anActor('manager', 'city', 'test:city');
    const before = await deadlocks();
    for (const [turn, toUnitId] of [
      'sample-development',
      'sample-transport',
      'sample-development',
      'sample-transport',
    ].entries()) {
      const changeRequests = await Promise.all(
        Array.from({ length: 4 }, () =>
          postEntries(test.database, clock, anActor('officer', 'city'), {
            postings: [{ projectId: project, posting: posting(BigInt(turn + 1)) }],
            request: null,
          }),
        ),
      );
      await Promise.all([
        transferProjects(test.database, city, { projectIds: [project], toUnitId, reason: 'x' }),
        ...changeRequests.map(({ id }) =>
          approveLedgerChangeRequest(test.database, city, id, null),
        ),
      ]);
    }
    expect(
      (
        await test.database.read(everything, (tx) => totalsKnownAt(tx, project, EVER, new Date()))
      ).reduce((sum, row) => sum + (row.paidFen ?? 0n), 0n),
    ).toBe(40n);
    expect(await deadlocks()).toBe(before);
  });
});

describe('what was known at an instant', () => {
  it('waits for a writer that stamped earlier and commits later, and counts it', async () => {
    const project = await flagship(test.database, 9);
    const first = await enter(test.database, clock, officer, {
      projectId: project,
      posting: posting(100n),
    });
    const sum = async (knownAt: Date) =>
      (
        await test.database.read(everything, (tx) => totalsKnownAt(tx, project, EVER, knownAt))
      ).reduce((total, row) => total + (row.paidFen ?? 0n), 0n);

    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let stamped: (at: Date) => void = () => undefined;
    const at = new Promise<Date>((resolve) => {
      stamped = resolve;
    });
    const slow = test.database.write(everything, async (tx) => {
      stamped(await stampInstant(tx));
      await held;
    });
    const instant = await at;
    let settled = false;
    const asking = settleKnownAt(test.database, everything, null).then((knownAt) => {
      settled = true;
      return knownAt;
    });
    await pause(50);
    expect(settled).toBe(false);
    commit();
    await slow;
    expect((await asking) >= instant).toBe(true);

    const then = await settleKnownAt(test.database, everything, null);
    await enter(test.database, clock, officer, { projectId: project, posting: posting(11n) });
    expect([
      await sum(then),
      await sum(await settleKnownAt(test.database, everything, null)),
      await sum(new Date(first.recordedAt.getTime() - 1)),
    ]).toEqual([100n, 111n, 0n]);
  });
});
