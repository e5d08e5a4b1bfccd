import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openChannelKeys } from '#alerts';
import { createMilestone } from '#milestones';
import { SystemClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import { projectRoot } from '#platform/program';
import { addDays } from '#values';
import { anActor } from '../../builders/actors.js';
import { aChannel } from '../../builders/channels.js';
import { flagship } from '../../builders/projects.js';
import { type HookSink, hookSink } from '../../harness/hook-sink.js';
import { type MailSink, mailSink } from '../../harness/mail-sink.js';
import { type OwnRedis, ownRedis } from '../../harness/redis.js';
import { until } from '../../harness/until.js';
import { type OwnDatabase, ownDatabase, portOf, via } from '../own-database.js';
import { type Link, openLink } from '../proxy.js';
import { tally, tallyLine } from '../tally.js';

const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 30);
const CONTRACT_MS = 180_000;
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

/** A fault that the test causes: how it begins, and how it is repaired. */
interface Fault {
  name: string;
  begin: () => Promise<void> | void;
  heal?: () => Promise<void> | void;
}

/**
 * Returns a function that returns pseudo-random integers from 0 to `below` - 1. The same seed gives
 * the same numbers, so that a failed run can be repeated.
 */
function choices(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Uses the high bits of the state, because the low bits of such a generator have short periods.
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Returns a function that returns one fault at each call: all faults in random order, then all of
 * them again in another order.
 */
function dealer(faults: readonly Fault[], chance: (below: number) => number): () => Fault {
  let deck: Fault[] = [];
  return () => {
    if (deck.length === 0) deck = [...faults];
    const [dealt] = deck.splice(chance(deck.length), 1);
    if (!dealt) throw new Error('there are no faults');
    return dealt;
  };
}

describe.each(['PostgreSQL', 'Redis'])(
  'real worker processes, with the queue on %s, amid random faults',
  (queue) => {
    const clock = new SystemClock();
    const chance = choices(SEED);
    const markers: string[] = [];
    const workers = new Set<ChildProcess>();
    let own: OwnDatabase;
    let sink: MailSink;
    let hooks: HookSink;
    let redis: OwnRedis | null = null;
    let mailLink: Link;
    let queueLink: Link | null = null;
    let env: Record<string, string>;
    let project: string;

    beforeAll(async () => {
      [own, sink, hooks, redis] = await Promise.all([
        ownDatabase(),
        mailSink(),
        hookSink(),
        queue === 'Redis' ? ownRedis() : null,
      ]);
      [mailLink, queueLink] = [
        await openLink(portOf(sink.url)),
        redis && (await openLink(portOf(redis.url))),
      ];
      env = {
        DATABASE_URL: own.url,
        SMTP_URL: via(sink.url, mailLink),
        WEBHOOKS_MAY_REACH: '127.0.0.0/8',
        ALERT_HOURS: 'always',
        ALERT_MAILS_A_DAY: '1000',
        PUBLIC_URL: 'https://tracker.city.example',
        LOG_LEVEL: 'silent',
        DATA_DIR: own.home,
        ...(redis && queueLink ? { REDIS_URL: via(redis.url, queueLink) } : {}),
      };
      await own.with(async (database) => {
        project = await flagship(database, 1);
        await aChannel({ database }, clock, await openChannelKeys(database, readSettings(env)), {
          url: hooks.url,
        });
      });
    }, 120_000);
    afterAll(async () => {
      for (const worker of workers) worker.kill('SIGKILL');
      await Promise.all([
        mailLink?.close(),
        queueLink?.close(),
        sink?.close(),
        hooks?.close(),
        redis?.close(),
        own?.close(),
      ]);
    }, 60_000);

    const startWorker = (): void => {
      const worker = spawn(process.execPath, [join(projectRoot, 'dist/apps/worker/main.js')], {
        env: { PATH: process.env.PATH ?? '', ...env },
        stdio: 'ignore',
      });
      workers.add(worker);
      worker.once('exit', () => workers.delete(worker));
    };
    /**
     * Creates an overdue milestone, which must trigger an immediate mail and message. The unique
     * name of the milestone is added to `markers`, the names that must be mailed, only when the
     * milestone was stored.
     */
    const fact = async (what: string): Promise<void> => {
      const name = `标记${markers.length}〔${what}〕`;
      await own.with((database) =>
        createMilestone(database, anActor('officer'), {
          projectId: project,
          wanted: { name, baselineOn: addDays(clock.today(), -3) },
          request: null,
        }),
      );
      markers.push(name);
    };
    const sql = (text: string) =>
      own
        .with((database) => database.write(serviceScope('chaos'), (tx) => tx.query(text)))
        .then(() => undefined);
    const onLink = (name: string, link: () => Link | null): Fault[] =>
      (['cut', 'slow', 'half-open'] as const).map((mood) => ({
        name: `${name} ${mood}`,
        begin: () => link()?.become(mood),
        heal: () => link()?.become('open'),
      }));
    const faults: readonly Fault[] = [
      {
        name: 'a worker killed',
        begin: () => {
          [...workers][chance(workers.size || 1)]?.kill('SIGKILL');
        },
      },
      {
        name: 'every worker killed',
        begin: () => {
          for (const worker of workers) worker.kill('SIGKILL');
        },
      },
      {
        name: 'PostgreSQL restarted',
        begin: () => own.goDown('stopped'),
        heal: () => own.comeBack(),
      },
      {
        name: 'PostgreSQL killed and recovered',
        begin: () => own.goDown('killed'),
        heal: () => own.comeBack(),
      },
      {
        name: 'connections of the database ended',
        begin: () =>
          sql(
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()',
          ),
      },
      ...onLink('the database’s link', () => own.link),
      ...onLink('the mail server’s link', () => mailLink),
      { name: 'the mail server puts off', begin: () => sink.answerNext(451, 421) },
      {
        name: 'a webhook is away and asks for patience',
        begin: () => hooks.answerNext({ status: 503, retryAfter: '5' }, { closes: true }),
      },
      ...(queue === 'Redis'
        ? [
            ...onLink('the queue’s link', () => queueLink),
            { name: 'the queue forgets', begin: () => redis?.flush() },
            {
              name: 'Redis killed and replaced by an empty one',
              begin: () => redis?.killAndReplace(),
            },
          ]
        : [
            {
              name: 'the queue forgets',
              begin: async () => {
                await sql('DELETE FROM bullmq.job');
                await sql('DELETE FROM bullmq.scheduler');
              },
            },
          ]),
    ];

    it(`tell everything, nothing twice: ${ROUNDS} rounds, seed ${SEED}`, async () => {
      const deal = dealer(faults, chance);
      const began = Date.now();
      for (let worker = 0; worker < 2; worker += 1) startWorker();
      for (let round = 0; round < ROUNDS; round += 1) {
        const { name, begin, heal } = deal();
        await fact(`${round}: before ${name}`);
        await pause(chance(3_000));
        await begin();
        // Ignores an error: nothing can be stored while PostgreSQL is down, so no mail is expected
        // for this milestone.
        await fact(`${round}: amid ${name}`).catch(() => undefined);
        await pause(1_000 + chance(4_000));
        await heal?.();
        await fact(`${round}: after ${name}`);
        while (workers.size < 2) startWorker();
        process.stdout.write(
          `chaos, queue on ${queue}: round ${round + 1} of ${ROUNDS}, ${name}\n`,
        );
      }
      const healthySince = Date.now();
      const lost = (): number =>
        tally(sink, markers).lost.length + tally(hooks, markers).lost.length;
      await until('everything is told', () => Promise.resolve(lost() === 0), CONTRACT_MS).catch(
        () => undefined,
      );
      // The same mail or message may arrive twice with the same id, because the server's acceptance
      // may be lost when a connection is cut or a worker is killed. It must never arrive with
      // another id.
      const [mails, messages] = [sink, hooks].map((taker) =>
        tally(taker, markers, new Set(markers)),
      );
      const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
      for (const [what, counted] of [
        ['mail', mails],
        ['webhook', messages],
      ] as const) {
        if (counted)
          process.stdout.write(
            tallyLine(
              `${what}, real workers, queue on ${queue}, ${ROUNDS} rounds in ${seconds(healthySince - began)}, seed ${SEED}, told within ${seconds(Date.now() - healthySince)} of being healthy`,
              counted,
            ),
          );
      }
      expect([mails?.lost, mails?.repeated, messages?.lost, messages?.repeated]).toEqual([
        [],
        [],
        [],
        [],
      ]);
    }, 3_600_000);
  },
);
