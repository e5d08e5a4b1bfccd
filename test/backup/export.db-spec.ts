import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportPortfolio, type ExportedFile } from '#installation';
import { WrongUse } from '#platform/program';
import { EXPORTED_TABLES } from '../../libs/installation/rules/exported-tables.js';
import { upgradedInstallation } from '../frozen/frozen-database.js';
import type { TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';
import { contentOf, freshPlace } from './backup-world.js';

interface Contents {
  at: string;
  tables: ExportedFile[];
  files: { path: string; bytes: number; sha256: string }[];
}

let test: TestDatabase;
let to: string;
let contents: Contents;
beforeAll(async () => {
  test = await upgradedInstallation();
  to = freshPlace('export');
  await exportPortfolio(test, to);
  contents = JSON.parse(readFileSync(join(to, 'contents.json'), 'utf8')) as Contents;
});
afterAll(() => test?.close());

const rowsOf = (table: string): Record<string, string>[] =>
  parse(readFileSync(join(to, `${table}.csv`)), { columns: true });

describe('an export of the portfolio', () => {
  it('knows of each table whether it is in it', async () => {
    const tables = Object.keys(await contentOf(test.name)).filter((name) => name !== 'migrations');
    expect(Object.keys(EXPORTED_TABLES).sort()).toEqual(tables.sort());
  });

  it('has every row of what is exported, whoever it belongs to', async () => {
    const there = await contentOf(test.name);
    // The export notes itself in the audit log when it is finished.
    for (const { table, rows } of contents.tables.filter(({ table }) => table !== 'audit_records'))
      expect([table, String(rows)]).toEqual([table, there[table]?.split(' ')[0]]);
    expect(rowsOf('ledger_entries').length).toBeGreaterThan(0);
    expect(rowsOf('projects').map(({ name }) => name)).toContain('欢乐购物在杭州');
  });

  it('has a row of headings in each file, and lists each with its size and SHA-256', () => {
    expect(readdirSync(to).sort()).toEqual(
      ['contents.json', ...contents.files.map(({ path }) => path)].sort(),
    );
    for (const { path, bytes, sha256 } of contents.files) {
      const content = readFileSync(join(to, path));
      expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
        path,
        bytes,
        sha256,
      ]);
      expect(statSync(join(to, path)).mode & 0o077).toBe(0);
      const { columns } = contents.tables.find(({ file }) => file === path) as ExportedFile;
      expect([path, content.toString('utf8').split('\n')[0]]).toEqual([path, columns.join(',')]);
    }
  });

  it('has no password, address of a person, mail, session or key', async () => {
    const exported = contents.files
      .filter(({ path }) => path !== 'audit_records.csv')
      .map(({ path }) => ({ path, text: readFileSync(join(to, path), 'utf8') }));
    const { rows } = await asSuperuser(test.name, (client) =>
      client.query<{ secret: string | null }>(
        `SELECT password_hash AS secret FROM people UNION SELECT email FROM people WHERE email <> name
         UNION SELECT token_hash FROM sessions UNION SELECT subject FROM mail_outbox`,
      ),
    );
    expect(rows.length).toBeGreaterThan(3);
    const found = rows.flatMap(({ secret }) =>
      exported
        .filter(({ text }) => secret !== null && text.includes(secret))
        .map((file) => [file.path, secret]),
    );
    expect(found).toEqual([]);
  });

  it('is noted in the audit log', async () => {
    const { rows } = await asSuperuser(test.name, (client) =>
      client.query(`SELECT subject_id AS at FROM audit_records WHERE action = 'portfolio.export'`),
    );
    expect(rows).toEqual([{ at: contents.at }]);
  });

  it('is not written over something else', async () => {
    const place = freshPlace('export');
    await exportPortfolio(test, place);
    writeFileSync(join(place, 'mine.txt'), 'x');
    await expect(exportPortfolio(test, place)).rejects.toThrow(WrongUse);
    expect(existsSync(join(place, 'mine.txt'))).toBe(true);
  });
});
