import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverMessage, dueMessages, openChannelKeys } from '#alerts';
import { createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { Database } from '#platform/database';
import { openLog } from '#platform/logging';
import { deliverMail, dueMails, type Mailer } from '#platform/mail';
import { projectRoot, watchFailurePoints } from '#platform/program';
import { type QueueBackend, Queues } from '#platform/queue';
import { day } from '#values';
import { evaluateNow, scanNow } from '../../libs/alerts/jobs/evaluate-now.js';
import { anActor } from '../builders/actors.js';
import { aChannel } from '../builders/channels.js';
import { flagship } from '../builders/projects.js';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { hookSink } from '../harness/hook-sink.js';
import { testHome } from '../harness/server.js';
import { FAILURE_POINTS } from './failure-points.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterEach(() => watchFailurePoints(null));
afterAll(() => test?.close());

const sources = (): string[] =>
  ['apps', 'libs']
    .flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }),
    )
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith('.ts') &&
        !entry.name.includes('spec') &&
        !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('the list of points at which the way to a mail can break', () => {
  it('names each point that the program passes, and no other', () => {
    const passed = new Set(
      sources().flatMap((text) =>
        [...text.matchAll(/failpoint\('([^']+)'\)/g)].map(([, name]) => name ?? ''),
      ),
    );
    expect([...passed].sort()).toEqual([...FAILURE_POINTS].sort());
  });

  it('has a point on both sides of everything that outlives the process: a commit, a ring, a word to the mail server or to a channel', async () => {
    const seen: string[] = [];
    const database = new Database(test.source);
    const write = database.write.bind(database);
    database.write = async (scope, work) => {
      const answer = await write(scope, work);
      seen.push(`COMMIT ${scope.actorId}`);
      return answer;
    };
    const queue = { add: () => Promise.resolve(seen.push('RING')), close: () => Promise.resolve() };
    const backend = {
      kind: 'postgres',
      openQueue: () => queue,
      openWorker: () => {
        throw new Error('no worker here');
      },
      close: () => Promise.resolve(),
    } as unknown as QueueBackend;
    const mailer: Mailer = { post: () => Promise.resolve(`${seen.push('POST')}`) };
    const log = openLog('silent', 'test');
    const clock = new FixedClock('2026-11-23T00:35:00Z');
    const hooks = await hookSink();
    const settings = readSettings({
      WEBHOOKS_MAY_REACH: '127.0.0.0/8',
      DATABASE_URL: test.appUrl,
      PUBLIC_URL: 'https://tracker.city.example',
      DATA_DIR: mkdtempSync(join(testHome(), 'points-')),
    });
    const parts = {
      database,
      clock,
      log,
      settings,
      queues: new Queues(backend, log),
      channelKeys: await openChannelKeys(database, settings),
    };
    await aChannel(test, clock, parts.channelKeys, { url: hooks.url });
    hooks.heard = () => {
      seen.push('HOOK');
    };
    seen.length = 0;
    watchFailurePoints((point) => {
      seen.push(point);
    });

    await scanNow(parts);
    await createMilestone(test.database, anActor('officer'), {
      projectId: await flagship(test.database, 1),
      wanted: { name: '封顶', baselineOn: day('2026-11-01') },
      request: null,
    });
    await evaluateNow(parts);
    for (const id of await dueMails(database, clock))
      await deliverMail(database, clock, mailer, id);
    for (const id of await dueMessages(database, clock))
      await deliverMessage(database, clock, parts.channelKeys, id);
    await hooks.close();

    // Returns the event directly before (`step` -1) or after (1) the effect at position `at`.
    // Effects are commits, sent mails and messages, and wake-ups of the worker (RING). Neighbouring
    // RINGs count as one effect, because they may be sent at the same time; a failure point is
    // needed only before the first and after the last.
    const beside = (at: number, step: 1 | -1): string => {
      let next = at + step;
      while (seen[next] === 'RING' && seen[at] === 'RING') next += step;
      return seen[next] ?? '';
    };
    const effects = seen.flatMap((one, at) =>
      /^(COMMIT|RING|POST|HOOK)/.test(one)
        ? [{ effect: one, before: beside(at, -1), after: beside(at, 1) }]
        : [],
    );
    expect(new Set(effects.map(({ effect }) => effect))).toEqual(
      new Set([
        'COMMIT service:alerts',
        'RING',
        'COMMIT service:mail',
        'POST',
        'COMMIT service:channels',
        'HOOK',
      ]),
    );
    // Every effect (commit, sent mail or message, wake-up) must have a failure point directly
    // before and after it; otherwise the tests in never-lost.ts could not kill a process there.
    const isPoint = (one: string): boolean => (FAILURE_POINTS as readonly string[]).includes(one);
    expect(effects.filter(({ before, after }) => !isPoint(before) || !isPoint(after))).toEqual([]);
  });
});
