import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { QUEUE_PLACES, type QueuePlace } from '../../../test/harness/queue-backends.js';
import { testRedis } from '../../../test/harness/redis.js';
import { until } from '../../../test/harness/until.js';
import { openLog } from '../logging/log.js';
import { openQueueBackend, type QueueBackend } from './open-queue-backend.js';
import { defineJob, InvalidJobPayload } from './job.js';
import { Queues } from './queues.js';
import { handle, type RunningWorkers, startWorkers } from './workers.js';

class Word {
  @IsString() word: string;
}
const backoff = { type: 'exponential', delay: 5 } as const;
const hear = defineJob('test.hear', {
  queue: 'test',
  version: 1,
  payload: Word,
  attempts: 1,
  backoff,
});
const stumble = defineJob('test.stumble', {
  queue: 'test',
  version: 1,
  payload: Word,
  attempts: 3,
  backoff,
});
const log = openLog('silent', 'test');

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

describe.each(QUEUE_PLACES)('the queue on %s, as the role of the running program', (_, open) => {
  let place: QueuePlace;
  let backend: QueueBackend;
  let queues: Queues;
  let workers: RunningWorkers;
  const handled: string[] = [];
  const tried: string[] = [];

  beforeAll(async () => {
    place = await open(test);
    backend = openQueueBackend(place.settings, { workers: 1, log });
    queues = new Queues(openQueueBackend(place.settings, { workers: 0, log }), log);
    workers = startWorkers(
      backend,
      [hear, stumble],
      [
        handle(hear, ({ word }) => {
          handled.push(word);
          return Promise.resolve();
        }),
        handle(stumble, ({ word }) => {
          tried.push(word);
          return tried.length < 3
            ? Promise.reject(new Error('not yet'))
            : Promise.resolve({ tried: tried.length });
        }),
      ],
      { log },
    );
  });
  afterAll(async () => {
    await workers.close();
    await queues.close();
    await backend.close();
    await place.close();
  });

  it('brings a job to its handler', async () => {
    await queues.add(hear, { word: 'first' });
    await until('the job is handled', () => Promise.resolve(handled.includes('first')));
  });

  it('tries a job again that failed, as often as its contract says', async () => {
    await queues.add(stumble, { word: 'again' });
    await until('three attempts were made', () => Promise.resolve(tried.length === 3));
    await until('nothing is left', async () =>
      Object.values(await queues.counts('test')).every((count) => count === 0),
    );
  });

  it('refuses a payload that its contract does not allow', async () => {
    await expect(queues.add(hear, { word: 7 } as unknown as Word)).rejects.toThrow(
      InvalidJobPayload,
    );
  });

  it('fails a job of a newer version once, and keeps it for a person to look at', async () => {
    const raw = backend.openQueue('test');
    await raw.add('test.hear', { v: 2, word: 'from the future' }, { attempts: 5 });
    await raw.add('test.unheard-of', { v: 1 }, { attempts: 5 });
    await until('both are kept as failed', async () => (await queues.counts('test')).failed === 2);
    await raw.close();
    expect(handled).not.toContain('from the future');
  });

  it('rings for everyone who asked, with fewer rings than askers', async () => {
    const before = handled.length;
    const enqueued = await Promise.all(
      Array.from({ length: 50 }, () => queues.enqueue(hear, { word: 'once' })),
    );
    expect(enqueued).toEqual(Array.from({ length: 50 }, () => true));
    await until('the job was done', () => Promise.resolve(handled.slice(before).includes('once')));
    expect(handled.slice(before).length).toBeLessThan(50);
  });

  it('keeps a schedule, once, and puts it back when it is gone', async () => {
    const schedule = { id: 'every-morning', pattern: '0 30 8 * * *', tz: 'Asia/Shanghai' };
    expect(await queues.keepSchedule(hear, { word: 'morning' }, schedule, { replace: true })).toBe(
      true,
    );
    expect(await queues.keepSchedule(hear, { word: 'morning' }, schedule, { replace: false })).toBe(
      false,
    );
    expect((await queues.counts('test')).delayed).toBe(1);
    const raw = backend.openQueue('test');
    const next = await raw.getJobScheduler('every-morning');
    expect(new Date(Number(next?.next)).toISOString()).toMatch(/T00:30:00\.000Z$/);
    await (
      raw as unknown as { removeJobScheduler(id: string): Promise<boolean> }
    ).removeJobScheduler('every-morning');
    await raw.close();
    expect(await queues.keepSchedule(hear, { word: 'morning' }, schedule, { replace: false })).toBe(
      true,
    );
  });

  it('sees the worker that is connected', async () => {
    await until('one worker is seen', async () => (await queues.workers('test')) === 1);
  });

  it('clears finished jobs of an age, and keeps younger ones', async () => {
    expect(
      await queues.clearFinished('test', { completedMs: 3_600_000, failedMs: 3_600_000 }),
    ).toBe(0);
    expect(
      await queues.clearFinished('test', { completedMs: 0, failedMs: 3_600_000 }),
    ).toBeGreaterThan(0);
    expect((await queues.counts('test')).failed).toBe(2);
  });
});

it('never fails, and answers within its bound, when the store cannot be reached', async () => {
  const away = new Queues(
    openQueueBackend({ REDIS_URL: 'redis://127.0.0.1:1' }, { workers: 0, log }),
    log,
  );
  expect(await away.enqueue(hear, { word: 'nobody hears' })).toBe(false);
  const gone = new Queues(
    openQueueBackend({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, { workers: 0, log }),
    log,
  );
  expect(await gone.enqueue(hear, { word: 'nobody hears' })).toBe(false);
  await Promise.all([away.close(), gone.close()]);
});

it('ends in bounded time although its store has gone, and lets the job under way finish', async () => {
  const redis = await testRedis();
  const backend = openQueueBackend({ REDIS_URL: redis.url }, { workers: 1, log });
  const queues = new Queues(backend, log);
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const steps: string[] = [];
  const workers = startWorkers(
    backend,
    [hear],
    [
      handle(hear, async () => {
        steps.push('taken');
        await held;
        steps.push('finished');
      }),
    ],
    { log },
  );
  await queues.add(hear, { word: 'slow' });
  await until('the job is taken', () => Promise.resolve(steps.includes('taken')));
  await redis.close();
  const closed = workers.close().then(() => steps.push('closed'));
  finish();
  await closed;
  await queues.close();
  expect(steps).toEqual(['taken', 'finished', 'closed']);
});

it('runs in PostgreSQL with a role that owns none of its tables', async () => {
  const client = new pg.Client({ connectionString: test.appUrl });
  await client.connect();
  const { rows } = await client.query<{ owned: string }>(
    "SELECT count(*) AS owned FROM pg_class WHERE relnamespace = 'bullmq'::regnamespace AND relkind = 'r' AND relowner = 'tracker_app'::regrole",
  );
  await client.end();
  expect(rows[0]?.owned).toBe('0');
});
