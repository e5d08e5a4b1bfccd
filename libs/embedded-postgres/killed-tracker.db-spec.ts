import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import pg from 'pg';
import { startEmbeddedPostgres } from './index.js';
import { readPostmaster } from './leftover.js';
import { processFacts } from './process-facts.js';

/**
 * Source text of the test's tracker process. The process starts PostgreSQL and sends its address to
 * the test. On SIGINT it ends slowly, like a program that first finishes its own work.
 */
const TRACKER = `
import pg from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres/index.js';
const running = await startEmbeddedPostgres({ dataDir: process.argv[2], log: (line) => process.send({ line }) });
const serving = setInterval(() => undefined, 60_000);
process.on('SIGINT', async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const client = new pg.Client({ connectionString: running.superuserUrl });
  await client.connect();
  await client.query('INSERT INTO kept VALUES (2)');
  await client.end();
  await running.stop();
  clearInterval(serving);
  process.disconnect();
});
process.send({ url: running.superuserUrl });
`;

let program: string;
let folder: string;
let dataDir: string;
let trackers: ChildProcess[];

beforeAll(() => {
  program = mkdtempSync(path.join(realpathSync(tmpdir()), 'tracker-program-'));
  const source = import.meta.dirname;
  mkdirSync(path.join(program, 'embedded-postgres'));
  for (const file of readdirSync(source)) {
    if (!file.endsWith('.ts') || file.includes('spec')) continue;
    const { code } = transformFileSync(path.join(source, file), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(path.join(program, 'embedded-postgres', file.replace(/ts$/, 'js')), code);
  }
  writeFileSync(path.join(program, 'package.json'), '{ "type": "module" }');
  symlinkSync(path.join(source, '../../node_modules'), path.join(program, 'node_modules'));
  writeFileSync(path.join(program, 'tracker.js'), TRACKER);
});

afterAll(() => rmSync(program, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'tracker-postgres-'));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'postgres');
  trackers = [];
});

afterEach(async () => {
  for (const tracker of trackers) tracker.kill('SIGKILL');
  await serverGone(readPostmaster(dataDir)?.pid ?? 0);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Tracker {
  process: ChildProcess;
  url: string;
  serverPid: number;
  lines: string[];
}

/** Starts a tracker in a separate process and commits a row in its database. */
async function runTracker(): Promise<Tracker> {
  const child = launch();
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (said: { url?: string; line?: string }) => {
      if (said.line !== undefined) lines.push(said.line);
      if (said.url !== undefined) resolve(said.url);
    });
    child.once('exit', () => reject(new Error('the tracker ended before it was ready')));
  });
  await ask(url, 'CREATE TABLE kept AS SELECT 1 AS id');
  const serverPid = readPostmaster(dataDir)?.pid ?? 0;
  expect(processFacts(serverPid)).not.toBeNull();
  return { process: child, url, serverPid, lines };
}

function launch(): ChildProcess {
  const child = spawn(process.execPath, [path.join(program, 'tracker.js'), dataDir], {
    detached: true,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  trackers.push(child);
  return child;
}

/**
 * Returns the process id of a tracker's guard, a shell process that stops PostgreSQL when the
 * tracker is killed. It is the only shell among the tracker's child processes. On Linux the
 * function reads /proc, because minimal systems have no `ps`.
 */
function guardOf(pid: number): number {
  const processes =
    process.platform === 'linux'
      ? readdirSync('/proc')
          .filter((name) => /^\d+$/.test(name))
          .map((name) => `${name} ${parentOf(name)}`)
      : execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n');
  const children = processes
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid);
  return (
    children
      .map(([child]) => child ?? 0)
      .find((child) => processFacts(child)?.command.startsWith('/bin/sh ')) ?? 0
  );
}

function parentOf(pid: string): string {
  try {
    return /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function serverGone(pid: number): Promise<boolean> {
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(20))
    if (!processFacts(pid)) return true;
  return false;
}

/** Waits until a new PostgreSQL process, other than the killed one, answers at the address. */
async function answersAgain(url: string, killed: number): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(20)) {
    if ((readPostmaster(dataDir)?.pid ?? killed) === killed) continue;
    if (
      await ask(url, 'SELECT 1 AS id').then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error('no PostgreSQL answers within ten seconds');
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ id: number }>(sql)).rows.map((row) => row.id);
  } finally {
    await client.end();
  }
}

/**
 * Starts PostgreSQL again, now in the test's own process. Returns the ids that it finds in the
 * table, and the log lines of the start.
 */
async function nextStart(): Promise<{ ids: unknown[]; lines: string[] }> {
  const lines: string[] = [];
  const running = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off' },
    log: (line) => lines.push(line),
  });
  try {
    return { ids: await ask(running.superuserUrl, 'SELECT id FROM kept ORDER BY id'), lines };
  } finally {
    await running.stop();
  }
}

describe('after kill -9', () => {
  it('of the tracker no PostgreSQL is left and the next start works', async () => {
    const tracker = await runTracker();
    await kill(tracker.process);
    expect(await serverGone(tracker.serverPid)).toBe(true);
    expect((await nextStart()).ids).toEqual([1]);
  });

  it('of the tracker and of its guard the next start stops what was left', async () => {
    const tracker = await runTracker();
    process.kill(guardOf(tracker.process.pid ?? 0), 'SIGKILL');
    await kill(tracker.process);
    await sleep(300);
    expect(processFacts(tracker.serverPid)).not.toBeNull();
    const { ids, lines } = await nextStart();
    expect(ids).toEqual([1]);
    expect(lines).toEqual([
      expect.stringContaining(
        `(process ${tracker.serverPid}) that an earlier tracker left running`,
      ),
    ]);
    expect(processFacts(tracker.serverPid)).toBeNull();
  });

  it('of PostgreSQL itself, again and again, the tracker starts it again at the same address', async () => {
    const tracker = await runTracker();
    // A server process in the middle of a long statement does not notice that the main process has
    // ended, and still uses the shared memory. It must not prevent the restart.
    const busy = ask(tracker.url, 'DO $$ BEGIN LOOP END LOOP; END $$').catch(() => 'ended');
    for (const id of [2, 3, 4]) {
      const pid = readPostmaster(dataDir)?.pid ?? 0;
      process.kill(pid, 'SIGKILL');
      await answersAgain(tracker.url, pid);
      await ask(tracker.url, `INSERT INTO kept VALUES (${id})`);
    }
    expect(await busy).toBe('ended');
    expect(
      tracker.lines.filter((line) => /ended by itself \(SIGKILL\) and is started again/.test(line)),
    ).toHaveLength(3);
    await kill(tracker.process);
    expect((await nextStart()).ids).toEqual([1, 2, 3, 4]);
  });

  it('of PostgreSQL and then of the tracker a start right afterwards works', async () => {
    const tracker = await runTracker();
    process.kill(tracker.serverPid, 'SIGKILL');
    expect(await serverGone(tracker.serverPid)).toBe(true);
    await kill(tracker.process);
    expect((await nextStart()).ids).toEqual([1]);
  });

  it('of the tracker while it makes the database the next start makes it anew', async () => {
    const child = launch();
    for (const until = Date.now() + 10_000; Date.now() < until; await sleep(5)) {
      if (readdirSync(folder).some((name) => name.includes('draft'))) break;
    }
    await sleep(150);
    await kill(child);
    expect(readdirSync(folder)).not.toContain('postgres');
    const running = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
    expect(running.adopted).toBe(false);
    await running.stop();
  });
});

it('Ctrl-C, which reaches the whole process group, leaves PostgreSQL to the tracker', async () => {
  const tracker = await runTracker();
  const gone = once(tracker.process, 'exit');
  process.kill(-(tracker.process.pid ?? 0), 'SIGINT');
  expect(await gone).toEqual([0, null]);
  expect(processFacts(tracker.serverPid)).toBeNull();
  expect(readdirSync(folder)).toEqual(['postgres']);
  expect((await nextStart()).ids).toEqual([1, 2]);
});
