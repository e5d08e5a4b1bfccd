import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../harness/api-client.js';
import { until } from '../harness/until.js';
import { freePort, type StandaloneProcess, startProcess } from '../harness/standalone-process.js';

const READY = 'stops it';
let dataDir: string;
let port: number;
const running: StandaloneProcess[] = [];
const start = (settings: Record<string, string> = {}) => {
  const tracker = startProcess({
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    ...settings,
  });
  running.push(tracker);
  return tracker;
};
const stop = async (tracker: StandaloneProcess) => {
  tracker.child.kill('SIGINT');
  return tracker.ended();
};
const serversOf = (folder: string): string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => /postgres/.test(line) && line.includes(folder));

/**
 * Lists the files in the data folder that other users of the machine could access. Leaves out the
 * folder of PostgreSQL, which PostgreSQL itself protects, and the lock file beside that folder,
 * which may be readable.
 */
const openToOthers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^postgres([/.]|$)/.test(name))
    .filter((name) => (lstatSync(join(folder, name)).mode & 0o077) !== 0);

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tracker-start-'));
  chmodSync(dataDir, 0o711); // As root, PostgreSQL runs as another user, who needs access to it
  port = await freePort();
});
afterEach(async () => {
  for (const tracker of running.splice(0)) {
    tracker.child.kill('SIGKILL');
    await tracker.ended();
  }
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/**
 * Kills the program's PostgreSQL with SIGKILL, as the kernel does when memory runs out, and waits
 * until the program works again.
 */
async function surviveKill(tracker: StandaloneProcess): Promise<void> {
  const get = async (path: string): Promise<number> => {
    await pause(50);
    return (await fetch(`http://127.0.0.1:${port}/${path}`)).status;
  };
  const said = () => tracker.output().split('is started again').length;
  const [before, pid] = [
    said(),
    Number(
      readFileSync(join(realpathSync(join(dataDir, 'postgres')), 'postmaster.pid'), 'utf8').split(
        '\n',
      )[0],
    ),
  ];
  process.kill(pid, 'SIGKILL');
  // While PostgreSQL is down, /healthz must answer 503, so that a process supervisor notices.
  // Within ten seconds everything must work again.
  await until('the program notices', () => Promise.resolve(said() > before), 10_000);
  const answers = new Set<number>();
  await until(
    'it serves again',
    async () => {
      answers.add(await get('healthz'));
      return answers.has(503) && (await get('healthz')) === 200 && (await get('readyz')) === 200;
    },
    10_000,
  ).catch((error: unknown) => {
    throw new Error(
      `${String(error)}, healthz answered ${[...answers].join()}\n${tracker.output()}`,
    );
  });
}

describe('one process from nothing to running', () => {
  it('prints address and first accounts once, keeps them for its owner’s eyes, and lets each account in', async () => {
    const tracker = start();
    await tracker.said(READY);
    expect(tracker.output()).toContain(`http://localhost:${port}`);
    const file = join(dataDir, 'first-accounts.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openToOthers(dataDir)).toEqual([]);
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as {
      email: string;
      password: string;
      role: string;
    }[];
    expect(new Set(accounts.map((account) => account.role))).toEqual(
      new Set([
        'officer',
        'manager',
        'leader',
        'auditor',
        'system-admin',
        'security-admin',
        'audit-admin',
      ]),
    );
    for (const { email, password } of accounts) {
      expect(tracker.output()).toContain(password);
      expect((await new ApiClient(`http://127.0.0.1:${port}`).signIn(email, password)).status).toBe(
        201,
      );
    }
    expect(await stop(tracker)).toBe(0);
    expect(serversOf(dataDir)).toEqual([]);
  });

  it('starts again on what is there, by a settings file, without telling passwords', async () => {
    const file = join(dataDir, 'tracker.config.json');
    writeFileSync(file, JSON.stringify({ DATA_DIR: dataDir, PORT: port, HOST: '127.0.0.1' }), {
      mode: 0o600,
    });
    const tracker = startProcess({ TRACKER_CONFIG: file });
    running.push(tracker);
    await tracker.said(READY);
    expect(tracker.output()).not.toContain('first accounts');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    for (let times = 0; times < 2; times += 1) await surviveKill(tracker);
    expect(await stop(tracker)).toBe(0);
  });

  it('has commands beside it, which do not know its port, write its address', async () => {
    const tracker = start();
    await tracker.said(READY);
    const command = async (...args: string[]): Promise<string> => {
      const ran = startProcess({ DATA_DIR: dataDir }, 'apps/cli/main.js', args);
      expect([await ran.ended(), ran.output()]).toEqual([0, expect.any(String)]);
      return ran.output();
    };
    expect(await command('password-link', 'officer.transport@tracker.example')).toContain(
      `http://localhost:${port}/password#`,
    );
    await command('scan');
    const mails = await Promise.all(
      readdirSync(join(dataDir, 'mail')).map((name) =>
        simpleParser(readFileSync(join(dataDir, 'mail', name))),
      ),
    );
    const links = mails.flatMap(({ text }) => text?.match(/http:\/\/localhost(?::\d+)?/g) ?? []);
    expect([links.length > 0, [...new Set(links)]]).toEqual([true, [`http://localhost:${port}`]]);
    expect(await stop(tracker)).toBe(0);
  }, 120_000);

  it('leaves no PostgreSQL behind when it is killed, and starts again', async () => {
    const killed = start();
    await killed.said(READY);
    expect(serversOf(dataDir).length).toBeGreaterThan(0);
    killed.child.kill('SIGKILL');
    await killed.ended();
    const until = Date.now() + 30_000;
    while (serversOf(dataDir).length > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(serversOf(dataDir)).toEqual([]);

    const again = start();
    await again.said(READY);
    expect(await stop(again)).toBe(0);
  });

  it('says in one sentence that the port is taken and how to choose another', async () => {
    const other: Server = createServer().listen(port, '127.0.0.1');
    try {
      const tracker = start();
      expect(await tracker.ended()).toBe(1);
      expect(tracker.output().trim()).toBe(
        `Port ${port} is taken by another program; stop that program, or choose another port: PORT=${port + 1} npm start`,
      );
    } finally {
      other.close();
    }
  });

  it('says in one sentence that the folder cannot be written', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    const tracker = start({ DATA_DIR: join(file, 'data') });
    expect(await tracker.ended()).toBe(1);
    expect(tracker.output().trim()).toMatch(
      /^The folder .* cannot be written \(ENOTDIR\); make it writable for this user, or set DATA_DIR to another folder\.$/,
    );
  });

  it('lists every setting that cannot be used, without showing passwords', async () => {
    const tracker = start({ PORT: 'many', SMTP_URL: 'http://user:geheim@mail', LOG_LEVEL: 'loud' });
    expect(await tracker.ended()).toBe(1);
    expect(tracker.output()).toMatch(
      /PORT must be .*SMTP_URL must look like .*LOG_LEVEL must be one of/s,
    );
    expect(tracker.output()).not.toContain('geheim');
  });

  it('says in one sentence that the outside database does not answer', async () => {
    const tracker = start({ DATABASE_URL: 'postgres://nobody:geheim@127.0.0.1:1/none' });
    expect(await tracker.ended()).toBe(1);
    expect(tracker.output().trim()).toMatch(
      /^The database behind DATABASE_URL does not answer .*; start it, or correct DATABASE_URL\.$/,
    );
    expect(tracker.output()).not.toContain('geheim');
  });
});
