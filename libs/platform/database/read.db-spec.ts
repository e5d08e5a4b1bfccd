import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { Database, noOrganisationsScope, type Tx } from '#platform/database';

let one: TestDatabase;
let two: TestDatabase;
beforeAll(async () => {
  [one, two] = [await testDatabase({ poolSize: 1 }), await testDatabase({ poolSize: 2 })];
});
afterAll(async () => {
  await one?.close();
  await two?.close();
});

const scope = (actor: string) => noOrganisationsScope(actor, 'r');
const actorNow = async (tx: Pick<Tx, 'query'>): Promise<string | null> =>
  (
    await tx.query<{ actor: string | null }[]>(
      `SELECT current_setting('tracker.actor', true) AS actor`,
    )
  )[0]?.actor ?? null;
const backendOf = async (tx: Pick<Tx, 'query'>): Promise<number | undefined> =>
  (await tx.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid'))[0]?.pid;

describe('a read', () => {
  it('has its scope from the first question on, and one view of the data', async () => {
    const seen = await one.database.read(scope('somebody'), async (tx) => [
      await actorNow(tx),
      ...(
        await tx.query<{ value: string }[]>(
          `SELECT current_setting(name) AS value
            FROM unnest(ARRAY['transaction_isolation', 'transaction_read_only']) name`,
        )
      ).map(({ value }) => value),
    ]);
    expect(seen).toEqual(['somebody', 'repeatable read', 'on']);
  });

  it('passes parameters and rows through, however many statements were planned before', async () => {
    for (const asked of ['a', null, 'c']) {
      const rows = await one.database.read(scope('somebody'), (tx) =>
        tx.query<object[]>('SELECT $1::text AS asked, n FROM generate_series(1, 3) n', [asked]),
      );
      expect(rows).toEqual([1, 2, 3].map((n) => ({ asked, n })));
    }
  });

  it('may write nothing', async () => {
    await expect(
      one.database.read(scope('somebody'), (tx) =>
        tx.query(
          `INSERT INTO idempotency_keys (actor_id, key, fingerprint) VALUES ('a', 'k', repeat('0', 64))`,
        ),
      ),
    ).rejects.toThrow(/read-only/);
  });

  it('leaves neither scope nor transaction on its connection, done or failed', async () => {
    const clean = async () => {
      const [state] = await one.source.query<{ actor: string; status: boolean }[]>(
        `SELECT current_setting('tracker.actor', true) AS actor, xact_start = query_start AS status
          FROM pg_stat_activity WHERE pid = pg_backend_pid()`,
      );
      expect(state).toEqual({ actor: '', status: true });
    };
    await one.database.read(scope('somebody'), actorNow);
    await clean();
    await expect(
      one.database.read(scope('somebody'), (tx) => tx.query('SELECT 1 / 0')),
    ).rejects.toThrow(/division by zero/);
    await clean();
    await expect(
      one.database.read(scope('somebody'), async (tx) => {
        await actorNow(tx);
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    await clean();
  });

  it('asks nothing when it could not be opened, and spoils nothing for the next', async () => {
    const before = await one.database.read(scope('somebody'), backendOf);
    let answered: unknown = 'nothing';
    await expect(
      one.database.read(scope('a\0b'), async (tx) => {
        answered = await actorNow(tx);
      }),
    ).rejects.toThrow(/invalid byte sequence/);
    expect(answered).toBe('nothing');
    expect(
      await one.database.read(scope('somebody else'), async (tx) => [
        await backendOf(tx),
        await actorNow(tx),
      ]),
    ).toEqual([before, 'somebody else']);
  });

  it('on a fresh connection that failed before it was known is opened like any other', async () => {
    const fresh = await testDatabase({ poolSize: 1 });
    try {
      await expect(fresh.database.read(scope('a\0b'), actorNow)).rejects.toThrow(
        /invalid byte sequence/,
      );
      expect(await fresh.database.read(scope('somebody'), actorNow)).toBe('somebody');
    } finally {
      await fresh.close();
    }
  });

  it('that asks nothing opens nothing, and does not open the next one for it', async () => {
    expect(await one.database.read(scope('somebody'), () => Promise.resolve('nothing asked'))).toBe(
      'nothing asked',
    );
    expect(
      await actorNow({ query: (text: string) => one.source.query(text) } as Pick<Tx, 'query'>),
    ).toBe('');
    await expect(
      one.database.read(scope('somebody'), () => Promise.reject(new Error('too early'))),
    ).rejects.toThrow('too early');
    expect(await one.database.read(scope('the next'), actorNow)).toBe('the next');
  });

  it('gives back a whole connection when its own was cut off, and says so to whoever asked', async () => {
    const pid = await one.database.read(scope('somebody'), backendOf);
    const cut = one.database.read(scope('somebody'), (tx) =>
      tx.query(`SELECT pg_terminate_backend($1)`, [pid]),
    );
    await expect(cut).rejects.toThrow();
    expect(await one.database.read(scope('somebody'), actorNow)).toBe('somebody');
  });

  it("never sees another one's scope, although two hundred share two connections with writes and glances", async () => {
    const database = new Database(two.source);
    const seen = await Promise.all(
      Array.from({ length: 200 }, (_, at) => {
        const work = async (tx: Tx) => [`actor ${at}`, await actorNow(tx), await actorNow(tx)];
        if (at % 5 === 4)
          return database
            .readInOneStatement(scope(`actor ${at}`), (tx) => actorNow(tx))
            .then((actor) => [`actor ${at}`, actor]);
        return at % 5 === 3
          ? database.write(scope(`actor ${at}`), work)
          : database.read(scope(`actor ${at}`), work);
      }),
    );
    for (const [whose, ...found] of seen) expect(new Set(found)).toEqual(new Set([whose]));
  });
});
