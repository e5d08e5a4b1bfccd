import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';

/**
 * Folder of a checkout that has the real launchers but a program of only a few lines, so that
 * building it takes a moment.
 */
let checkout: string;

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(checkout, file)), { recursive: true });
  writeFileSync(path.join(checkout, file), text);
};

beforeAll(() => {
  checkout = mkdtempSync(path.join(realpathSync(tmpdir()), 'tracker-checkout-'));
  for (const file of ['tools', 'package.json', 'package-lock.json', '.npmrc'])
    cpSync(path.join(projectRoot, file), path.join(checkout, file), { recursive: true });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(checkout, 'node_modules'));
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    rootDir: '.',
    outDir: 'dist',
    incremental: true,
    tsBuildInfoFile: 'dist/build.tsbuildinfo',
    types: ['node'],
    skipLibCheck: true,
  };
  write(
    'tsconfig.build.json',
    JSON.stringify({ compilerOptions, include: ['apps', 'libs'], exclude: ['apps/web'] }),
  );
  write('apps/cli/main.ts', 'console.log(JSON.stringify(process.argv.slice(2)));');
  write('libs/values/money.ts', 'export const fen = 1n;');
  write('apps/web/index.html', '<!doctype html><p>web</p>');
  write(
    'docs/openapi.json',
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
      paths: { '/api/me': { get: { responses: { 200: { description: 'ok' } } } } },
    }),
  );
  write(
    'apps/standalone/main.ts',
    `import { writeFileSync } from 'node:fs';
     process.on('SIGTERM', () => { writeFileSync('closed', ''); process.exit(0); });
     setInterval(() => undefined, 1_000);
     console.log('running', process.pid);`,
  );
});

afterAll(() => rmSync(checkout, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function launch(
  program: string,
  args: string[],
): { child: ChildProcess; said: Ended; ended: Promise<Ended> } {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS|npm_)/.test(name)),
  );
  const child = spawn(program, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve(Object.assign(said, { code }))),
  );
  return { child, said, ended };
}

const tracker = (...args: string[]): Promise<Ended> =>
  launch(process.execPath, ['tools/tracker.mjs', ...args]).ended;

describe('the command line from a bare checkout', () => {
  it('builds first, and keeps stdout for the command', async () => {
    const first = await tracker('scan', '--json');
    expect(first).toEqual({
      code: 0,
      stdout: '["scan","--json"]\n',
      stderr: expect.stringMatching(/^server: \d+\.\d s\n$/),
    });
    expect(await tracker('scan')).toEqual({ code: 0, stdout: '["scan"]\n', stderr: '' });
  });

  it('builds again what changed, what was lost, and removes what was deleted', async () => {
    rmSync(path.join(checkout, 'libs/values/money.ts'));
    write('apps/cli/main.ts', 'console.log("new");');
    expect(await tracker()).toMatchObject({ stdout: 'new\n' });
    expect(existsSync(path.join(checkout, 'dist/libs/values/money.js'))).toBe(false);
    rmSync(path.join(checkout, 'dist/apps/cli/main.js'));
    expect(await tracker()).toMatchObject({ code: 0, stdout: 'new\n' });
  });

  it('says that the sources are broken, every time until they are mended', async () => {
    write('apps/cli/main.ts', 'const amount: bigint = "1"; console.log(amount);');
    for (const again of [1, 2]) {
      const { code, stderr } = await tracker(String(again));
      expect(code).toBe(1);
      expect(stderr).toMatch(/TS2322[^]*The server does not compile .*: mend the sources/);
    }
    write('apps/cli/main.ts', 'console.log("mended");');
    expect(await tracker()).toMatchObject({ code: 0, stdout: 'mended\n' });
  });
});

describe('npm start', () => {
  it('builds the server, the client and the web app, and closes in order when npm is killed', async () => {
    const { child, said } = launch('npm', ['start']);
    for (
      const until = Date.now() + 40_000;
      Date.now() < until && !said.stdout.includes('running');
      await sleep(50)
    )
      if (child.exitCode !== null) break;
    expect(said.stdout).toMatch(/web app: [^]*running \d+/);
    expect(readFileSync(path.join(checkout, 'apps/web/src/client/schema.d.ts'), 'utf8')).toContain(
      '"/api/me"',
    );
    expect(readFileSync(path.join(checkout, 'dist/web/index.html'), 'utf8')).toContain('web');
    child.kill('SIGKILL');
    for (
      const until = Date.now() + 10_000;
      Date.now() < until && !existsSync(path.join(checkout, 'closed'));
      await sleep(50)
    );
    expect(existsSync(path.join(checkout, 'closed'))).toBe(true);
  });
});
