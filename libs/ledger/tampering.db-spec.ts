import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { FixedClock } from '#platform/clock';
import {
  appDataSourceOptions,
  connect,
  exactTypes,
  serviceScope,
  type Tx,
} from '#platform/database';
import { registerDocument, Subjects } from '#documents';
import { ProjectSubjects } from '#projects';
import type { Month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { approved, enter } from '../../test/builders/ledger.js';
import { oldEntries } from '../../test/builders/old-entries.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser, serverUrl } from '../../test/harness/server.js';
import { correctEntry, type DirectPosting, type NotedHead, verifyLedger } from './index.js';
import { hashesOf } from './rules/entry-hash-chain.js';
import { headsAsOf } from './store/checkpoint-rows.js';
import { LedgerEntryRow, sealedFactsOf } from './store/entry-row.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const officer = anActor('officer');
const ENTRIES = 7;

const subjects = new Subjects().add('project', new ProjectSubjects());
let test: TestDatabase;
let superuser: DataSource;
let project: string;
let other: string;
let noted: NotedHead[];

beforeAll(async () => {
  test = await testDatabase();
  project = await flagship(test.database, 1);
  other = await flagship(test.database, 2);
  await asSuperuser(test.name, (client) => oldEntries(client, project, 2));
  await registerDocument({ database: test.database, subjects }, officer, {
    linkedTo: [{ kind: 'project', id: project }],
    facts: { number: '工程款支付证书 2026-03', name: '工程款支付证书' },
    request: null,
  });
  const posting = (over: Partial<DirectPosting> = {}): DirectPosting => ({
    series: 'paid',
    month: '2026-03' as Month,
    amountFen: 1_234_56n,
    fundingSource: 'municipal',
    ...over,
  });
  await enter(test.database, clock, officer, {
    projectId: project,
    posting: posting({ note: '行一\n行二\t制表\\反斜线', document: '工程款支付证书 2026-03' }),
  });
  await enter(test.database, clock, officer, {
    projectId: project,
    posting: posting({
      series: 'completed',
      fundingSource: undefined,
      amountFen: 100n,
      buildingFen: 40n,
      equipmentFen: 30n,
      otherFen: 20n,
      landFen: 10n,
    }),
  });
  const wrong = await enter(test.database, clock, officer, {
    projectId: project,
    posting: posting({ series: 'funds', amountFen: 5n }),
  });
  await approved(
    test.database,
    await correctEntry(test.database, clock, officer, {
      entryId: wrong.id,
      correction: { ...posting({ series: 'funds', amountFen: 6n }), reason: '金额登记错误' },
      request: null,
    }),
  );
  for (let index = 0; index < 3; index += 1)
    await enter(test.database, clock, officer, { projectId: other, posting: posting() });
  const options = appDataSourceOptions(serverUrl(test.name), [LedgerEntryRow], 1);
  superuser = await connect({
    ...options,
    extra: { types: exactTypes, options: '-c timezone=UTC' },
  });
  noted = await test.database.read(serviceScope('test'), (tx) =>
    headsAsOf(tx, new Date('2100-01-01')),
  );
});
afterAll(async () => {
  await superuser.destroy();
  await test.close();
});

/**
 * SQL that drops the constraints and unique indexes of the ledger tables, as an attacker with
 * superuser rights would do first.
 */
const DROP_PROMISES = `DO $$ DECLARE promise record; BEGIN
  FOR promise IN SELECT conrelid::regclass AS of, conname FROM pg_constraint
  WHERE conrelid IN ('ledger_entries'::regclass, 'ledger_heads'::regclass,
    'ledger_totals'::regclass) AND contype IN ('c', 'f') LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', promise.of, promise.conname);
  END LOOP;
  ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_project_id_sequence_key CASCADE,
    DROP CONSTRAINT ledger_entries_one_chain;
  DROP INDEX ledger_entries_corrected_once;
END $$`;

/**
 * Changes the ledger with `work` in a transaction that is rolled back, and runs both verifiers
 * (`ours`: TypeScript, `theirs`: SQL) on the changed ledger with the database role for
 * verification.
 */
async function tampered(
  work: (tx: Tx) => Promise<unknown>,
  heads: readonly NotedHead[] = [],
): Promise<{ ours: string[]; theirs: string[]; what: string[] }> {
  const runner = superuser.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('SET LOCAL session_replication_role = replica');
    await runner.query(DROP_PROMISES);
    await work(runner.manager);
    await runner.query('SET LOCAL ROLE tracker_verifier');
    const { flaws } = await verifyLedger(runner.manager, heads);
    const rows = (await runner.query(
      'SELECT project_id, sequence::text, what FROM verify_ledger_entries() ORDER BY 1',
    )) as { project_id: string; sequence: string | null; what: string }[];
    return {
      ours: flaws.map((flaw) => `${flaw.projectId} ${flaw.sequence}`),
      theirs: rows.map((row) => `${row.project_id} ${row.sequence}`),
      what: [...flaws.map((flaw) => flaw.what), ...rows.map((row) => row.what)],
    };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/**
 * Returns SQL for a column's value with a minimal change: another character at a random place of a
 * text, another bit of a number, or a character instead of an empty value.
 */
function oneByteOff(column: string, type: string): string {
  const position = Math.random();
  const kinds: Record<string, string> = {
    uuid: `CASE WHEN ${column} IS NULL THEN gen_random_uuid()
      ELSE overlay(${column}::text placing (CASE right(${column}::text, 1) WHEN '0' THEN '1'
        ELSE '0' END) from 36)::uuid END`,
    date: `${column} + 1`,
    'timestamp with time zone': `${column} + interval '1 microsecond'`,
    bigint: `coalesce(${column} # 1, 1)`,
    smallint: `${column} # 4`,
  };
  const at = `(1 + floor(${position} * length(${column})))::int`;
  return (
    kinds[type] ??
    `CASE WHEN coalesce(${column}, '') = '' THEN '0'
      ELSE overlay(${column} placing (CASE substr(${column}, ${at}, 1) WHEN '0' THEN '1'
        ELSE '0' END) from ${at}) END`
  );
}

const inProject = (sql: string) => (tx: Tx) =>
  tx.query(sql.replaceAll('$P', `'${project}'`).replaceAll('$O', `'${other}'`));
const edit = (sequence: number, set: string): [string, string, number] => [
  `entry ${sequence}: ${set}`,
  `UPDATE ledger_entries SET ${set} WHERE project_id = $P AND sequence = ${sequence}`,
  sequence,
];

describe('two verifiers that share no line', () => {
  it('find nothing in a ledger that nobody touched', async () => {
    expect(await tampered(async () => undefined, noted)).toEqual({
      ours: [],
      theirs: [],
      what: [],
    });
    expect(noted.find((head) => head.projectId === project)).toMatchObject({
      entries: BigInt(ENTRIES),
      completedFen: 100n,
      fundsFen: 6n,
      paidFen: 1_234_56n + 300_000n,
    });
  });

  it.each<[string, string, number | null]>([
    edit(4, 'id = gen_random_uuid()'),
    edit(4, "series = 'funds'"),
    edit(4, "month = '2026-02'"),
    edit(4, "effective_on = '2026-03-30'"),
    edit(4, 'amount_fen = amount_fen + 1'),
    edit(4, 'building_fen = building_fen + 1'),
    edit(4, 'equipment_fen = NULL'),
    edit(4, 'other_fen = 0'),
    edit(4, 'land_fen = -land_fen'),
    edit(4, "funding_source = 'municipal'"),
    edit(3, 'document = NULL'),
    edit(3, "note = replace(note, chr(10), ' ')"),
    edit(3, "note = note || ' '"),
    edit(4, "note = ''"),
    edit(4, "origin = 'import'"),
    edit(6, 'reverses_id = NULL'),
    edit(7, 'corrects_id = NULL'),
    edit(4, 'proposal_id = gen_random_uuid()'),
    edit(4, "recorded_by = 'somebody'"),
    edit(4, 'approved_by = recorded_by'),
    edit(4, "recorded_at = recorded_at + interval '1 microsecond'"),
    edit(4, 'canonical_version = 1'),
    edit(4, 'canonical_version = 3'),
    edit(4, "previous_hash = repeat('0', 64)"),
    edit(4, "hash = repeat('0', 64)"),
    edit(4, "previous_sm3 = repeat('0', 64)"),
    edit(4, "sm3 = repeat('0', 64)"),
    edit(4, 'sm3 = NULL'),
    edit(7, "sm3 = repeat('0', 64)"),
    edit(3, "previous_sm3 = repeat('0', 64)"),
    edit(2, 'amount_fen = 9'),
    edit(2, "recorded_at = recorded_at + interval '1 microsecond'"),
    edit(2, 'land_fen = 0'),
    edit(2, "approved_by = 'somebody'"),
    edit(2, "sm3 = repeat('0', 64)"),
    edit(1, "previous_hash = repeat('0', 64)"),
    [
      'the first entry was taken out',
      'DELETE FROM ledger_entries WHERE project_id = $P AND sequence = 1',
      1,
    ],
    [
      'an entry was taken out',
      'DELETE FROM ledger_entries WHERE project_id = $P AND sequence = 4',
      4,
    ],
    [
      'an entry was taken out and the others moved up',
      'DELETE FROM ledger_entries WHERE project_id = $P AND sequence = 4; UPDATE ledger_entries SET sequence = sequence - 1 WHERE project_id = $P AND sequence > 4',
      4,
    ],
    [
      'the last entry was cut off',
      `DELETE FROM ledger_entries WHERE project_id = $P AND sequence = ${ENTRIES}`,
      ENTRIES,
    ],
    ['every entry was taken out', 'DELETE FROM ledger_entries WHERE project_id = $P', 1],
    [
      'two entries changed places',
      'UPDATE ledger_entries SET sequence = 9 - sequence WHERE project_id = $P AND sequence IN (4, 5)',
      4,
    ],
    [
      'an entry was put in between',
      `UPDATE ledger_entries SET sequence = sequence + 1 WHERE project_id = $P AND sequence > 4;
      INSERT INTO ledger_entries SELECT (e).*
      FROM (SELECT jsonb_populate_record(e,
        jsonb_build_object('id', gen_random_uuid(), 'sequence', 5)) AS e FROM ledger_entries e
        WHERE project_id = $P AND sequence = 4) one`,
      5,
    ],
    [
      'an entry was put in at the end',
      `INSERT INTO ledger_entries SELECT (e).*
        FROM (SELECT jsonb_populate_record(e,
          jsonb_build_object('id', gen_random_uuid(), 'sequence', 8)) AS e FROM ledger_entries e
          WHERE project_id = $P AND sequence = 7) one`,
      8,
    ],
    [
      'the count of the head was changed',
      'UPDATE ledger_heads SET entries = entries - 1 WHERE project_id = $P',
      ENTRIES,
    ],
    [
      'the hash of the head was changed',
      "UPDATE ledger_heads SET head_hash = repeat('0', 64) WHERE project_id = $P",
      ENTRIES,
    ],
    [
      'the SM3 of the head was changed',
      "UPDATE ledger_heads SET head_sm3 = repeat('0', 64) WHERE project_id = $P",
      ENTRIES,
    ],
    ['the head was taken out', 'DELETE FROM ledger_heads WHERE project_id = $P', null],
    [
      'the sum of the head was changed',
      'UPDATE ledger_heads SET funds_fen = funds_fen + 1 WHERE project_id = $P',
      null,
    ],
    [
      'a running total was changed',
      "UPDATE ledger_totals SET amount_fen = amount_fen + 1 WHERE project_id = $P AND series = 'completed'",
      null,
    ],
    [
      'the count of a running total was changed',
      "UPDATE ledger_totals SET entries = entries + 1 WHERE project_id = $P AND series = 'completed'",
      null,
    ],
    [
      'a running total was taken out',
      "DELETE FROM ledger_totals WHERE project_id = $P AND month = '2026-01'",
      null,
    ],
    [
      'a running total was put in',
      "INSERT INTO ledger_totals SELECT project_id, '2026-02', funding_source, series, 1, 1 FROM ledger_totals WHERE project_id = $P AND month = '2026-01'",
      null,
    ],
  ])('agree on the first bad place: %s', async (_, sql, sequence) => {
    const { ours, theirs, what } = await tampered(inProject(sql));
    expect(theirs).toEqual(ours);
    expect(ours).toEqual([`${project} ${sequence}`]);
    expect(what.every((sentence) => sentence.length > 10)).toBe(true);
  });

  it('find one changed byte in any column of any entry', async () => {
    const columns = await superuser.query<{ name: string; type: string }[]>(
      "SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = 'ledger_entries'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
    );
    const missed: string[] = [];
    let count = 0;
    for (const { name, type } of columns) {
      // Skips the columns that locate an entry: here a changed value would only collide with
      // another entry. Other tests change these columns.
      if (name === 'project_id' || name === 'sequence') continue;
      const sequence = 1 + Math.floor(Math.random() * ENTRIES);
      const set = `${name} = ${oneByteOff(name, type)}`;
      const { ours, theirs } = await tampered(
        inProject(
          `UPDATE ledger_entries SET ${set} WHERE project_id = $P AND sequence = ${sequence}`,
        ),
      );
      count += 1;
      // Both verifiers must report the change. The loop also covers columns that did not exist in
      // version 1 of the entry format: a value in such a column of a version 1 entry must be
      // reported too.
      if (ours.length === 0 || theirs.length === 0) missed.push(`entry ${sequence}: ${set}`);
    }
    process.stdout.write(
      `ledger entries tampered: ${count}, found: ${count - missed.length}, missed: ${missed.length}\n`,
    );
    expect(missed).toEqual([]);
    expect(count).toBeGreaterThan(20);
  });

  it('name both projects when an entry was moved from one to the other', async () => {
    const { ours, theirs } = await tampered(
      inProject(
        `UPDATE ledger_entries SET project_id = $O, sequence = 4 WHERE project_id = $P AND sequence = ${ENTRIES}`,
      ),
    );
    expect(theirs).toEqual(ours);
    expect(ours).toEqual([`${project} ${ENTRIES}`, `${other} 4`].sort());
  });

  it('are not told that all is well when they see nothing', async () => {
    const rows = await test.source.query<{ what: string }[]>(
      'SELECT what FROM verify_ledger_entries()',
    );
    expect(rows.map((row) => row.what)).toEqual([
      'this role does not see the ledger: SET ROLE tracker_verifier first',
    ]);
  });
});

/**
 * Rewrites the hash chain of the project from the entry number `from` on, like an attacker who can
 * do everything but sign checkpoints: the hashes, the stored last hash and the stored sums are all
 * made consistent.
 */
async function reseal(tx: Tx, from: bigint, change: (row: LedgerEntryRow) => void): Promise<void> {
  const rows = await tx.find(LedgerEntryRow, {
    where: { projectId: project },
    order: { sequence: 'ASC' },
  });
  let before: LedgerEntryRow | undefined;
  for (const row of rows) {
    if (row.sequence === from) change(row);
    if (row.sequence >= from) {
      if (before)
        Object.assign(row, {
          previousHash: before.hash,
          previousSm3: before.sm3 ?? row.previousSm3,
        });
      Object.assign(row, hashesOf(sealedFactsOf(row)));
      await tx.query(
        'UPDATE ledger_entries SET amount_fen = $3, previous_hash = $4, hash = $5, previous_sm3 = $6, sm3 = $7 WHERE project_id = $1 AND sequence = $2',
        [
          project,
          String(row.sequence),
          String(row.amountFen),
          row.previousHash,
          row.hash,
          row.previousSm3,
          row.sm3,
        ],
      );
    }
    before = row;
  }
  await settle(tx);
}

/**
 * Corrects the stored last hash and the stored sums of the project, so that they match its changed
 * entries.
 */
const settle = (tx: Tx): Promise<unknown> =>
  inProject(`
  DELETE FROM ledger_totals WHERE project_id = $P;
  INSERT INTO ledger_totals
  SELECT project_id, month, funding_source, series, sum(amount_fen), count(*)
  FROM ledger_entries WHERE project_id = $P GROUP BY 1, 2, 3, 4;
  UPDATE ledger_heads h SET entries = e.sequence, head_hash = e.hash, head_sm3 = e.sm3,
         paid_fen = (SELECT coalesce(sum(amount_fen), 0) FROM ledger_entries
           WHERE project_id = $P AND series = 'paid'),
             funds_fen = (SELECT coalesce(sum(amount_fen), 0) FROM ledger_entries
               WHERE project_id = $P AND series = 'funds'),
         completed_fen = (SELECT coalesce(sum(amount_fen), 0) FROM ledger_entries
           WHERE project_id = $P AND series = 'completed')
    FROM (SELECT * FROM ledger_entries WHERE project_id = $P ORDER BY sequence DESC LIMIT 1) e
    WHERE h.project_id = $P`)(tx);

describe('what only a checkpoint outside the database can find', () => {
  it.each<[string, (tx: Tx) => Promise<unknown>, number | null]>([
    [
      'a tail that was rewritten, every hash made anew',
      (tx) =>
        reseal(tx, 5n, (row) => {
          row.amountFen += 1n;
        }),
      ENTRIES,
    ],
    [
      'a chain of both versions that was rewritten from its first entry on',
      (tx) =>
        reseal(tx, 1n, (row) => {
          row.amountFen += 1n;
        }),
      ENTRIES,
    ],
    [
      'a tail that was cut off, as in an old backup',
      async (tx) => {
        await inProject('DELETE FROM ledger_entries WHERE project_id = $P AND sequence > 5')(tx);
        await settle(tx);
      },
      6,
    ],
    [
      'a project whose ledger is gone as if it had never been',
      inProject(
        'DELETE FROM ledger_entries WHERE project_id = $P; DELETE FROM ledger_heads WHERE project_id = $P; DELETE FROM ledger_totals WHERE project_id = $P',
      ),
      1,
    ],
  ])('%s', async (_, work, sequence) => {
    expect(await tampered(work)).toEqual({ ours: [], theirs: [], what: [] });
    expect((await tampered(work, noted)).ours).toEqual([`${project} ${sequence}`]);
  });
});
