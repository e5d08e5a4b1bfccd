import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { type Link, openLink } from '../../../test/chaos/proxy.js';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { until } from '../../../test/harness/until.js';
import { openLog } from '../logging/log.js';
import { openQueueBackend } from './open-queue-backend.js';
import { defineJob } from './job.js';
import { Queues } from './queues.js';
import { handle, startWorkers } from './workers.js';

class Word {
  @IsString() word: string;
}
const hear = defineJob('test.hear', {
  queue: 'test',
  version: 1,
  payload: Word,
  attempts: 1,
  backoff: { type: 'exponential', delay: 5 },
});
const log = openLog('silent', 'test');

let test: TestDatabase;
let link: Link;
let settings: { DATABASE_URL: string };
beforeAll(async () => {
  test = await testDatabase();
  link = await openLink(Number(new URL(test.appUrl).port));
  settings = {
    DATABASE_URL: Object.assign(new URL(test.appUrl), {
      hostname: '127.0.0.1',
      port: String(link.port),
    }).toString(),
  };
});
afterAll(async () => {
  await link?.close();
  await test?.close();
});

it('a queue and a worker whose first question met a database that was away work as soon as it is back', async () => {
  link.become('cut');
  const handled: string[] = [];
  const backend = openQueueBackend(settings, { workers: 1, log });
  const queues = new Queues(openQueueBackend(settings, { workers: 0, log }), log);
  const workers = startWorkers(
    backend,
    [hear],
    [
      handle(hear, ({ word }) => {
        handled.push(word);
        return Promise.resolve();
      }),
    ],
    { log },
  );
  try {
    expect(await queues.enqueue(hear, { word: 'too early' })).toBe(false);
    // This timer would never fire if the worker retried without a pause, because such a loop would
    // block the event loop.
    await pause(50);
    link.become('open');
    await until('the job is done', async () => {
      await queues.enqueue(hear, { word: 'now' });
      return handled.includes('now');
    });
  } finally {
    await workers.close();
    await queues.close();
    await backend.close();
  }
});
