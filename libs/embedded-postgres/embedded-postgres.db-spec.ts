import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  findRunningPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type RunningPostgres,
} from './index.js';
import { inStore } from './store.js';

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
let folder: string;
let dataDir: string;
let started: RunningPostgres[];

beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'tracker-postgres-'));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'data', 'postgres');
  started = [];
});

afterEach(async () => {
  for (const each of started) await each.stop();
  const cluster = existsSync(dataDir) ? realpathSync(dataDir) : dataDir;
  if (inStore(cluster)) rmSync(path.dirname(cluster), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
});

async function start(o: Partial<EmbeddedPostgresOptions> = {}): Promise<RunningPostgres> {
  const running = await startEmbeddedPostgres({ dataDir, settings, ...o });
  started.push(running);
  return running;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('the first start', () => {
  it('makes a database that orders Chinese by pinyin and listens on this machine alone', async () => {
    const running = await start();
    expect(running.adopted).toBe(false);
    expect(running.superuserUrl).toBe(running.urlFor('postgres'));
    expect(
      await ask(
        running.superuserUrl,
        `SELECT string_agg(word, '' ORDER BY word) AS answer FROM unnest('{湖,杭,北,上,浙}'::text[]) AS word`,
      ),
    ).toBe('北杭湖上浙');
    expect(
      await ask(
        running.superuserUrl,
        `SELECT current_setting('listen_addresses') || current_setting('unix_socket_directories') AS answer`,
      ),
    ).toBe('127.0.0.1');
    await expect(
      ask(running.superuserUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1'),
    ).rejects.toThrow(/password/);
  });

  it('is found by other programs of the same user while it runs, and not afterwards', async () => {
    expect(await findRunningPostgres(dataDir)).toBeNull();
    const running = await start();
    expect(statSync(`${dataDir}.connection.json`).mode & 0o777).toBe(0o600);
    expect((await findRunningPostgres(dataDir))?.superuserUrl).toBe(running.superuserUrl);
    await running.stop();
    expect(await findRunningPostgres(dataDir)).toBeNull();
    expect(readdirSync(path.dirname(dataDir))).toEqual(['postgres']);
  });

  it('is not found when it was not to be announced', async () => {
    await start({ announce: false });
    expect(await findRunningPostgres(dataDir)).toBeNull();
  });

  it('works below a folder that is closed to other users', async () => {
    chmodSync(folder, 0o700);
    const first = await start();
    await ask(first.superuserUrl, 'CREATE TABLE kept ()');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(true);
    expect(await ask(second.superuserUrl, 'SELECT count(*)::int AS answer FROM kept')).toBe(0);
    expect(inStore(realpathSync(dataDir))).toBe(isRoot);
  });

  it('clears away what an interrupted first start left', async () => {
    mkdirSync(`${dataDir}.draft-1/cluster`, { recursive: true });
    writeFileSync(`${dataDir}.draft-1/cluster/PG_VERSION`, '18\n');
    expect((await start()).adopted).toBe(false);
    expect(readdirSync(path.dirname(dataDir)).filter((name) => name.includes('draft'))).toEqual([]);
  });
});

describe('a later start', () => {
  it('finds the rows of the first one, with the same password', async () => {
    const first = await start();
    await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await first.stop();
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(true);
    expect(await ask(second.superuserUrl, 'SELECT answer FROM kept')).toBe(7);
  });

  it('is not held up by a process that happens to bear the number of the old server', async () => {
    await (await start()).stop();
    const { uid, gid } = statSync(dataDir);
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore', ...(isRoot ? { uid, gid } : {}) });
    try {
      writeFileSync(
        path.join(dataDir, 'postmaster.pid'),
        `${bystander.pid}\n${dataDir}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
      );
      const running = await start();
      expect(await ask(running.superuserUrl, 'SELECT 1 AS answer')).toBe(1);
      expect(bystander.exitCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });
});

describe('a copy of the data folder beside the original', () => {
  const original = () => path.dirname(dataDir);
  const copyOf = async (options: { running: boolean }) => {
    const running = await start();
    await ask(running.superuserUrl, "CREATE TABLE whose AS SELECT 'original' AS answer");
    if (!options.running) await running.stop();
    const copy = path.join(folder, 'copy');
    execFileSync('cp', ['-a', original(), copy]);
    return { running, copied: path.join(copy, 'postgres') };
  };

  it('that was made while the original ran is refused, and no command finds the original by it', async () => {
    const { running, copied } = await copyOf({ running: true });
    await expect(startEmbeddedPostgres({ dataDir: copied, settings })).rejects.toMatchObject({
      reason: 'in-use',
      message: expect.stringMatching(
        /copy\/postgres is a copy that was made while its tracker/,
      ) as unknown,
    });
    expect(await findRunningPostgres(copied)).toBeNull();
    expect((await findRunningPostgres(dataDir))?.superuserUrl).toBe(running.superuserUrl);
  });

  it('that was made while the original ran has a database of its own once that one stopped, and says what it may be', async () => {
    const { running, copied } = await copyOf({ running: true });
    await running.stop();
    // The copied lock file contains the id of this test's process, which is still running. The
    // start time in the file is changed, so that the lock seems to belong to a process that has
    // ended.
    const lock = `${copied}.lock`;
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/("startedAt":)"[^"]*"/, '$1"gone"'));
    const said: string[] = [];
    const second = await start({ dataDir: copied, log: (line) => said.push(line) });
    expect(said).toContainEqual(expect.stringContaining('copy/postgres is a copy that was made'));
    await ask(second.superuserUrl, "UPDATE whose SET answer = 'copy'");
    expect((await findRunningPostgres(dataDir))?.superuserUrl).toBeUndefined();
    const first = await start();
    expect(await ask(first.superuserUrl, 'SELECT answer FROM whose')).toBe('original');
    expect((await findRunningPostgres(copied))?.superuserUrl).toBe(second.superuserUrl);
    expect((await findRunningPostgres(dataDir))?.superuserUrl).toBe(first.superuserUrl);
  });

  it('that was made while the original stood still has a database of its own', async () => {
    const { copied } = await copyOf({ running: false });
    const first = await start();
    const second = await start({ dataDir: copied });
    await ask(second.superuserUrl, "UPDATE whose SET answer = 'copy'");
    expect(await ask(first.superuserUrl, 'SELECT answer FROM whose')).toBe('original');
    expect((await findRunningPostgres(copied))?.superuserUrl).toBe(second.superuserUrl);
  });

  it('that leads to the original by a link is refused, running or not', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    mkdirSync(path.dirname(dataDir), { recursive: true });
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, dataDir);
    const running = await start();
    const copy = path.join(folder, 'copy');
    execFileSync('cp', ['-a', original(), copy]);
    const copied = path.join(copy, 'postgres');
    const isCopy = problem('in-use', /is a copy of .* and leads to the same database/);
    await expect(findRunningPostgres(copied)).rejects.toEqual(isCopy);
    await running.stop();
    await expect(start({ dataDir: copied })).rejects.toEqual(isCopy);
    // A data folder that was moved, so that the original no longer exists, is not a copy and is
    // accepted.
    renameSync(original(), path.join(folder, 'moved'));
    expect((await start({ dataDir: path.join(folder, 'moved', 'postgres') })).adopted).toBe(true);
  });
});

const problem = (reason: string, message: RegExp) =>
  expect.objectContaining({ reason, message: expect.stringMatching(message) });

describe('a start that cannot be', () => {
  it('names the tracker that is running already', async () => {
    await start();
    await expect(start()).rejects.toEqual(problem('in-use', /stop it first, or set DATA_DIR/));
  });

  it('says that the folder cannot be written', async () => {
    // Root may write to every folder, except in file systems that allow no writing, such as /proc.
    // A folder in /proc is therefore used when the test runs as root.
    const closed = isRoot ? '/proc/tracker' : path.join(folder, 'closed');
    if (!isRoot) mkdirSync(closed, { mode: 0o555 });
    await expect(start({ dataDir: path.join(closed, 'postgres') })).rejects.toEqual(
      problem('unwritable', /may not write there: allow it, or set DATA_DIR/),
    );
  });

  it('says that a file is in the way', async () => {
    writeFileSync(path.join(folder, 'data'), '');
    await expect(start()).rejects.toEqual(
      problem('unwritable', /a file stands where a folder is needed/),
    );
  });

  it('does not touch a folder that holds something else', async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path.join(dataDir, 'letter.txt'), 'dear');
    await expect(start()).rejects.toEqual(
      problem('not-a-cluster', /holds files but no PostgreSQL database/),
    );
    expect(readFileSync(path.join(dataDir, 'letter.txt'), 'utf8')).toBe('dear');
  });

  it('says which version the database is of', async () => {
    await (await start()).stop();
    writeFileSync(path.join(dataDir, 'PG_VERSION'), '19\n');
    await expect(start()).rejects.toEqual(
      problem('other-version', /is of PostgreSQL 19 and this program brings PostgreSQL 18/),
    );
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it('repeats what PostgreSQL gave as the reason', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toEqual(
      problem('not-started', /shared_buffers/),
    );
  });
});
