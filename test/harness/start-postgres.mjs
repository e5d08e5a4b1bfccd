import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../tools/build.mjs';

/**
 * PostgreSQL settings that make writing faster but not safe against a crash, after which test data
 * are not needed anyway.
 */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '256MB',
};

const IN_MEMORY = '/dev/shm';
/**
 * Free memory in bytes that is required to keep the test databases in memory. A run creates about
 * two hundred databases of 13 MB; with less free memory they are kept on disk.
 */
const ROOM_BYTES_MIN = 8 * 2 ** 30;

/**
 * Starts one real PostgreSQL server for all test files of a run; each file then copies a template
 * database. Uses the program's own PostgreSQL, or the one that `TEST_POSTGRES_BINARIES` describes.
 */
export default async function startPostgres() {
  await ensureBuilt({ serverOnly: true, tolerateTypeErrors: true });
  const { startEmbeddedPostgres } = await import('../../dist/libs/embedded-postgres/index.js');
  const place = placeOfRun();
  clearInterrupted(place);
  const home = mkdtempSync(join(place, `tracker-test-${process.pid}-`));
  // When the tests run as root, PostgreSQL runs as another user, who needs access to this folder.
  chmodSync(home, 0o711);
  const other = process.env.TEST_POSTGRES_BINARIES;
  const postgres = await startEmbeddedPostgres({
    dataDir: join(home, 'postgres'),
    announce: false,
    settings: SETTINGS,
    ...(other ? { binaries: JSON.parse(other) } : {}),
  });
  process.env.TEST_POSTGRES_URL = postgres.superuserUrl;
  process.env.TEST_HOME = home;
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

/**
 * Chooses the folder of the test run: in memory if there is room, because creating hundreds of
 * databases with thousands of files each is ten times as fast there as on a busy disk.
 */
function placeOfRun() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES_MIN ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * Deletes the folders of interrupted test runs, which could not delete them themselves and would
 * fill the memory. Their PostgreSQL servers have ended already.
 */
function clearInterrupted(place) {
  for (const name of readdirSync(place)) {
    const pid = /^tracker-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(place, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that the process exists but belongs to another user.
    return error.code === 'EPERM';
  }
}
