import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import type { Readable } from 'node:stream';
import { exportsOver } from '../../../test/harness/exports.js';
import { type CsvWriter, serviceScope, spreadsheetText } from '#platform/database';

const scope = serviceScope('test');
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({ poolSize: 1 });
});
afterAll(() => test?.close());

const csvOf = (write: (csv: CsvWriter) => Promise<unknown>): Promise<Readable> =>
  exportsOver(test.database).during('somebody', (openCsv) => openCsv(scope, write));
const rowsOf = (sql: string, parameters: (string | null)[] = []) =>
  csvOf(({ rows }) => rows(sql, parameters));
const readable = async (): Promise<unknown> =>
  test.database.read(scope, (tx) => tx.query('SELECT 1 AS one'));

describe('rows as a CSV stream', () => {
  it('begin with a BOM, end lines as spreadsheets want, and take their values by number', async () => {
    const stream = await csvOf(async ({ line, rows }) => {
      line(['one', 'two, or "three"']);
      await rows('SELECT $1::text, $2::text, $1::text', [`it's $2 \\ 50%`, null]);
    });
    expect((await buffer(stream)).toString('utf8')).toBe(
      `\uFEFFone,"two, or ""three"""\r\nit's $2 \\ 50%,,it's $2 \\ 50%\r\n`,
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['a＝1', 'a＝1'],
    ['a=1', 'a=1'],
    ['', '""'],
  ])('%j becomes %j', async (text, cell) => {
    const csv = await buffer(
      await rowsOf(`SELECT ${spreadsheetText('given.text')} FROM (SELECT $1::text AS text) given`, [
        text,
      ]),
    );
    expect(csv.toString('utf8')).toBe(`\uFEFF${cell}\r\n`);
  });

  it('break off when the database does, so that half a file is never whole', async () => {
    await expect(
      buffer(await rowsOf('SELECT 1 / (500000 - n) FROM generate_series(1, 1000000) n')),
    ).rejects.toThrow(/division by zero/);
    expect(await readable()).toEqual([{ one: 1 }]);
  });

  it('give the connection back when the reader goes away in the middle', async () => {
    const stream = await rowsOf(`SELECT n, repeat('x', 1000) FROM generate_series(1, 300000) n`);
    stream.once('data', () => stream.destroy());
    await once(stream, 'close');
    expect(await readable()).toEqual([{ one: 1 }]);
  }, 20_000);
});
