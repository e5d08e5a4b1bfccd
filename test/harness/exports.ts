import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#platform/database';
import { Exports, SPOOL_LIMITS } from '#platform/export';
import { testHome } from './server.js';

/** Creates an export service that reads through the connections of a test's database. */
export const exportsOver = (database: Database): Exports =>
  new Exports(() => Promise.resolve(database), {
    folder: mkdtempSync(join(testHome(), 'spool-')),
    ...SPOOL_LIMITS,
  });
