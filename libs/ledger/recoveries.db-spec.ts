import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { approved, enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { approveLedgerChangeRequest, recoverEntry, reverseEntry, verifyLedger } from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const manager = anActor('manager');
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const entryOf = async (index: number) =>
  enter(test.database, clock, officer, {
    projectId: await flagship(test.database, index),
    posting: {
      series: 'paid',
      month: '2026-03' as Month,
      amountFen: 500n,
      fundingSource: 'municipal',
    },
  });
const recover = (entryId: string, amountFen: bigint) =>
  recoverEntry(test.database, clock, officer, {
    entryId,
    recovery: { month: '2026-04' as Month, amountFen, reason: '退款（示例）' },
    request: null,
  });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'approved',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('recoveries in the chain', () => {
  it('verify with the rest, and are told apart from corrections', async () => {
    const entry = await entryOf(1);
    const [recovery] = await approved(test.database, await recover(entry.id, 200n));
    expect(recovery).toMatchObject({ origin: 'recovery', correctsId: entry.id, amountFen: -200n });
    const { flaws } = await test.database.read(serviceScope('test'), verifyLedger);
    expect(flaws).toEqual([]);
  });

  it('and a reversal of their entry, decided at once, leave one of the two', async () => {
    const entry = await entryOf(2);
    const requests = [
      await recover(entry.id, 500n),
      await reverseEntry(test.database, officer, { entryId: entry.id, reason: 'x', request: null }),
    ];
    const ends = await Promise.all(
      requests.map(({ id }) =>
        outcome(approveLedgerChangeRequest(test.database, manager, id, null)),
      ),
    );
    expect(ends.filter((end) => end === 'approved')).toHaveLength(1);
    expect(['ENTRY_ALREADY_REVERSED', 'ENTRY_HAS_RECOVERIES']).toContain(
      ends.find((end) => end !== 'approved'),
    );
  });

  it.each([
    ['a positive amount', { origin: 'recovery', amount_fen: 5 }, 'ledger_entries_recovery'],
    ['no entry', { origin: 'recovery', corrects_id: null }, 'ledger_entries_correction'],
    ['no reason', { origin: 'recovery', note: null }, 'ledger_entries_correction'],
  ])('with %s are refused by the database itself', async (_, over, constraint) => {
    const entry = await entryOf(3);
    const [recovery] = await approved(test.database, await recover(entry.id, 1n));
    await expect(
      asSuperuser(test.name, (client) =>
        client.query(
          `INSERT INTO ledger_entries SELECT (json_populate_record(entry, $1)).*
            FROM ledger_entries entry WHERE id = $2`,
          [JSON.stringify({ ...over, id: crypto.randomUUID(), sequence: 99 }), recovery?.id],
        ),
      ),
    ).rejects.toThrow(constraint);
  });
});
