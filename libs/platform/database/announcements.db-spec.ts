import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import {
  announce,
  Database,
  defineAnnouncement,
  noOrganisationsScope,
  type Tx,
} from '#platform/database';

const noted = defineAnnouncement<number>('test.noted');
const scope = noOrganisationsScope('somebody', 'r');

let test: TestDatabase;
let database: Database;
let announced: (readonly number[])[];
beforeAll(async () => {
  Logger.overrideLogger(false);
  test = await testDatabase({ poolSize: 2 });
});
afterAll(() => test?.close());
beforeEach(() => {
  announced = [];
  database = new Database(test.source);
  database.afterCommit(noted, (subjects) => announced.push(subjects));
});

const errorWith = (code: string) => (tx: Tx) =>
  tx.query(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`);

describe('what a transaction announces', () => {
  it('is heard once, after the commit, in the order in which it was said', async () => {
    const announcedInside = await database.write(scope, async (tx) => {
      announce(tx, noted, 1);
      await tx.query('SELECT 1');
      announce(tx, noted, 2);
      return announced.length;
    });
    expect([announcedInside, announced]).toEqual([0, [[1, 2]]]);
    await database.write(scope, (tx) => tx.query('SELECT 1'));
    expect(announced).toEqual([[1, 2]]);
  });

  it('is not heard when the work fails, or the commit', async () => {
    const failing = database.write(scope, async (tx) => {
      announce(tx, noted, 1);
      await tx.query('SELECT 1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const uncommitted = database.write(scope, async (tx) => {
      announce(tx, noted, 1);
      await tx.query(`CREATE TEMP TABLE late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)
        ON COMMIT DROP`);
      await tx.query('INSERT INTO late VALUES (1), (1)');
    });
    await expect(uncommitted).rejects.toThrow('duplicate key');
    expect(announced).toEqual([]);
  });

  it('is heard once when the transaction had to be run again', async () => {
    let tried = 0;
    await database.write(scope, async (tx) => {
      tried += 1;
      announce(tx, noted, tried);
      if (tried === 1) await errorWith('40001')(tx);
    });
    expect(announced).toEqual([[2]]);
  });

  it('does not fail the write when a listener fails, and the others still hear it', async () => {
    const other = new Database(test.source);
    other.afterCommit(noted, () => Promise.reject(new Error('the queue is away')));
    other.afterCommit(noted, () => {
      throw new Error('broken');
    });
    other.afterCommit(noted, (subjects) => announced.push(subjects));
    const answer = await other.write(scope, (tx) => {
      announce(tx, noted, 3);
      return Promise.resolve('done');
    });
    expect([answer, announced]).toEqual(['done', [[3]]]);
  });
});
