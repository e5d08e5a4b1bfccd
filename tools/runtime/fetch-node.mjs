import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { root } from '../checkout.mjs';
import { endBySignal, ended } from '../children.mjs';
import { Failure } from '../failure.mjs';
import { NODE_MIN } from './node-version.mjs';

/**
 * Package, version and integrity hash of the Node program that is fetched from npm when the
 * installed Node is too old, by platform.
 */
const PINNED = JSON.parse(readFileSync(new URL('./node-versions.json', import.meta.url), 'utf8'));

/**
 * npm options that limit the number of retries. Without them npm would retry for more than a minute
 * when there is no network.
 */
const RETRIES = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=120000'];

/** Writes a line to stderr, because stdout belongs to the program that is started. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Returns the properties of this machine that decide which Node fits. */
export const thisMachine = () => ({
  version: process.versions.node,
  platform: `${process.platform}-${process.arch}`,
  // Whether this system uses the C library musl, as Alpine does. The Node programs on npm for Linux
  // need glibc and do not run on musl.
  musl: process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime,
});

/**
 * Chooses the pinned Node for a machine.
 * @throws Failure with instructions when npm has no Node for that machine.
 */
export function pinnedNode({ version, platform, musl }, pinned = PINNED) {
  const node = musl ? undefined : pinned[platform];
  if (node) return node;
  throw new Failure(
    `Node ${NODE_MIN.join('.')} or newer is needed, this is Node ${version}, and npm has none for ${platform}${musl ? ' with musl' : ''}: install Node 24, for instance from https://nodejs.org, and start again.`,
  );
}

/**
 * Returns the folder for fetched Nodes. It is in the user's cache folder, so that all checkouts of
 * a user share the fetched Nodes. It is not in node_modules, because `npm ci`, which itself runs on
 * the fetched Node, empties that folder.
 */
export function cacheFolder(
  env = process.env,
  { platform = process.platform, home = homedir() } = {},
) {
  const base =
    env.XDG_CACHE_HOME ||
    (platform === 'darwin' ? path.join(home, 'Library/Caches') : path.join(home, '.cache'));
  return path.join(base, 'major-project-tracker', 'node');
}

/**
 * Finds the pinned Node in the cache. Otherwise fetches it once with the user's npm, which verifies
 * the pinned integrity hash before it unpacks the package.
 * @returns path of the Node program.
 * @throws Failure with one sentence when Node is not cached and cannot be fetched.
 */
export async function fetchNode({
  machine = thisMachine(),
  node = pinnedNode(machine),
  env = process.env,
  say,
}) {
  const folder = cacheFolder(env);
  const home = path.join(folder, `${node.package}-${node.version}`);
  const program = path.join(home, 'bin', 'node');
  if (existsSync(program)) return program;
  const staging = stagingIn(folder, machine.version);
  say(
    `Node ${NODE_MIN.join('.')} or newer is needed and this is Node ${machine.version}: fetching Node ${node.version} from the npm registry, once.`,
  );
  try {
    const reason = await installInto(staging, node, env);
    if (reason !== null) throw lacking(machine.version, node.version, reason);
    const unpacked = path.join(staging, 'node_modules', node.package);
    // Deletes headers and manual pages, a third of the package, because running programs does not
    // need them.
    for (const each of ['include', 'share'])
      rmSync(path.join(unpacked, each), { recursive: true, force: true });
    moveTo(home, unpacked);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return program;
}

const lacking = (own, wanted, reason) =>
  new Failure(
    `Node ${NODE_MIN.join('.')} or newer is needed, this is Node ${own}, and Node ${wanted} could not be fetched from the npm registry (${reason}): install Node 24, for instance from https://nodejs.org, or make sure that this machine reaches the registry ("npm ping" tells), and start again.`,
  );

function stagingIn(folder, own) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return mkdtempSync(path.join(folder, 'fetching-'));
  } catch (error) {
    throw new Failure(
      `Node ${NODE_MIN.join('.')} or newer is needed, this is Node ${own}, and a newer one cannot be kept in ${folder} (${error.code}): make that folder writable, set XDG_CACHE_HOME to another one, or install Node 24, for instance from https://nodejs.org.`,
    );
  }
}

/**
 * Moves the unpacked Node to its place in the cache. If another process has put the same Node there
 * in the meantime, the existing one is kept.
 */
function moveTo(home, unpacked) {
  try {
    renameSync(unpacked, home);
  } catch (error) {
    if (!existsSync(path.join(home, 'bin', 'node'))) throw error;
  }
}

/**
 * Installs a package from a lockfile that is created here, so that npm itself verifies the pinned
 * integrity hash.
 * @returns null on success, otherwise npm's error code.
 */
async function installInto(staging, { package: name, version, integrity }, env) {
  const itself = { name: 'runtime', version: '1.0.0', dependencies: { [name]: version } };
  const packages = { '': itself, [`node_modules/${name}`]: { version, integrity } };
  const write = (file, content) =>
    writeFileSync(path.join(staging, file), `${JSON.stringify(content)}\n`);
  write('package.json', { ...itself, private: true });
  write('package-lock.json', { ...itself, lockfileVersion: 3, requires: true, packages });
  // Copies the checkout's npm configuration, so that its settings, such as a registry, apply here
  // too.
  const configuration = path.join(root, '.npmrc');
  if (existsSync(configuration)) copyFileSync(configuration, path.join(staging, '.npmrc'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(
    npm,
    ['ci', '--prefix', staging, '--ignore-scripts', '--no-audit', '--no-fund', ...RETRIES],
    { cwd: staging, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => (output += piece.toString()));
  const { code, error, received } = await ended(child);
  if (received) return endBySignal(received);
  if (error) return 'the command "npm" was not found';
  if (code === 0) return null;
  return /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1] ?? `npm ended with code ${code}`;
}
