import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../tools/build.mjs';

/** Brings up one real PostgreSQL for all test files of a run; each file then copies a template database. */
export default async function startPostgres() {
  await ensureBuilt({ serverOnly: true, tolerateTypeErrors: true });
  const { startEmbeddedPostgres } = await import('../../dist/libs/platform/index.js');
  const home = mkdtempSync(join(tmpdir(), 'tracker-test-'));
  // Run by root, PostgreSQL is another user, who must be able to pass.
  chmodSync(home, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), announce: false, settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200' } });
  process.env.TEST_POSTGRES_URL = postgres.superuserUrl;
  process.env.TEST_HOME = home;
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
