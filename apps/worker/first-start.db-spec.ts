import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countOf } from '../../test/builders/alert-facts.js';
import { type PlanDates, testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { testHome } from '../../test/harness/server.js';
import { until } from '../../test/harness/until.js';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope, withPrivileges } from '#platform/database';
import { openLog } from '#platform/logging';
import { createWorker, type RunningWorker } from './create-worker.js';

describe.each<PlanDates>(['confirmed', 'derived'])(
  'a first start before the hour of the scan, without a mail server, with days of the plan that are %s',
  (planDates) => {
    let test: TestDatabase;
    let worker: RunningWorker;
    let dataDir: string;
    const clock = new FixedClock('2026-11-22T22:00:00Z');

    beforeAll(async () => {
      test = await testDatabase({ planDates });
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
      (await readdir(join(dataDir, 'mail')).catch(() => [])).filter((name) =>
        name.endsWith('.eml'),
      );

    const mailed = () =>
      test.database.read(withPrivileges(serviceScope('test'), 'mail'), (tx) =>
        tx.query<{ to: string; subject: string; text: string }[]>(
          'SELECT to_address AS "to", subject, text_body AS text FROM mail_outbox ORDER BY 1',
        ),
      );

    it('evaluates what the loaded plan shows, and wakes nobody before the hour', async () => {
      const promised = planDates === 'confirmed' ? await countOf(test.database, 'milestones') : 0;
      expect(await countOf(test.database, 'alerts')).toBe(promised);
      expect([await mails(), await countOf(test.database, 'mail_outbox')]).toEqual([[], 0]);
    });

    it('tells each manager of promised days, or the city’s once of those to be verified', async () => {
      const expected = planDates === 'confirmed' ? 2 : 1;
      clock.set('2026-11-23T00:30:00Z');
      await worker.sweep();
      await until('the mails lie in the folder', async () => (await mails()).length === expected);
      await worker.sweep();
      const sent = await mailed();
      expect(sent.length).toBe(expected);
      const setUp = sent.filter(({ text }) => text.includes('/plan-dates?passed=true'));
      expect(setUp.map(({ to, subject }) => [to, subject])).toEqual(
        planDates === 'confirmed'
          ? []
          : [['manager.city@tracker.example', '规划日期核实：104 个日期已过']],
      );
    });
  },
);
