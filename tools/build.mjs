import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './checkout.mjs';
import { Failure } from './failure.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { run } from './run.mjs';

const SERVER_FOLDERS = ['apps', 'libs', 'migrations'];
const BUILD_INFO = 'dist/build.tsbuildinfo';
const CLIENT_TYPES = 'apps/web/src/client/schema.d.ts';

/**
 * Builds what is out of date: the server into dist/, then the API types of the web app's client,
 * and the web app into dist/web. With `tolerateTypeErrors` the server also counts as built when the
 * compiler reports type errors; tests use this, because types are checked separately.
 */
export async function ensureBuilt({
  serverOnly = false,
  toStderr = false,
  tolerateTypeErrors = false,
} = {}) {
  const say = (line) => (toStderr ? process.stderr : process.stdout).write(`${line}\n`);
  await buildParts(serverOnly ? [server] : [server, clientTypes, web], {
    say,
    toStderr,
    tolerateTypeErrors,
  });
}

/**
 * Generates only the API types of the web app's client, because checking types needs nothing else.
 */
export function ensureClientTypes() {
  return buildParts([clientTypes], { say: (line) => process.stdout.write(`${line}\n`) });
}

async function buildParts(parts, { say, toStderr = false, tolerateTypeErrors = false }) {
  if (parts.every((part) => isFresh(part))) return;
  await oneAtATime(async () => {
    for (const part of parts) {
      if (isFresh(part)) continue;
      rmSync(stampFile(part), { force: true });
      // The fingerprint is computed before the build. If a file is edited during the build, the
      // next fingerprint differs, so that the part is built again.
      const stamp = stampOf(part);
      if (await part.build({ say, toStderr, tolerateTypeErrors }))
        writeFileSync(stampFile(part), stamp);
    }
  }, say);
}

const server = {
  name: 'server',
  inputs: () => [
    ...serverSources(),
    ...present([
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'tools/compile.mjs',
    ]),
  ],
  outputs: () => serverSources().map(outputOf),
  async build({ say, toStderr, tolerateTypeErrors }) {
    removeOrphans();
    // Deletes the compiler's incremental state when an output file is missing, because the compiler
    // would otherwise not write that file again.
    if (!this.outputs().every(exists)) rmSync(path.join(root, BUILD_INFO), { force: true });
    return timed('server', say, async () => {
      const code = await run(process.execPath, ['tools/compile.mjs', 'tsconfig.build.json'], {
        toStderr,
      });
      if (code === 0) return true;
      if (tolerateTypeErrors && this.outputs().every(exists)) return false;
      throw new Failure(
        "The server does not compile (the compiler's reasons stand above): mend the sources, or take a clean copy of the release.",
      );
    });
  },
};

const clientTypes = {
  name: 'client-types',
  inputs: () => present(['docs/openapi.json', 'package-lock.json']),
  outputs: () => [CLIENT_TYPES],
  build: ({ say }) => timed('client types', say, writeClientTypes),
};

const web = {
  name: 'web',
  inputs: () => [
    ...filesUnder('apps/web').filter((file) => file !== CLIENT_TYPES && !isTest(file)),
    ...present(['docs/openapi.json', 'package.json', 'package-lock.json']),
  ],
  outputs: () => ['dist/web/index.html'],
  build({ say, toStderr }) {
    return timed('web app', say, async () => {
      const code = await run(
        process.execPath,
        [
          'node_modules/vite/bin/vite.js',
          'build',
          'apps/web',
          '--outDir',
          path.join(root, 'dist/web'),
          '--emptyOutDir',
          '--logLevel',
          'warn',
        ],
        { toStderr, env: { NODE_ENV: 'production' } },
      );
      if (code !== 0)
        throw new Failure(
          'The web app does not build (the reasons stand above): mend the sources, or take a clean copy of the release.',
        );
      return true;
    });
  },
};

async function writeClientTypes() {
  const { default: typesOf, astToString } = await import('openapi-typescript');
  const types = astToString(await typesOf(pathToFileURL(path.join(root, 'docs/openapi.json'))));
  mkdirSync(path.dirname(path.join(root, CLIENT_TYPES)), { recursive: true });
  writeFileSync(path.join(root, CLIENT_TYPES), types);
  return true;
}

async function timed(what, say, work) {
  const since = Date.now();
  const result = await work();
  say(`${what}: ${((Date.now() - since) / 1_000).toFixed(1)} s`);
  return result;
}

const isTest = (file) => /\.(db-|e2e-|browser-)?spec\.tsx?$/.test(file);
const exists = (file) => existsSync(path.join(root, file));
const present = (files) => files.filter(exists);
const outputOf = (source) => path.join('dist', source.replace(/ts$/, 'js'));
const stampFile = (part) => path.join(root, 'dist', `${part.name}.stamp`);

function serverSources() {
  return SERVER_FOLDERS.flatMap((folder) => filesUnder(folder)).filter(
    (file) => /(?<!\.d)\.ts$/.test(file) && !isTest(file) && !file.startsWith('apps/web/'),
  );
}

/** Deletes files in dist whose source file was renamed or deleted. */
function removeOrphans() {
  const wanted = new Set(serverSources().map(outputOf));
  for (const folder of SERVER_FOLDERS) {
    for (const file of filesUnder(path.join('dist', folder))) {
      if (!wanted.has(file.replace(/\.map$/, ''))) rmSync(path.join(root, file));
    }
  }
}

function isFresh(part) {
  return (
    exists(path.relative(root, stampFile(part))) &&
    readFileSync(stampFile(part), 'utf8') === stampOf(part) &&
    part.outputs().every(exists)
  );
}

/**
 * Returns a fingerprint of the input files of a build part. The fingerprint changes with the name
 * or the content of any of these files.
 */
function stampOf(part) {
  const hash = createHash('sha256');
  for (const file of part.inputs().sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Lists the paths of all files below a folder, relative to the checkout. */
function filesUnder(folder) {
  if (!exists(folder)) return [];
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const { onRightNode } = await import('./right-node.mjs');
  await onRightNode(async () => {
    const { ensureInstalled } = await import('./install.mjs');
    await ensureInstalled();
    await ensureBuilt({ serverOnly: process.argv.includes('--server-only') });
  });
}
