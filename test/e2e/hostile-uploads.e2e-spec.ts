import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findImport, ledgerImportJob, submitImport, wordProblem } from '#returns';
import { confirmedIn } from '#ledger';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import type { FileStore } from '#platform/files';
import { openLog } from '#platform/logging';
import { openQueueBackend, Queues } from '#platform/queue';
import { anActor } from '../builders/actors.js';
import { hostileFile } from '../builders/hostile-files.js';
import { testDatabase, type TestDatabase } from '../harness/database.js';
import { filesIn, received } from '../harness/files.js';
import { asSuperuser, testHome } from '../harness/server.js';
import { type StandaloneProcess, startProcess } from '../harness/standalone-process.js';
import { until } from '../harness/until.js';

const OFFICER = '00000000-0000-4000-8000-00000000a002';
const officer = anActor('officer', 'sample-transport', OFFICER);
const CONTROL = { completed: null, funds: null, paid: null };
/**
 * Names of hostile files, one of each main kind. `files/read-sheet.spec.ts` tests all other kinds,
 * with small files.
 */
const NAMES = [
  'shared-strings-58-million.xlsx',
  'zip64-hides-600-megabytes.xlsx',
  'attribute-never-closed.xlsx',
  'commas.csv',
  'row-of-endless-cells.xlsx',
];

let test: TestDatabase;
let settings: Record<string, string>;
let files: FileStore;
let queues: Queues;
let worker: StandaloneProcess | null = null;

beforeAll(async () => {
  test = await testDatabase();
  settings = {
    DATABASE_URL: test.appUrl,
    DATABASE_OWNER_URL: test.ownerUrl,
    DATA_DIR: await mkdtemp(join(testHome(), 'data-')),
    LOG_LEVEL: 'info',
  };
  files = filesIn(settings.DATA_DIR ?? '');
  const log = openLog('silent', 'test');
  queues = new Queues(openQueueBackend(readSettings(settings), { workers: 0, log }), log);
  await asSuperuser(test.name, async (client) => {
    await client.query(
      `INSERT INTO people (id, email, name, password_hash)
        SELECT $1, 'hostile@tracker.example', '导入员（示例）', password_hash FROM people LIMIT 1`,
      [OFFICER],
    );
    await client.query(
      `INSERT INTO memberships (person_id, unit_id, role, from_on)
        VALUES ($1, 'sample-transport', 'officer', '2020-01-01')`,
      [OFFICER],
    );
  });
});
afterAll(async () => {
  worker?.child.kill();
  await worker?.ended();
  await queues?.close();
  await test?.close();
});

const submit = async (fileName: string, bytes: Buffer): Promise<string> =>
  (
    await submitImport(
      { database: test.database, files },
      officer,
      {
        fileName,
        received: await received(files, bytes),
        format: fileName.endsWith('.csv') ? 'csv' : 'xlsx',
        sheet: null,
        unit: '万元',
        control: CONTROL,
        confirmed: confirmedIn({}),
        send: false,
      },
      null,
    )
  ).id;
const read = (id: string) => test.database.read(serviceScope('test'), (tx) => findImport(tx, id));
const ended = (id: string) =>
  until(
    `import ${id} has ended`,
    async () => {
      const row = await read(id);
      return row.finishedAt === null ? null : row;
    },
    60_000,
  );

/** Lists the ids of the processes that read an uploaded file as children of process `pid`. */
function readersOf(pid: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('reader-process') &&
          new RegExp(`^PPid:\\t${pid}$`, 'm').test(readFileSync(`/proc/${name}/status`, 'utf8'))
        );
      } catch {
        return false;
      }
    });
}

it('a worker that is started with hostile files in its queue ends each with a sentence, stays the same process, and takes the next honest file', async () => {
  const hostile: string[] = [];
  for (const name of NAMES) hostile.push(await submit(name, hostileFile(name).bytes));
  // Marks the first uploaded file as if the program had been killed twice while reading it.
  await asSuperuser(test.name, (client) =>
    client.query(
      `UPDATE ledger_imports SET state = 'running', claim = 2, attempts = 2, readings_begun = 2,
        claimed_until = clock_timestamp() - interval '1 minute' WHERE id = $1`,
      [hostile[0]],
    ),
  );
  worker = startProcess(settings, 'apps/worker/main.js');
  const pid = worker.child.pid ?? 0;
  const problems: string[] = [];
  for (const id of hostile) {
    const {
      errors: [problem],
    } = await ended(id);
    if (!problem) throw new Error('a hostile file was taken');
    problems.push(problem.code);
    for (const language of ['zh', 'en'] as const)
      expect(wordProblem(problem, language).message).not.toMatch(/[{}]|^[A-Z_]+$/);
  }
  expect(problems).toEqual([
    'READING_INTERRUPTED',
    'MARKUP_ENDLESS',
    'MARKUP_ENDLESS',
    'ROW_TOO_LONG',
    'CELLS_TOO_MANY',
  ]);

  const [again, honest] = [
    await submit('共享文字（示例）.xlsx', hostileFile('shared-strings-58-million.xlsx').bytes),
    await submit('示例.csv', Buffer.from('项目,月份,序列,金额\n没有这个项目,2021-01,支付,1\n')),
  ];
  for (const importId of [again, honest]) await queues.enqueue(ledgerImportJob, { importId });
  expect((await ended(again)).errors.map(({ code }) => code)).toEqual(['SHARED_TEXTS_TOO_MANY']);
  expect((await ended(honest)).errors.map(({ cell, code }) => `${cell} ${code}`)).toContain(
    'A2 PROJECT_UNKNOWN',
  );
  expect([worker.child.pid, worker.child.exitCode, worker.child.signalCode]).toEqual([
    pid,
    null,
    null,
  ]);
  expect(readersOf(pid)).toEqual([]);
}, 180_000);
