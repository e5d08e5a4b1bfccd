import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMilestone } from '#milestones';
import { projectRoot, SystemClock } from '#platform';
import { addDays } from '#values';
import { anActor } from '../../builders/actors.js';
import { flagship } from '../../builders/projects.js';
import { type TestDatabase, testDatabase } from '../../harness/database.js';
import { type MailSink, mailSink } from '../../harness/mail-sink.js';
import { type OwnRedis, ownRedis } from '../../harness/redis.js';
import { asSuperuser } from '../../harness/server.js';
import { until } from '../../harness/until.js';
import { type Link, openLink } from '../proxy.js';
import { tally, tallyLine } from '../tally.js';

const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 30);
const CONTRACT_MS = 180_000;
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
let state = SEED;
/** A repeatable stream of choices, so that a run that fails can be run again. */
const chance = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state % below;
};
const portOf = (url: string): number => Number(new URL(url).port);
const via = (url: string, link: Link): string => Object.assign(new URL(url), { port: String(link.port) }).toString();

describe.each(['PostgreSQL', 'Redis'])('real worker processes, with the queue on %s, amid random faults', (queue) => {
  const clock = new SystemClock();
  const markers: string[] = [];
  const workers = new Set<ChildProcess>();
  let test: TestDatabase;
  let sink: MailSink;
  let redis: OwnRedis | null = null;
  let links: { database: Link; mail: Link; redis: Link | null };
  let env: Record<string, string>;
  let project: string;

  beforeAll(async () => {
    [test, sink] = [await testDatabase(), await mailSink()];
    redis = queue === 'Redis' ? await ownRedis() : null;
    links = { database: await openLink(portOf(test.appUrl)), mail: await openLink(portOf(sink.url)), redis: redis && await openLink(portOf(redis.url)) };
    env = {
      PATH: process.env.PATH ?? '', DATABASE_URL: via(test.appUrl, links.database), SMTP_URL: via(sink.url, links.mail), PUBLIC_URL: 'https://tracker.city.example', LOG_LEVEL: 'silent',
      ...(redis && links.redis ? { REDIS_URL: via(redis.url, links.redis) } : {}),
    };
    project = await flagship(test.database, 1);
    await asSuperuser(test.name, async (client) => {
      for (const table of ['project_touches', 'milestone_changes', 'milestones']) await client.query(`DELETE FROM ${table} WHERE project_id <> $1`, [project]);
    });
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await Promise.all([links.database.close(), links.mail.close(), links.redis?.close()]);
    await sink.close();
    await redis?.close();
    await test.close();
  });

  const startWorker = (): void => {
    const worker = spawn(process.execPath, [join(projectRoot, 'dist/apps/worker/main.js')], { env, stdio: 'ignore' });
    workers.add(worker);
    worker.once('exit', () => workers.delete(worker));
  };
  const killOne = (): void => { [...workers][chance(workers.size || 1)]?.kill('SIGKILL'); };
  const fact = async (what: string): Promise<void> => {
    const name = `标记${markers.length}〔${what}〕`;
    markers.push(name);
    await createMilestone(test.database, anActor('officer'), project, { name, baselineOn: addDays(clock.today(), -3) }, null);
  };
  const faults: readonly (readonly [string, () => Promise<void> | void, () => void])[] = [
    ['a worker killed', killOne, () => undefined],
    ['every worker killed', () => { for (const worker of workers) worker.kill('SIGKILL'); }, () => undefined],
    ...(['cut', 'slow', 'half-open'] as const).flatMap((mood) => [
      [`the database’s link ${mood}`, () => links.database.become(mood), () => links.database.become('open')] as const,
      [`the mail server’s link ${mood}`, () => links.mail.become(mood), () => links.mail.become('open')] as const,
      [`the queue’s link ${mood}`, () => links.redis?.become(mood), () => links.redis?.become('open')] as const,
    ]),
    ['the queue forgets', () => redis?.flush(), () => undefined],
    ['Redis killed and replaced by an empty one', () => redis?.killAndReplace(), () => undefined],
    ['connections of the database ended', async () => { await asSuperuser('postgres', (client) => client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name LIKE 'tracker%' AND pid <> pg_backend_pid()", [test.name])); }, () => undefined],
    ['the mail server puts off', () => sink.answerNext(451, 421), () => undefined],
  ];

  it(`tell everything, nothing twice: ${ROUNDS} rounds, seed ${SEED}`, async () => {
    for (let worker = 0; worker < 2; worker += 1) startWorker();
    for (let round = 0; round < ROUNDS; round += 1) {
      const [name, begin, heal] = faults[chance(faults.length)] ?? faults[0] ?? ['nothing', () => undefined, () => undefined];
      await fact(`${round}: before ${name}`);
      await pause(chance(3_000));
      await begin();
      await fact(`${round}: amid ${name}`).catch(() => markers.pop());
      await pause(1_000 + chance(4_000));
      heal();
      while (workers.size < 2) startWorker();
    }
    const healthySince = Date.now();
    await until('everything is told', () => Promise.resolve(tally(sink, markers).lost.length === 0), CONTRACT_MS).catch(() => undefined);
    // A mail whose yes was lost on a link that was cut may come once more under its Message-ID; never under another.
    const counted = tally(sink, markers, new Set(markers));
    process.stdout.write(tallyLine(`real workers, queue on ${queue}, ${ROUNDS} rounds, seed ${SEED}, told within ${Math.round((Date.now() - healthySince) / 1_000)} s of being healthy`, counted));
    expect([counted.lost, counted.repeated]).toEqual([[], []]);
  }, 3_600_000);
});
