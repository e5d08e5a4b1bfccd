import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../tools/build.mjs';

/** Nothing of a test run has to outlive its machine. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '256MB',
};

const IN_MEMORY = '/dev/shm';
/** A run makes some two hundred databases of 13 MB; a machine that has less than this to spare keeps them on its disk. */
const ROOM_BYTES_MIN = 8 * 2 ** 30;

/**
 * Brings up one real PostgreSQL for all test files of a run; each file then copies a template database. It is the
 * program's own, or the one that `TEST_POSTGRES_BINARIES` describes.
 */
export default async function startPostgres() {
  await ensureBuilt({ serverOnly: true, tolerateTypeErrors: true });
  const { startEmbeddedPostgres } = await import('../../dist/libs/platform/index.js');
  const place = placeOfRun();
  clearInterrupted(place);
  const home = mkdtempSync(join(place, `tracker-test-${process.pid}-`));
  // Run by root, PostgreSQL is another user, who must be able to pass.
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

/** Hundreds of databases are thousands of files each; memory takes them in a tenth of the time of a busy disk. */
function placeOfRun() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES_MIN ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** A run that was interrupted could not remove its folder, and in memory that is felt; its PostgreSQL ended with it. */
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
    // Somebody else's process is one, too.
    return error.code === 'EPERM';
  }
}
