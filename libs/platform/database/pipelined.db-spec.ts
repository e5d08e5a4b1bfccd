import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import {
  noOrganisationsScope,
  pipelined,
  sqlState,
  type Tx,
  withPrivileges,
} from '#platform/database';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({ poolSize: 1 });
});
afterAll(() => test?.close());

const scope = withPrivileges(noOrganisationsScope('somebody', 'r'), 'operations');
const CLAIM = `INSERT INTO idempotency_keys (actor_id, key, fingerprint) VALUES ('somebody', $1, repeat('0', 64))`;
const claim = (tx: Tx, key: string): Promise<void> => pipelined(tx, CLAIM, [key]);
const keysLike = async (tx: Pick<Tx, 'query'>, prefix: string): Promise<string[]> =>
  (
    await tx.query<{ key: string }[]>(
      'SELECT key FROM idempotency_keys WHERE starts_with(key, $1) ORDER BY key',
      [prefix],
    )
  ).map(({ key }) => key);
const kept = (prefix: string): Promise<string[]> =>
  test.database.read(scope, (tx) => keysLike(tx, prefix));

describe('what a transaction writes alongside', () => {
  it('is there for the next question, and kept with the commit', async () => {
    const seen = await test.database.write(scope, async (tx) => {
      await tx.query('SELECT 1');
      await claim(tx, 'next-1');
      await claim(tx, 'next-2');
      return keysLike(tx, 'next-');
    });
    expect([seen, await kept('next-')]).toEqual([
      ['next-1', 'next-2'],
      ['next-1', 'next-2'],
    ]);
  });

  it('is kept when nothing is asked after it, and when nothing else is asked at all', async () => {
    await test.database.write(scope, async (tx) => {
      await tx.query('SELECT 1');
      await claim(tx, 'last-1');
    });
    await test.database.write(scope, (tx) => claim(tx, 'last-2'));
    expect(await kept('last-')).toEqual(['last-1', 'last-2']);
  });

  it('is not there when the work fails, whether it was sent before or not', async () => {
    const failing = (ask: boolean) =>
      test.database.write(scope, async (tx) => {
        await tx.query('SELECT 1');
        await claim(tx, 'failed');
        if (ask) await tx.query('SELECT 1');
        throw new Error('no');
      });
    await expect(failing(true)).rejects.toThrow('no');
    await expect(failing(false)).rejects.toThrow('no');
    expect(await kept('failed')).toEqual([]);
  });

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['the next question', (tx) => tx.query('SELECT 1')],
    ['the commit', () => Promise.resolve()],
  ])('fails with %s, and nothing of the transaction is kept', async (_, after) => {
    const failing = test.database.write(scope, async (tx) => {
      await tx.query(CLAIM, ['twice']);
      await claim(tx, 'beside-twice');
      await claim(tx, 'twice');
      await after(tx);
    });
    await expect(failing.catch((error: unknown) => sqlState(error))).resolves.toBe('23505');
    expect([await kept('twice'), await kept('beside-twice')]).toEqual([[], []]);
    // The pool has only one connection, so these queries use the connection on which a query has
    // failed. That connection must remain usable.
    await test.database.write(scope, async (tx) => {
      await tx.query('SELECT 1');
      await claim(tx, 'served-on');
      await tx.query(`DELETE FROM idempotency_keys WHERE key = 'served-on'`);
    });
  });

  it('has the whole unit tried again when it fails as a race does', async () => {
    let tried = 0;
    await test.database.write(scope, async (tx) => {
      tried += 1;
      await tx.query('SELECT 1');
      await pipelined(
        tx,
        `DO $$ BEGIN IF ${tried} < 3 THEN RAISE serialization_failure; END IF; END $$`,
        [],
      );
      await claim(tx, 'raced');
    });
    expect([tried, await kept('raced')]).toEqual([3, ['raced']]);
  });

  it('takes parameters of any kind in the question that it goes with', async () => {
    const answers = await test.database.write(scope, async (tx) => {
      const all: unknown[] = [];
      for (const day of [new Date('2026-03-01T00:00:00Z'), null]) {
        await pipelined(tx, 'SELECT 1', []);
        all.push(
          ...(await tx.query<object[]>(
            'SELECT $1::timestamptz AS day, $2::int[] AS numbers, $3::jsonb AS json, $4::boolean AS yes',
            [day, [1, 2], { a: 1 }, true],
          )),
        );
      }
      return all;
    });
    expect(answers).toEqual([
      { day: new Date('2026-03-01T00:00:00Z'), numbers: [1, 2], json: { a: 1 }, yes: true },
      { day: null, numbers: [1, 2], json: { a: 1 }, yes: true },
    ]);
  });

  it('is written at once where no transaction was opened', async () => {
    const runner = test.source.createQueryRunner();
    await runner.connect();
    await expect(pipelined(runner.manager, 'SELECT 1 / 0', [])).rejects.toThrow(/division by zero/);
    await runner.release();
  });
});
