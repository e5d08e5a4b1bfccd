import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { asSuperuser } from '../../test/harness/server.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { exportsOver } from '../../test/harness/exports.js';
import {
  exportRecord,
  listAuditEvents,
  newestAuditBatch,
  recordAuditEvent,
  recordLag,
  recordRefusedRequest,
  type AuditLogVerification,
  signAuditBatches,
  verifyRecord,
} from '#audit';
import { type Scope, serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';

const scope: Scope = { ...serviceScope('test', 'request-1'), from: '10.0.0.9' };
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

const record = (action: string, database = test.database): Promise<void> =>
  database.write(scope, (tx) =>
    recordAuditEvent(tx, scope, {
      action,
      subjectType: 'thing',
      subjectId: 't',
      unitId: 'sample-transport',
      oldValue: { a: 1 },
      newValue: { a: 2 },
    }),
  );
const verify = (
  noted: { number: bigint; hash: string } | null = null,
): Promise<AuditLogVerification> =>
  test.database.read(scope, (tx) => verifyRecord(tx, noted ? [noted] : []));
const lag = async (): Promise<number> => (await test.database.read(scope, recordLag)).unsealed;
const root = (sql: string, values: unknown[] = []) =>
  asSuperuser(
    test.name,
    async (client) => (await client.query<Record<string, string>>(sql, values)).rows,
  );

describe('sealing', () => {
  it('closes everything recorded so far, once, and counts what waits', async () => {
    await record('a');
    const waiting = await test.database.read(scope, recordLag);
    expect(waiting.unsealed).toBeGreaterThan(0);
    expect(waiting.oldestUnsealedSeconds).toBeGreaterThanOrEqual(0);
    expect(await signAuditBatches(test.database)).toEqual({ sealed: waiting.unsealed });
    expect(await signAuditBatches(test.database)).toEqual({ sealed: 0 });
    expect(await test.database.read(scope, recordLag)).toEqual({
      unsealed: 0,
      oldestUnsealedSeconds: null,
    });
    expect(await verify()).toMatchObject({
      seals: 1,
      records: waiting.unsealed,
      unsealed: 0,
      flaw: null,
      head: { number: 1n },
    });
  });

  it('makes batches no greater than it may, each naming the one before', async () => {
    for (let at = 0; at < 7; at += 1) await record(`b${at}`);
    const before = (await verify()).seals;
    expect(await signAuditBatches(test.database, { batchMax: 3 })).toEqual({ sealed: 7 });
    expect(await verify()).toMatchObject({ seals: before + 3, flaw: null });
  });

  it('waits for a transaction that drew its number earlier and commits later, and gives up when that takes too long', async () => {
    await signAuditBatches(test.database);
    let commit = (): void => undefined;
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let recorded = (): void => undefined;
    const hasRecorded = new Promise<void>((resolve) => {
      recorded = resolve;
    });
    const slow = test.database.write(scope, async (tx) => {
      await recordAuditEvent(tx, scope, { action: 'slow' });
      // `recordAuditEvent` only queues the INSERT, which is sent with the next statement; this
      // statement makes sure that it is sent.
      await tx.query('SELECT 1');
      recorded();
      await mayCommit;
    });
    await hasRecorded;
    await record('quick');
    expect(await signAuditBatches(test.database)).toEqual({ sealed: 0 });
    const sealing = signAuditBatches(test.database);
    // While the signer waits, other audit events can still be recorded: the signer blocks writers
    // only until its lock timeout.
    const later = record('later');
    setTimeout(commit, 300);
    await Promise.all([slow, later]);
    expect((await sealing).sealed).toBeGreaterThanOrEqual(2);
    await signAuditBatches(test.database);
    expect([await lag(), (await verify()).flaw]).toEqual([0, null]);
  });

  it('signs each record once, however many workers sign at the same time', async () => {
    for (let at = 0; at < 40; at += 1) await record(`c${at}`);
    const many = await Promise.all(
      [1, 2, 3, 4].map(() => signAuditBatches(test.database, { batchMax: 5 })),
    );
    const rest = await signAuditBatches(test.database);
    expect(many.reduce((sum, { sealed }) => sum + sealed, rest.sealed)).toBe(40);
    expect((await verify()).flaw).toBeNull();
  });

  it('goes on while others record, and misses none', async () => {
    const writers = [1, 2, 3].map(async (writer) => {
      for (let at = 0; at < 30; at += 1) await record(`w${writer}.${at}`);
    });
    const sealers = [1, 2].map(async () => {
      for (let at = 0; at < 10; at += 1) await signAuditBatches(test.database, { batchMax: 7 });
    });
    await Promise.all([...writers, ...sealers]);
    await signAuditBatches(test.database);
    expect([await lag(), (await verify()).flaw]).toEqual([0, null]);
  });

  it('is not undone by a record that is rolled back', async () => {
    await test.database
      .write(scope, async (tx) => {
        await recordAuditEvent(tx, scope, { action: 'gone' });
        await tx.query('SELECT 1');
        throw new Problem('FORBIDDEN');
      })
      .catch(() => undefined);
    await record('after the gap');
    await signAuditBatches(test.database);
    expect((await verify()).flaw).toBeNull();
  });
});

describe('a role that runs the program', () => {
  it.each([
    'UPDATE audit_records SET action = action',
    'DELETE FROM audit_records',
    'TRUNCATE audit_records',
    'UPDATE audit_seals SET hash = hash',
    'DELETE FROM audit_seals',
    'TRUNCATE audit_seals',
  ])('may not %s', async (sql) => {
    await expect(test.database.write(scope, (tx) => tx.query(sql))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('sees no record without a scope', async () => {
    expect(await test.source.query('SELECT count(*)::int AS n FROM audit_records')).toEqual([
      { n: 0 },
    ]);
    await expect(
      test.source.query(
        `INSERT INTO audit_records (actor_id, authority, action, outcome, request_id)
          VALUES ('x', 'x', 'x', 'done', 'x')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('the verifier names what was altered', () => {
  let ids: bigint[];
  beforeAll(async () => {
    for (let at = 0; at < 9; at += 1) await record(`v${at}`);
    await signAuditBatches(test.database, { batchMax: 3 });
  });
  beforeEach(async () => {
    ids = (
      await test.database.read(scope, (tx) =>
        listAuditEvents(tx, { limit: 9, filters: { action: 'v' } }),
      )
    )
      .map((event) => event.id)
      .reverse();
    expect((await verify()).flaw).toBeNull();
  });

  /**
   * Executes statements that the program itself may not execute, verifies the changed audit log,
   * and rolls everything back. Returns the result of the verification.
   */
  const tampered = (...statements: [string, unknown[]?][]): Promise<AuditLogVerification> =>
    asSuperuser(test.name, async (client) => {
      await client.query(
        'CREATE TABLE kept_records AS TABLE audit_records; CREATE TABLE kept_seals AS TABLE audit_seals',
      );
      try {
        for (const [sql, values] of statements) await client.query(sql, values);
        return await verify();
      } finally {
        await client.query(`DELETE
          FROM audit_records; INSERT INTO audit_records OVERRIDING SYSTEM VALUE SELECT *
          FROM kept_records;
        DELETE FROM audit_seals; INSERT INTO audit_seals SELECT *
        FROM kept_seals; DROP TABLE kept_records, kept_seals`);
      }
    });

  it.each<[string, string]>([
    ['recorded_at', `recorded_at + interval '1 microsecond'`],
    ['actor_id', `'somebody else'`],
    ['authority', `'manager@city'`],
    ['action', `'ledger.post'`],
    ['outcome', `'refused'`],
    ['subject_type', 'NULL'],
    ['subject_id', `'u'`],
    ['old_value', `'{"a": 2}'`],
    ['new_value', `'{"a": 2, "b": null}'`],
    ['request_id', `'another'`],
    ['source', 'NULL'],
    ['unit_id', `'sample-development'`],
    ['unit_id', 'NULL'],
  ])('another %s', async (column, value) => {
    const { flaw } = await tampered([
      `UPDATE audit_records SET ${column} = ${value} WHERE id = $1`,
      [ids[4]],
    ]);
    expect(flaw).toMatchObject({ recordId: ids[4], what: expect.stringContaining('changed') });
  });

  it('another id', async () => {
    const { flaw } = await tampered([
      'UPDATE audit_records SET id = DEFAULT WHERE id = $1',
      [ids[4]],
    ]);
    expect(flaw).toMatchObject({ recordId: ids[4], what: expect.stringContaining('gone') });
  });

  it('a record that is gone, and the first of several', async () => {
    const { flaw } = await tampered([
      'DELETE FROM audit_records WHERE id = ANY ($1)',
      [[ids[3], ids[7]]],
    ]);
    expect(flaw).toMatchObject({ recordId: ids[3], what: expect.stringContaining('gone') });
  });

  it('a tail cut off', async () => {
    const { flaw } = await tampered(['DELETE FROM audit_records WHERE id >= $1', [ids[8]]]);
    expect(flaw).toMatchObject({ recordId: ids[8], what: expect.stringContaining('gone') });
  });

  it('everything emptied', async () => {
    expect((await tampered(['TRUNCATE audit_records'])).flaw).toMatchObject({
      seal: 1n,
      what: expect.stringContaining('gone'),
    });
  });

  it('two records that changed places', async () => {
    const { flaw } = await tampered(
      ['ALTER TABLE audit_records ALTER id SET GENERATED BY DEFAULT'],
      ['UPDATE audit_records SET id = -1 WHERE id = $1', [ids[1]]],
      ['UPDATE audit_records SET id = $1 WHERE id = $2', [ids[1], ids[2]]],
      ['UPDATE audit_records SET id = $1 WHERE id = -1', [ids[2]]],
    );
    expect(flaw).toMatchObject({ recordId: ids[1], what: expect.stringContaining('changed') });
  });

  it('a record put in where an id was never used, or before the first', async () => {
    const copy =
      'INSERT INTO audit_records OVERRIDING SYSTEM VALUE SELECT $1, recorded_at, actor_id, authority, action, outcome, subject_type, subject_id, old_value, new_value, request_id, source, unit_id FROM audit_records WHERE id = $2';
    const [gap] = await root(
      `SELECT id + 1 AS id FROM audit_records r
        WHERE action = 'w1.29' OR NOT EXISTS (SELECT FROM audit_records n WHERE n.id = r.id + 1)
        ORDER BY (action = 'w1.29'), id LIMIT 1`,
    );
    expect((await tampered([copy, [gap?.['id'], ids[4]]])).flaw).toMatchObject({
      recordId: BigInt(gap?.['id'] ?? 0),
      what: expect.stringContaining('put in'),
    });
    expect((await tampered([copy, [-5, ids[4]]])).flaw).toMatchObject({
      seal: 1n,
      recordId: -5n,
      what: expect.stringContaining('put in'),
    });
  });

  it.each<[string, string]>([
    ['number', 'number + 1000'],
    ['from_id', 'from_id - 100000'],
    ['to_id', 'to_id + 100000'],
    ['records', '1'],
    ['canonical_version', '1'],
    ['canonical_version', '3'],
    ['leaves', `set_byte(leaves, 8, 255 - get_byte(leaves, 8))`],
    ['previous_hash', `repeat('0', 64)`],
    ['hash', `repeat('0', 64)`],
    ['sealed_at', `sealed_at + interval '1 second'`],
  ])('a seal with another %s', async (column, value) => {
    const { flaw, head } = await tampered(
      ['ALTER TABLE audit_seals DROP CONSTRAINT IF EXISTS audit_seals_check1'],
      [
        `UPDATE audit_seals SET ${column} = ${value} WHERE number = 2`.replace(
          'records = 1',
          'records = 1, leaves = substr(leaves, 1, 40)',
        ),
      ],
    );
    expect(flaw).toMatchObject({ seal: 2n, recordId: null });
    expect(head?.number).toBe(1n);
  });

  it('a batch signature that is gone from between', async () => {
    expect((await tampered(['DELETE FROM audit_seals WHERE number = 2'])).flaw).toMatchObject({
      seal: 2n,
      what: expect.stringContaining('gone'),
    });
  });

  it('a record rewritten together with its own batch signature, by the signature after it', async () => {
    const { flaw } = await tampered([
      `UPDATE audit_seals SET hash = repeat('a', 64) WHERE number = (SELECT max(number) - 1 FROM audit_seals)`,
    ]);
    expect(flaw).toMatchObject({ recordId: null });
  });

  it('every flaw, not the first alone, in one walk however many batch signatures were noted', async () => {
    const noted = await test.database.read(scope, newestAuditBatch);
    if (!noted) throw new Error('nothing is sealed');
    const batches = await root('SELECT count(*) AS n FROM audit_seals');
    await test.database.read(scope, async (tx) => {
      const statements: string[] = [];
      const counted = new Proxy(tx, {
        get: (target, name) =>
          name === 'query'
            ? (sql: string, values?: unknown[]) => {
                statements.push(sql);
                return target.query(sql, values);
              }
            : (Reflect.get(target, name) as unknown),
      });
      const wrong = { number: noted.number, hash: 'e'.repeat(64) };
      const gone = { number: noted.number + 7n, hash: 'e'.repeat(64) };
      const { flaws } = await verifyRecord(counted, [noted, wrong, gone]);
      expect(flaws.map(({ seal: batch, kind }) => [batch, kind])).toEqual([
        [noted.number, 'seal-not-noted'],
        [noted.number + 7n, 'end-missing'],
      ]);
      const walked = statements.filter((sql) => sql.includes('FROM audit_seals WHERE number >'));
      expect(walked).toHaveLength(Number(batches[0]?.['n']) + 1);
    });
  });

  it('an end of the chain that was made anew, by a batch signature that was noted down', async () => {
    const noted = await test.database.read(scope, newestAuditBatch);
    if (!noted) throw new Error('nothing is sealed');
    expect((await verify(noted)).flaw).toBeNull();
    expect((await verify({ ...noted, hash: 'f'.repeat(64) })).flaw).toMatchObject({
      seal: noted.number,
      what: expect.stringContaining('noted'),
    });
    expect((await verify({ ...noted, number: noted.number + 5n })).flaw).toMatchObject({
      seal: noted.number + 5n,
      what: expect.stringContaining('gone'),
    });
  });
});

describe('who reads which part of the record', () => {
  const readers: [string, Scope['records'], string[]][] = [
    ['an auditor of the unit', ['sample-transport'], ['mine']],
    ['an auditor of two', ['sample-transport', 'sample-development'], ['mine', 'theirs']],
    ['whoever reads all of it', 'all', ['mine', "nobody's", 'theirs']],
    ['whoever audits nothing', [], []],
    ['a scope that does not say', undefined, []],
  ];
  beforeAll(async () => {
    for (const [action, unitId] of [
      ['mine', 'sample-transport'],
      ['theirs', 'sample-development'],
      ["nobody's"],
    ] as const) {
      await test.database.write(scope, (tx) =>
        recordAuditEvent(
          tx,
          { ...scope, requestId: 'parts' },
          { action, ...(unitId === undefined ? {} : { unitId }) },
        ),
      );
    }
  });

  it.each(readers)('%s', async (_, records, expected) => {
    const reader: Scope = {
      actorId: 'reader',
      authority: 'auditor',
      sees: 'all',
      writes: [],
      requestId: 'r',
      ...(records === undefined ? {} : { records }),
    };
    const events = await test.database.read(reader, (tx) =>
      listAuditEvents(tx, { limit: 50, filters: { requestId: 'parts' } }),
    );
    expect(events.map(({ action }) => action).sort()).toEqual(expected);
    const csv = (
      await buffer(
        await exportRecord(
          { database: test.database, exports: exportsOver(test.database), actorName: 'actor_id' },
          reader,
          { requestId: 'parts' },
          'en',
        ),
      )
    )
      .toString('utf8')
      .trimEnd()
      .split('\r\n');
    expect(csv).toHaveLength(1 + expected.length);
  });
});

describe('a refusal', () => {
  it('is recorded once, whoever catches it', async () => {
    const problem = new Problem('FORBIDDEN');
    const asked: Scope = { ...scope, requestId: 'refused-once' };
    for (let times = 0; times < 2; times += 1)
      await recordRefusedRequest(
        test.database,
        asked,
        { action: 'ledger.post', newValue: { code: problem.code } },
        problem,
      );
    const events = await test.database.read(scope, (tx) =>
      listAuditEvents(tx, { limit: 9, filters: { requestId: 'refused-once' } }),
    );
    expect(events).toMatchObject([
      {
        action: 'ledger.post',
        outcome: 'refused',
        newValue: { code: 'FORBIDDEN' },
        source: '10.0.0.9',
      },
    ]);
  });
});

describe('the record as CSV', () => {
  it('holds what was wanted and that it was taken out, and no formula', async () => {
    await test.database.write(scope, (tx) =>
      recordAuditEvent(tx, scope, {
        action: 'csv.one',
        subjectType: 'thing',
        subjectId: '=1+1',
        unitId: 'sample-transport',
        newValue: { note: 'a "quoted"\nline' },
      }),
    );
    const text = (
      await buffer(
        await exportRecord(
          { database: test.database, exports: exportsOver(test.database), actorName: 'actor_id' },
          scope,
          { subjectType: 'thing', action: 'csv.' },
          'zh',
        ),
      )
    ).toString('utf8');
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF编号,记录时刻/);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(
      `,csv.one,done,thing,'=1+1,sample-transport,,"{""note"": ""a \\""quoted\\""\\nline""}",request-1,10.0.0.9`,
    );
    const [export_] = await test.database.read(scope, (tx) => listAuditEvents(tx, { limit: 1 }));
    expect(export_).toMatchObject({
      action: 'audit.export',
      actorId: 'service:test',
      newValue: { format: 'csv', filters: { subjectType: 'thing', action: 'csv.' } },
    });
  });
});
