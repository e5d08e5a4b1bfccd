import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureFirstAccounts } from '#identity';
import { evaluateAlertsJob } from '#alerts';
import { type DatabasePlace, installPlan, openDatabasePlace, trackerEntities, upgradeDatabase } from '#installation';
import { createMilestone } from '#milestones';
import { appDataSourceOptions, connect, Database, openLog, openQueueBackend, projectRoot, Queues, readSettings, type Settings, SystemClock } from '#platform';
import { addDays } from '#values';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import { anActor } from '../builders/actors.js';
import { flagship } from '../builders/projects.js';
import { type MailSink, mailSink } from '../harness/mail-sink.js';
import { type OwnRedis, ownRedis } from '../harness/redis.js';
import { testHome } from '../harness/server.js';
import { until } from '../harness/until.js';
import { type Link, openLink } from './proxy.js';
import { tally, tallyLine } from './tally.js';

const log = openLog('silent', 'restarts');
const CONTRACT_MS = 180_000;
const portOf = (url: string): number => Number(new URL(url).port);
const clock = new SystemClock();

/** A tracker with a PostgreSQL of its own that can be restarted under a running worker: both sides reach it through a link, since a fresh server has another port. */
describe.each(['PostgreSQL', 'Redis'])('a worker that runs on, with the queue on %s,', (queue) => {
  const home = mkdtempSync(join(testHome(), 'restarts-'));
  const markers: string[] = [];
  let place: DatabasePlace;
  let link: Link;
  let sink: MailSink;
  let redis: OwnRedis | null = null;
  let settings: Settings;
  let worker: RunningWorker;
  let queues: Queues;

  const openPlace = (): Promise<DatabasePlace> => openDatabasePlace(readSettings({ DATA_DIR: home }), { serve: false });
  /** A moment of work with a connection of its own. */
  const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const source = await connect(appDataSourceOptions(place.appUrl, trackerEntities, 2));
    try {
      return await work(new Database(source));
    } finally {
      await source.destroy();
    }
  };
  /** A fact that has to be told at once, recorded as the api does: written, then rung for; the ring may be lost. */
  const fact = async (what: string): Promise<void> => {
    const name = `标记${markers.length}〔${what}〕`;
    await withDatabase(async (database) => createMilestone(database, anActor('officer'), await flagship(database, 1), { name, baselineOn: addDays(clock.today(), -3) }, null));
    markers.push(name);
    await queues.ring(evaluateAlertsJob, {});
  };
  const told = () => until('everything is told', () => Promise.resolve(tally(sink, markers).lost.length === 0), CONTRACT_MS);

  beforeAll(async () => {
    [place, sink] = [await openPlace(), await mailSink()];
    await upgradeDatabase(place.ownerUrl);
    await withDatabase(async (database) => {
      await ensureFirstAccounts(database, { file: join(home, 'first-accounts.json') });
      await installPlan(database, join(projectRoot, 'libs/plan/data/hangzhou-14fyp'));
    });
    redis = queue === 'Redis' ? await ownRedis() : null;
    link = await openLink(portOf(place.appUrl));
    settings = readSettings({
      DATABASE_URL: Object.assign(new URL(place.appUrl), { port: String(link.port) }).toString(), ...(redis ? { REDIS_URL: redis.url } : {}),
      SMTP_URL: sink.url, PUBLIC_URL: 'https://tracker.city.example', LOG_LEVEL: 'silent', DATA_DIR: home,
    });
    queues = new Queues(openQueueBackend(settings, { workers: 0, log }), log);
    worker = await createWorker({ settings, log, sweepEveryMs: 500 });
  }, 120_000);
  beforeEach(() => fact('before'));
  afterEach(() => {
    const counted = tally(sink, markers, new Set(markers));
    process.stdout.write(tallyLine(`${expect.getState().currentTestName ?? ''}`, counted));
    expect([counted.lost, counted.repeated]).toEqual([[], []]);
  });
  afterAll(async () => {
    await worker?.close();
    await queues?.close();
    await Promise.all([redis?.close(), link?.close(), sink?.close()]);
    await place?.close();
  });

  it('tells everything when PostgreSQL is restarted', async () => {
    link.become('cut');
    await place.close();
    await queues.ring(evaluateAlertsJob, {});
    place = await openPlace();
    link.leadTo(portOf(place.appUrl));
    link.become('open');
    await fact('after');
    await told();
  }, CONTRACT_MS);

  // The other queue lives and dies with PostgreSQL.
  if (queue === 'Redis') {
    it('tells everything when Redis is killed and comes back empty', async () => {
      await redis?.killAndReplace();
      await fact('after');
      await told();
    }, CONTRACT_MS);
  }
});
