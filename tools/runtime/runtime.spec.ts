import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import semver from 'semver';
import { isAtLeast, NODE_MIN, nodeTooOld } from './node-version.mjs';
import { cacheFolder, fetchNode, pinnedNode } from './fetch-node.mjs';

const here = path.join(process.cwd(), 'tools/runtime');
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'tracker-runtime-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('which Node is new enough', () => {
  it.each([
    ['18.20.4', 'refuses'],
    ['20.18.3', 'refuses'],
    ['20.19.0', 'fetches'],
    ['22.21.9', 'fetches'],
    ['22.22.0', 'runs'],
    ['24.0.0', 'runs'],
    ['26.1.0', 'runs'],
  ])('%s %s', (version, expected) => {
    const sentence = nodeTooOld(version);
    if (sentence) expect(sentence).toContain(`this is Node ${version}: install a newer one`);
    const does = sentence ? 'refuses' : isAtLeast(version, NODE_MIN) ? 'runs' : 'fetches';
    expect(does).toBe(expected);
  });

  it('is what package.json says, and each pinned one is', () => {
    const { engines } = read('package.json');
    expect(engines.node).toBe(`>=${NODE_MIN.join('.')}`);
    for (const { version } of Object.values<{ version: string }>(
      read(path.join(here, 'node-versions.json')),
    ))
      expect([version, semver.satisfies(version, engines.node)]).toEqual([version, true]);
  });

  it.each([
    ['linux-x64', true, 'linux-x64 with musl'],
    ['win32-x64', false, 'win32-x64'],
  ])('has a sentence where npm has none: %s', (platform, musl, named) => {
    expect(() => pinnedNode({ version: '20.20.2', platform, musl })).toThrow(
      `this is Node 20.20.2, and npm has none for ${named}: install Node 24`,
    );
  });

  it.each([
    [{ XDG_CACHE_HOME: '/var/cache' }, 'linux', '/var/cache/major-project-tracker/node'],
    [{}, 'linux', '/home/me/.cache/major-project-tracker/node'],
    [{}, 'darwin', '/home/me/Library/Caches/major-project-tracker/node'],
  ] as const)('is kept in the cache of the user: %j on %s', (env, platform, expected) => {
    expect(cacheFolder(env, { platform, home: '/home/me' })).toBe(expected);
  });
});

/** A local npm registry with one package, whose `node` program only prints a version. */
let registry: Server;
let integrity: string;
const asked: string[] = [];
const NAME = 'node-for-test';
beforeAll(async () => {
  const source = mkdtempSync(path.join(tmpdir(), 'tracker-registry-'));
  mkdirSync(path.join(source, 'bin'));
  writeFileSync(path.join(source, 'bin/node'), '#!/bin/sh\necho v24.99.0\n', { mode: 0o755 });
  writeFileSync(
    path.join(source, 'package.json'),
    JSON.stringify({ name: NAME, version: '24.99.0' }),
  );
  execFileSync('npm', ['pack', '--silent'], { cwd: source });
  const tarball = readFileSync(path.join(source, `${NAME}-24.99.0.tgz`));
  rmSync(source, { recursive: true });
  integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  registry = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.endsWith('.tgz')) return response.end(tarball);
    const dist = { tarball: `http://${request.headers.host}/${NAME}.tgz`, integrity };
    const version = { name: NAME, version: '24.99.0', dist };
    response.end(JSON.stringify({ name: NAME, versions: { '24.99.0': version } }));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
});
afterAll(() => registry.close());

describe('fetching a Node', () => {
  const said: string[] = [];
  const fetch = (changes: { integrity?: string; address?: string } = {}): Promise<string> => {
    const { port } = registry.address() as AddressInfo;
    return fetchNode({
      machine: { version: '20.20.2', platform: 'linux-x64', musl: false },
      node: { package: NAME, version: '24.99.0', integrity: changes.integrity ?? integrity },
      env: {
        ...process.env,
        XDG_CACHE_HOME: folder,
        npm_config_cache: path.join(folder, 'npm'),
        npm_config_registry: changes.address ?? `http://127.0.0.1:${port}`,
      },
      say: (line: string) => said.push(line),
    });
  };
  const kept = () => readdirSync(path.join(folder, 'major-project-tracker/node'));
  beforeEach(() => {
    asked.length = 0;
    said.length = 0;
  });

  it('asks the registry of the user once, says so in one line, and keeps what it got', async () => {
    const program = await fetch();
    expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toBe('v24.99.0\n');
    const requests = asked.length;
    expect(await fetch()).toBe(program);
    expect([requests > 0, asked.length - requests, kept()]).toEqual([true, 0, [`${NAME}-24.99.0`]]);
    expect(said).toEqual([
      'Node 22.22 or newer is needed and this is Node 20.20.2: fetching Node 24.99.0 from the npm registry, once.',
    ]);
  });

  it('keeps nothing of other contents than the pinned ones', async () => {
    const other = `sha512-${createHash('sha512').update('other').digest('base64')}`;
    await expect(fetch({ integrity: other })).rejects.toThrow(/\(EINTEGRITY\): install Node 24/);
    expect(kept()).toEqual([]);
  });

  it('has one sentence where no registry answers', async () => {
    await expect(fetch({ address: 'http://127.0.0.1:1' })).rejects.toThrow(
      /^[^\n]* could not be fetched from the npm registry \(ECONNREFUSED\): install Node 24[^\n]*$/,
    );
    expect(kept()).toEqual([]);
  });
});

describe('a program that runs on another Node', () => {
  const file = (name: string) => path.join(folder, name);
  const launched: ChildProcess[] = [];
  afterEach(() => {
    for (const child of launched.splice(0)) child.kill('SIGKILL');
  });

  /**
   * Starts a launcher that runs a child process; the child records its process id and the signal
   * that ended it.
   */
  const launch = async (childDoes: string): Promise<ChildProcess> => {
    writeFileSync(
      file('child.mjs'),
      `import { writeFileSync } from 'node:fs';
       import { endWithLauncher } from ${JSON.stringify(path.join(here, 'other-node.mjs'))};
       endWithLauncher();
       for (const signal of ['SIGINT', 'SIGTERM'])
         process.on(signal, () => { writeFileSync('asked', signal); process.exit(5); });
       ${childDoes}
       writeFileSync('running', String(process.pid));`,
    );
    writeFileSync(
      file('launcher.mjs'),
      `import { runOn } from ${JSON.stringify(path.join(here, 'other-node.mjs'))};
       await runOn(process.execPath, ['child.mjs']);`,
    );
    const child = spawn(process.execPath, ['launcher.mjs'], { cwd: folder, stdio: 'ignore' });
    launched.push(child);
    return child;
  };
  const appears = async (name: string): Promise<string> => {
    for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20))
      if (existsSync(file(name)) && readFileSync(file(name), 'utf8') !== '')
        return readFileSync(file(name), 'utf8');
    throw new Error(`no file ${name} appeared`);
  };
  const waits = 'setInterval(() => undefined, 1_000);';

  it('is asked to end when its launcher is killed at once', async () => {
    const launcher = await launch(waits);
    const pid = Number(await appears('running'));
    launcher.kill('SIGKILL');
    expect(await appears('asked')).toBe('SIGTERM');
    for (const until = Date.now() + 20_000; isAlive(pid) && Date.now() < until;) await sleep(20);
    expect(isAlive(pid)).toBe(false);
  });

  it('gets the signals of its launcher, which ends with its exit code', async () => {
    const launcher = await launch(waits);
    await appears('running');
    launcher.kill('SIGINT');
    expect(await once(launcher, 'close')).toEqual([5, null]);
    expect(await appears('asked')).toBe('SIGINT');
  });

  it.each([
    ['process.exit(7)', [7, null]],
    ['process.kill(process.pid, "SIGKILL")', [null, 'SIGKILL']],
    ['', [0, null]],
  ])('ends its launcher as it ends itself: %s', async (does, expected) => {
    expect(await once(await launch(does), 'close')).toEqual(expected);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
