import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '../../test/builders/actors.js';
import { alertsOf, countOf } from '../../test/builders/alert-facts.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { mailSink, type MailSink } from '../../test/harness/mail-sink.js';
import { QUEUE_PLACES, type QueuePlace } from '../../test/harness/queue-backends.js';
import { asSuperuser, testHome } from '../../test/harness/server.js';
import { until } from '../../test/harness/until.js';
import { DAILY_SCAN, evaluateAlertsJob } from '#alerts';
import { FixedClock } from '#platform/clock';
import { readSettings, type Settings } from '#platform/config';
import { serviceScope } from '#platform/database';
import { openLog } from '#platform/logging';
import { openQueueBackend, Queues } from '#platform/queue';
import { month } from '#values';
import { createWorker, type RunningWorker } from './create-worker.js';

const log = openLog('silent', 'test');
const scope = serviceScope('test');
const NEVER_MS = 3_600_000;

describe.each(QUEUE_PLACES)(
  'the worker, with its queue on %s and a real mail server',
  (_, open) => {
    let test: TestDatabase;
    let place: QueuePlace;
    let sink: MailSink;
    let settings: Settings;
    let clock: FixedClock;
    let queues: Queues;
    let worker: RunningWorker;
    let overdue: number;

    beforeAll(async () => {
      test = await testDatabase();
      place = await open(test);
      sink = await mailSink();
      settings = readSettings({
        ...place.settings,
        DATA_DIR: await mkdtemp(join(testHome(), 'data-')),
        SMTP_URL: sink.url,
        ALERT_MAILS_A_DAY: '1000',
        PUBLIC_URL: 'https://tracker.city.example',
        LOG_LEVEL: 'silent',
      });
      clock = new FixedClock('2026-11-23T00:20:00Z');
      queues = new Queues(openQueueBackend(settings, { workers: 0, log }), log);
      overdue = await countOf(test.database, 'milestones');
      // Removes the change events that loading the plan has created. Otherwise their evaluation,
      // and not the daily one under test, could find the alerts.
      await asSuperuser(test.name, (client) => client.query('DELETE FROM project_changes'));
      // Deactivates the auditors, who would get mails about checkpoints, so that every mail in this
      // test is about alerts.
      await asSuperuser(test.name, (client) =>
        client.query(
          "UPDATE people SET active = false WHERE id IN (SELECT person_id FROM memberships WHERE role = 'auditor')",
        ),
      );
    });
    afterAll(async () => {
      await worker?.close();
      await queues.close();
      await sink.close();
      await place.close();
      await test.close();
    });
    const start = async () => {
      worker = await createWorker({ settings, clock, log, sweepEveryMs: NEVER_MS });
    };
    const nothingPending = () =>
      until('no mail is pending', async () =>
        test.database.read(
          scope,
          async (tx) =>
            (await tx.query<object[]>("SELECT 1 FROM mail_outbox WHERE state = 'pending'"))
              .length === 0,
        ),
      );

    it('waits for the hour of the scan', async () => {
      await start();
      expect(await countOf(test.database, 'alerts')).toBe(0);
    });

    it('finds everything that is overdue in the real plan at its first scan, and mails each manager once', async () => {
      clock.set('2026-11-23T00:30:00Z');
      await worker.sweep();
      await until('both managers have their mail', () =>
        Promise.resolve(sink.taken().length === 2),
      );
      expect(
        sink
          .taken()
          .map((mail) => mail.to)
          .sort(),
      ).toEqual(['manager.development@tracker.example', 'manager.transport@tracker.example']);
      const told = sink
        .taken()
        .map((mail) => (mail.parsed.text ?? '').match(/\[红色\] 节点“/g)?.length ?? 0);
      expect(told.reduce((sum, count) => sum + count, 0)).toBe(overdue);
      expect(overdue).toBeGreaterThan(50);
      expect(await countOf(test.database, 'project_changes')).toBe(0);
    });

    it('says nothing again when it sweeps, restarts or runs twice', async () => {
      await worker.sweep();
      await worker.close();
      const other = await createWorker({ settings, clock, log, sweepEveryMs: NEVER_MS });
      await start();
      await Promise.all([other.sweep(), worker.sweep()]);
      await other.close();
      await nothingPending();
      expect(sink.offered).toHaveLength(2);
    });

    it('turns a posting above the total into a mail, by its job alone', async () => {
      const project = await flagship(test.database, 9);
      await enter(test.database, clock, anActor('officer'), {
        projectId: project,
        posting: {
          series: 'paid',
          month: month('2026-10'),
          amountFen: 700_000_000_000n,
          fundingSource: 'municipal',
        },
      });
      expect(await queues.enqueue(evaluateAlertsJob, {})).toBe(true);
      const mail = await until('the manager has the mail', () => Promise.resolve(sink.taken()[2]));
      expect(mail.to).toBe('manager.transport@tracker.example');
      expect(mail.parsed.text).toContain('累计支付 70 亿元，超过总投资 60 亿元');
      expect(mail.parsed.text).toContain(`https://tracker.city.example/projects/${project}`);
      expect(
        (await alertsOf(test.database, project)).map((alert) => `${alert.rule} ${alert.state}`),
      ).toContain('total-exceeded open');
    });

    it('evaluates a change event itself when its job was lost', async () => {
      const project = await flagship(test.database, 4);
      await enter(test.database, clock, anActor('officer'), {
        projectId: project,
        posting: {
          series: 'paid',
          month: month('2026-10'),
          amountFen: 2_000_000_000_000n,
          fundingSource: 'municipal',
        },
      });
      await worker.sweep();
      expect(
        (await alertsOf(test.database, project)).some((alert) => alert.rule === 'total-exceeded'),
      ).toBe(false);
      await asSuperuser(test.name, (client) =>
        client.query("UPDATE project_changes SET changed_at = changed_at - interval '61 seconds'"),
      );
      await worker.sweep();
      expect(
        (await alertsOf(test.database, project)).some((alert) => alert.rule === 'total-exceeded'),
      ).toBe(true);
      await until('the mail is there', () => Promise.resolve(sink.taken().length === 4));
    });

    it('puts its schedule back when the store has forgotten everything', async () => {
      const raw = openQueueBackend(settings, { workers: 0, log });
      const daily = raw.openQueue('daily');
      expect(await daily.getJobScheduler(DAILY_SCAN.id)).toMatchObject({
        pattern: DAILY_SCAN.pattern,
        tz: DAILY_SCAN.tz,
      });
      await place.forget();
      expect(await daily.getJobScheduler(DAILY_SCAN.id)).toBeUndefined();
      await worker.sweep();
      expect(await daily.getJobScheduler(DAILY_SCAN.id)).toMatchObject({
        pattern: DAILY_SCAN.pattern,
        tz: DAILY_SCAN.tz,
      });
      await daily.close();
      await raw.close();
    });

    it('still does the jobs after the store has forgotten everything', async () => {
      const project = await flagship(test.database, 1);
      await enter(test.database, clock, anActor('officer'), {
        projectId: project,
        posting: {
          series: 'paid',
          month: month('2026-10'),
          amountFen: 3_000_000_000_000n,
          fundingSource: 'municipal',
        },
      });
      await queues.enqueue(evaluateAlertsJob, {});
      await until('the mail is there', () => Promise.resolve(sink.taken().length === 5));
    });

    it('sends a mail again that was put off, under the same Message-ID', async () => {
      sink.answerNext(451);
      const project = await flagship(test.database, 3);
      await enter(test.database, clock, anActor('officer'), {
        projectId: project,
        posting: {
          series: 'paid',
          month: month('2026-10'),
          amountFen: 9_000_000_000_000n,
          fundingSource: 'municipal',
        },
      });
      await queues.enqueue(evaluateAlertsJob, {});
      const refused = await until('the server has put it off', () =>
        Promise.resolve(sink.offered.find((mail) => !mail.taken)),
      );
      await until('that is noted', async () =>
        test.database.read(
          scope,
          async (tx) =>
            (
              await tx.query<object[]>(
                "SELECT 1 FROM mail_outbox WHERE state = 'pending' AND last_error IS NOT NULL",
              )
            ).length === 1,
        ),
      );
      clock.set('2026-11-23T00:32:00Z');
      await worker.sweep();
      await until('the mail is there', () => Promise.resolve(sink.taken().length === 6));
      expect(sink.taken()[5]?.messageId).toBe(refused.messageId);
    });

    it('scans again the next morning, and has nothing new to say', async () => {
      clock.set('2026-11-24T00:31:00Z');
      await worker.sweep();
      const slots = await test.database.read(scope, (tx) =>
        tx.query<{ day: string; done: boolean; raised: number }[]>(
          'SELECT slot_on::text AS day, finished_at IS NOT NULL AS done, raised FROM scan_slots ORDER BY 1',
        ),
      );
      expect(slots).toEqual([
        { day: '2026-11-23', done: true, raised: overdue },
        { day: '2026-11-24', done: true, raised: 0 },
      ]);
      await nothingPending();
      expect(sink.taken()).toHaveLength(6);
    });
  },
);
