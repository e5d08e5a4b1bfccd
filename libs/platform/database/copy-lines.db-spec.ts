import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { copyLines, serviceScope, type Tx } from '#platform/database';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({ poolSize: 1 });
});
afterAll(() => test?.close());

const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  test.database.read(serviceScope('test'), async (tx) => {
    await tx.query('SELECT 1');
    return work(tx);
  });
const linesOf = (sql: string): Promise<string[]> =>
  reading(async (tx) => {
    const lines: string[] = [];
    await copyLines(tx, sql, (bytes, from, to) => lines.push(bytes.toString('utf8', from, to)));
    return lines;
  });

describe('rows as lines', () => {
  it('come in their order, as COPY writes them', async () => {
    expect(
      await linesOf(
        `SELECT * FROM (VALUES (1, E'a\\tb', NULL), (2, '行', ''), (3, E'\\\\', 'x')) given`,
      ),
    ).toEqual(['1\ta\\tb\t\\N', '2\t行\t', '3\t\\\\\tx']);
    expect(await linesOf('SELECT 1 WHERE false')).toEqual([]);
  });

  it('are whole, however long and however many', async () => {
    let [count, bytes] = [0, 0];
    await reading((tx) =>
      copyLines(
        tx,
        `SELECT n, repeat('长', n % 40000) FROM generate_series(1, 4000) n`,
        (_, from, to) => {
          count += 1;
          bytes += to - from;
        },
      ),
    );
    const n = Array.from({ length: 4_000 }, (_, index) => index + 1);
    expect({ count, bytes }).toEqual({
      count: 4_000,
      bytes: n.reduce((sum, one) => sum + String(one).length + 1 + 3 * one, 0),
    });
  });

  it('leave the transaction usable', async () => {
    await reading(async (tx) => {
      await copyLines(tx, 'SELECT 1', () => undefined);
      expect(await tx.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    });
  });

  it('fail as the database does, and the connection is given back', async () => {
    await expect(linesOf('SELECT 1 / (5000 - n) FROM generate_series(1, 10000) n')).rejects.toThrow(
      /division by zero/,
    );
    expect(await linesOf('SELECT 3')).toEqual(['3']);
  });

  it('end with what the taker throws, long before the last, and another connection takes the place', async () => {
    let taken = 0;
    await expect(
      reading((tx) =>
        copyLines(tx, `SELECT n, repeat('x', 1000) FROM generate_series(1, 3000000) n`, () => {
          taken += 1;
          if (taken === 3) throw new RangeError('not this one');
        }),
      ),
    ).rejects.toThrow(new RangeError('not this one'));
    expect(taken).toBe(3);
    expect(await linesOf('SELECT 4')).toEqual(['4']);
  });
});
