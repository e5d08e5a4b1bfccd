import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openLog } from '#platform/logging';
import { readSettings } from '#platform/config';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { testHome } from '../../test/harness/server.js';
import { createWorker, type RunningWorker } from './create-worker.js';

describe('the worker, where uploads ended before they were complete', () => {
  let test: TestDatabase;
  let worker: RunningWorker | undefined;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(async () => {
    await worker?.close();
    await test?.close();
  });

  it('removes what is left of them after a day, and no file of an upload in progress', async () => {
    const DATA_DIR = await mkdtemp(join(testHome(), 'data-'));
    const incoming = join(DATA_DIR, 'files', 'incoming');
    await mkdir(incoming, { recursive: true });
    for (const [name, ageHours] of [
      ['abandoned', 25],
      ['in-progress', 23],
    ] as const) {
      const at = new Date(Date.now() - ageHours * 3_600_000);
      await writeFile(join(incoming, name), name);
      await utimes(join(incoming, name), at, at);
    }
    const settings = readSettings({ DATABASE_URL: test.appUrl, DATA_DIR, LOG_LEVEL: 'silent' });
    worker = await createWorker({
      settings,
      log: openLog('silent', 'test'),
      sweepEveryMs: 3_600_000,
    });
    expect(await readdir(incoming)).toEqual(['in-progress']);
  });
});
