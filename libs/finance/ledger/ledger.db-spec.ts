import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, Refusal, serviceScope } from '#platform';
import type { Month } from '#values';
import { anActor } from '../../../test/builders/actors.js';
import { flagship } from '../../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { asSuperuser } from '../../../test/harness/server.js';
import { entriesOf, type Posting, postEntry, reverseEntry, verifyLedger } from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const everything = serviceScope('test');
const posting = (over: Partial<Posting> = {}): Posting => ({ series: 'paid', month: '2026-03' as Month, amountFen: 1_234_56n, fundingSource: 'municipal', ...over });
const codeOf = (work: Promise<unknown>) => work.then(() => 'accepted', (error: unknown) => (error instanceof Refusal ? error.code : String(error)));

let test: TestDatabase;
beforeAll(async () => { test = await testDatabase(); });
afterAll(() => test.close());

const totals = async (projectId: string) => {
  const { rows } = await asSuperuser(test.name, (client) => client.query<{ completed_fen: string; funds_fen: string; paid_fen: string; entries: string }>('SELECT * FROM ledger_heads WHERE project_id = $1', [projectId]));
  return rows[0];
};

describe('the ledger (real PostgreSQL, real plan)', () => {
  it('adds up in the same transaction and keeps the three series apart', async () => {
    const project = await flagship(test.database, 1);
    await postEntry(test.database, clock, officer, project, posting(), null);
    await postEntry(test.database, clock, officer, project, posting({ series: 'completed', fundingSource: undefined, amountFen: 10n }), null);
    const last = await postEntry(test.database, clock, officer, project, posting({ amountFen: 44n }), null);
    expect(last.sequence).toBe(3n);
    expect(await totals(project)).toMatchObject({ completed_fen: '10', funds_fen: '0', paid_fen: '123500', entries: '3' });
  });

  it('takes an entry back by an opposite one, once', async () => {
    const project = await flagship(test.database, 2);
    const entry = await postEntry(test.database, clock, officer, project, posting(), null);
    const reversal = await reverseEntry(test.database, officer, entry.id, '重复登记', null);
    expect(reversal).toMatchObject({ amountFen: -1_234_56n, reversesId: entry.id, origin: 'correction', month: '2026-03' });
    expect(await totals(project)).toMatchObject({ paid_fen: '0', entries: '2' });
    expect(await codeOf(reverseEntry(test.database, officer, entry.id, '再来', null))).toBe('ENTRY_ALREADY_REVERSED');
    expect(await codeOf(reverseEntry(test.database, officer, reversal.id, '再来', null))).toBe('ENTRY_IS_A_REVERSAL');
  });

  it('has one effect for a request sent five times at once, and refuses the key with another body', async () => {
    const project = await flagship(test.database, 3);
    const request = (body: unknown) => ({ key: 'k-1', actorId: officer.personId, action: 'ledger.post', body });
    const answers = await Promise.all(Array.from({ length: 5 }, () => postEntry(test.database, clock, officer, project, posting(), request('a'))));
    expect(new Set(answers.map((entry) => entry.id)).size).toBe(1);
    expect(await totals(project)).toMatchObject({ entries: '1', paid_fen: '123456' });
    expect(await codeOf(postEntry(test.database, clock, officer, project, posting({ amountFen: 1n }), request('b')))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('orders many writers of one project into one gapless chain', async () => {
    const project = await flagship(test.database, 4);
    await Promise.all(Array.from({ length: 24 }, (_, index) => postEntry(test.database, clock, officer, project, posting({ amountFen: BigInt(index + 1) }), null)));
    const entries = await test.database.read(officer.scope, (tx) => entriesOf(tx, project, { limit: 200 }));
    expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 24 }, (_, index) => BigInt(index + 1)));
    expect(entries.at(-1)?.runningFen).toBe(300n);
    expect((await test.database.read(everything, verifyLedger)).flaws).toEqual([]);
  });

  it('is closed to another unit as if the project did not exist, and to auditors by name', async () => {
    const project = await flagship(test.database, 5);
    expect(await codeOf(postEntry(test.database, clock, anActor('officer', 'sample-development'), project, posting(), null))).toBe('NOT_FOUND');
    expect(await codeOf(postEntry(test.database, clock, anActor('auditor', 'city'), project, posting(), null))).toBe('FORBIDDEN');
    expect(await totals(project)).toBeUndefined();
  });

  it('refuses a change of an entry even when the program asks the database directly', async () => {
    const project = await flagship(test.database, 6);
    await postEntry(test.database, clock, officer, project, posting(), null);
    for (const deed of ['UPDATE ledger_entries SET amount_fen = 1', 'DELETE FROM ledger_entries', 'TRUNCATE ledger_entries']) {
      await expect(test.database.write(everything, (tx) => tx.query(deed))).rejects.toThrow(/permission denied/);
    }
  });

  it.each([
    ["UPDATE ledger_entries SET note = 'x' WHERE project_id = $1 AND sequence = 2", 'a column of the entry was changed'],
    ["UPDATE ledger_entries SET amount_fen = 9 WHERE project_id = $1 AND sequence = 1", 'a column of the entry was changed'],
    ['DELETE FROM ledger_entries WHERE project_id = $1 AND sequence = 2', 'entry 2 is missing; the next one is 3'],
    ['DELETE FROM ledger_entries WHERE project_id = $1 AND sequence = 3', 'the head counts 3 entries, the chain has 2'],
    ['UPDATE ledger_totals SET amount_fen = amount_fen + 1 WHERE project_id = $1', 'the running total of paid in 2026-03 is not the sum of its entries'],
  ])('names what somebody with the keys to the database did: %s', async (tampering, what) => {
    const other = await testDatabase();
    try {
      const project = await flagship(other.database, 7);
      for (let index = 0; index < 3; index += 1) await postEntry(other.database, clock, officer, project, posting(), null);
      await asSuperuser(other.name, (client) => client.query(tampering, [project]));
      const { flaws } = await other.database.read(everything, verifyLedger);
      expect(flaws.map((flaw) => flaw.what)).toContain(what);
    } finally {
      await other.close();
    }
  });
});
