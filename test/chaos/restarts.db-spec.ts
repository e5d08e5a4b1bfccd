import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { evaluateAlertsJob } from '#alerts';
import { createMilestone } from '#milestones';
import { SystemClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { openLog } from '#platform/logging';
import { openQueueBackend, Queues } from '#platform/queue';
import { addDays } from '#values';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import { anActor } from '../builders/actors.js';
import { flagship } from '../builders/projects.js';
import { type MailSink, mailSink } from '../harness/mail-sink.js';
import { type OwnRedis, ownRedis } from '../harness/redis.js';
import { until } from '../harness/until.js';
import { type OwnDatabase, ownDatabase } from './own-database.js';
import { tally, tallyLine } from './tally.js';

const log = openLog('silent', 'restarts');
const CONTRACT_MS = 180_000;
const clock = new SystemClock();

// All tests share one PostgreSQL server and run one after the other, because starting a server
// takes longer than the tests.
let own: OwnDatabase;
let sink: MailSink;
beforeAll(async () => {
  [own, sink] = await Promise.all([ownDatabase(), mailSink()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([own?.close(), sink?.close()]);
}, 60_000);

describe.each(['PostgreSQL', 'Redis'])('a worker that runs on, with the queue on %s,', (queue) => {
  const markers: string[] = [];
  let redis: OwnRedis | null = null;
  let worker: RunningWorker;
  let queues: Queues;

  /**
   * Creates an overdue milestone, which must trigger an immediate mail, and remembers the
   * milestone's name. As in the API, the row is stored first and then a job is queued; that job may
   * get lost.
   */
  const fact = async (what: string): Promise<void> => {
    const name = `标记${queue}${markers.length}〔${what}〕`;
    await own.with(async (database) =>
      createMilestone(database, anActor('officer'), {
        projectId: await flagship(database, 1),
        wanted: { name, baselineOn: addDays(clock.today(), -3) },
        request: null,
      }),
    );
    markers.push(name);
    await queues.enqueue(evaluateAlertsJob, {});
  };
  const told = () =>
    until(
      'everything is told',
      () => Promise.resolve(tally(sink, markers).lost.length === 0),
      CONTRACT_MS,
    );

  beforeAll(async () => {
    redis = queue === 'Redis' ? await ownRedis() : null;
    const settings = readSettings({
      DATABASE_URL: own.url,
      ...(redis ? { REDIS_URL: redis.url } : {}),
      SMTP_URL: sink.url,
      ALERT_HOURS: 'always',
      ALERT_MAILS_A_DAY: '1000',
      PUBLIC_URL: 'https://tracker.city.example',
      LOG_LEVEL: 'silent',
      DATA_DIR: own.home,
    });
    queues = new Queues(openQueueBackend(settings, { workers: 0, log }), log);
    worker = await createWorker({ settings, log, sweepEveryMs: 500 });
  });
  beforeEach(() => fact('before'));
  afterEach(() => {
    const counted = tally(sink, markers, new Set(markers));
    process.stdout.write(tallyLine(`${expect.getState().currentTestName ?? ''}`, counted));
    expect([counted.lost, counted.repeated]).toEqual([[], []]);
  });
  afterAll(async () => {
    await worker?.close();
    await queues?.close();
    await redis?.close();
  });

  it.each(['stopped', 'killed'] as const)(
    'tells everything when PostgreSQL is %s and comes back',
    async (how) => {
      await own.goDown(how);
      await queues.enqueue(evaluateAlertsJob, {});
      await own.comeBack();
      await fact('after');
      await told();
    },
    CONTRACT_MS,
  );

  // Tested only with the queue in Redis. When the queue is in PostgreSQL, the tests above already
  // kill the queue together with the database.
  if (queue === 'Redis') {
    it(
      'tells everything when Redis is killed and comes back empty',
      async () => {
        await redis?.killAndReplace();
        await fact('after');
        await told();
      },
      CONTRACT_MS,
    );
  }
});
