import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countOf } from '../../test/builders/alert-facts.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { testHome } from '../../test/harness/server.js';
import { until } from '../../test/harness/until.js';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { openLog } from '#platform/logging';
import { createWorker, type RunningWorker } from './create-worker.js';

describe('a first start before the hour of the scan, without a mail server', () => {
  let test: TestDatabase;
  let worker: RunningWorker;
  let dataDir: string;
  const clock = new FixedClock('2026-11-22T22:00:00Z');

  beforeAll(async () => {
    test = await testDatabase();
    dataDir = await mkdtemp(join(testHome(), 'data-'));
    const settings = readSettings({
      DATABASE_URL: test.appUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    });
    worker = await createWorker({
      settings,
      clock,
      log: openLog('silent', 'test'),
      sweepEveryMs: 3_600_000,
    });
  });
  afterAll(async () => {
    await worker.close();
    await test.close();
  });
  const mails = async () =>
    (await readdir(join(dataDir, 'mail')).catch(() => [])).filter((name) => name.endsWith('.eml'));

  it('evaluates what the loaded plan shows, and wakes nobody before the hour', async () => {
    expect(await countOf(test.database, 'alerts')).toBe(await countOf(test.database, 'milestones'));
    expect([await mails(), await countOf(test.database, 'mail_outbox')]).toEqual([[], 0]);
  });

  it('tells each manager at the hour, in one mail', async () => {
    clock.set('2026-11-23T00:30:00Z');
    await worker.sweep();
    await until('two mails lie in the folder', async () => (await mails()).length === 2);
    await worker.sweep();
    expect(await countOf(test.database, 'mail_outbox')).toBe(2);
  });
});
