import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './checkout.mjs';
import { Failure } from './failure.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { run } from './run.mjs';

/** Installs the dependencies when node_modules differs from package-lock.json. */
export async function ensureInstalled({ toStderr = false } = {}) {
  if (isInstalled(root)) return;
  refuseUnwritable();
  const say = (line) => (toStderr ? process.stderr : process.stdout).write(`${line}\n`);
  await oneAtATime(async () => {
    if (isInstalled(root)) return;
    say('Installing the dependencies; the first time this takes about a minute.');
    // The build needs the development dependencies, even when NODE_ENV is production.
    const code = await runNpm(
      ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
      toStderr,
    );
    if (code === null)
      throw new Failure(
        'The command "npm" was not found: install Node together with npm, and start again.',
      );
    if (code !== 0) {
      throw new Failure(
        'npm could not install the dependencies (its reason stands above): make sure that this machine reaches the npm registry ("npm ping" tells) and that the disk has 1 GB free, then start again.',
      );
    }
    writeStamp(root);
  }, say);
}

/** Checks whether node_modules in `folder` matches the lockfile for this platform. */
export function isInstalled(folder) {
  const installed = read(path.join(folder, 'node_modules/.package-lock.json'));
  if (installed === null) return false;
  if (read(stampFile(folder)) === stamp(folder, installed)) return true;
  if (
    !matchesLock(
      JSON.parse(read(path.join(folder, 'package-lock.json')) ?? '{}'),
      JSON.parse(installed),
    )
  )
    return false;
  try {
    writeStamp(folder);
  } catch {
    // Ignored: in a read-only checkout the result of the comparison cannot be stored, so the files
    // are compared again each time.
  }
  return true;
}

/** Checks whether npm's record of the installed packages (`installed`) matches a lockfile. */
export function matchesLock(lock, installed, system = process) {
  return Object.entries(lock.packages ?? {}).every(([folder, wanted]) => {
    if (folder === '' || wanted.link) return true;
    const there = installed.packages?.[folder];
    if (there) return there.version === wanted.version && there.integrity === wanted.integrity;
    // A missing package is accepted if it is for other platforms or an optional peer dependency,
    // because npm does not install such packages.
    return (
      Boolean(wanted.optional || wanted.devOptional || wanted.peer) && !isForThis(wanted, system)
    );
  });
}

function isForThis(wanted, system) {
  return (
    Boolean(wanted.os || wanted.cpu) &&
    allows(wanted.os, system.platform) &&
    allows(wanted.cpu, system.arch) &&
    !wanted.libc
  );
}

function allows(list, name) {
  return (
    !list ||
    (list.some((each) => each.startsWith('!')) ? !list.includes(`!${name}`) : list.includes(name))
  );
}

const stampFile = (folder) => path.join(folder, 'node_modules/.tracker-installed');

function writeStamp(folder) {
  writeFileSync(
    stampFile(folder),
    stamp(folder, read(path.join(folder, 'node_modules/.package-lock.json')) ?? ''),
  );
}

/**
 * Returns a fingerprint that changes with the lockfile, with any manual install or prune, and with
 * the platform when a checkout is copied to another machine.
 */
function stamp(folder, installed) {
  const parts = [
    process.platform,
    process.arch,
    read(path.join(folder, 'package-lock.json')) ?? '',
    installed,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function runNpm(args, toStderr) {
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.[cm]?js$/.test(npm) && existsSync(npm))
    return run(process.execPath, [npm, ...args], { toStderr });
  return run('npm', args, { toStderr });
}

function refuseUnwritable() {
  try {
    accessSync(root, constants.W_OK);
    if (existsSync(path.join(root, 'node_modules')))
      accessSync(path.join(root, 'node_modules'), constants.W_OK);
  } catch {
    throw new Failure(
      `The dependencies are not installed and this user may not write in ${root}: start once as the user whom the folder belongs to, or allow it.`,
    );
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
