/**
 * Measures access control: reading one project with session, policy and row-level security, against
 * the same route without them and with the same pool size. Only the ratio within one run is
 * meaningful.
 *
 *   node tools/build.mjs --server-only && node bench/scope.mjs
 */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { inputPipe } from '../dist/libs/platform/http/input.js';
import { openFastify } from '../dist/libs/platform/http/open-fastify.js';
import { ProjectsController } from '../dist/libs/reports/http/projects.controller.js';
import { trackerEntities } from '../dist/libs/installation/index.js';
import { actorFrom } from '../dist/libs/identity/index.js';
import { Clock, SystemClock } from '../dist/libs/platform/clock/index.js';
import { appDataSourceOptions, connect, Database } from '../dist/libs/platform/database/index.js';
import { openLog } from '../dist/libs/platform/logging/index.js';
import { openBench } from './bench-tracker.mjs';
import { median, throughput } from './load.mjs';

const POOL = 10;
/**
 * Number of rounds. Many short rounds alternate between requests with and without access control,
 * so that other load on the machine affects both alike.
 */
const ROUNDS = 41;
const WARM_UP = 5;
const LOAD = { count: 400, atOnce: 16 };

const bench = await openBench({ poolSize: POOL });
try {
  const { headers } = await bench.signIn('officer.transport@tracker.example');
  const walled = `${bench.url}/api/projects`;
  const {
    items: [{ id }],
  } = await (await fetch(`${walled}?limit=1`, { headers })).json();

  // For comparison without access control: the same controller, queries and presenter behind the
  // same web server, as a superuser whom row-level security does not restrict, without a
  // transaction, and always with the same user.
  const options = appDataSourceOptions(bench.superuserUrl, trackerEntities, POOL);
  const bare = await connect({
    ...options,
    extra: { ...options.extra, options: '-c timezone=UTC -c tracker.sees_all=on' },
  });
  bench.closers.push(() => bare.destroy());
  const actor = actorFrom(
    { id: 'bench', name: 'bench', email: 'bench', language: 'zh' },
    [{ unitId: 'sample-transport', role: 'officer' }],
    [{ id: 'sample-transport', parentId: null }],
    { requestId: 'bench' },
  );
  class Open {
    canActivate(context) {
      context.switchToHttp().getRequest().caller = { actor, sessionToken: null };
      return true;
    }
  }
  class OpenModule {}
  Module({
    controllers: [ProjectsController],
    providers: [
      { provide: Database, useValue: { read: (_, work) => work(bare.manager) } },
      { provide: Clock, useValue: new SystemClock() },
      { provide: APP_GUARD, useClass: Open },
    ],
  })(OpenModule);
  const { adapter } = await openFastify(
    { publicUrl: 'http://localhost' },
    openLog('silent', 'bench'),
  );
  const server = await NestFactory.create(OpenModule, adapter, {
    logger: false,
    bodyParser: false,
  });
  server.useGlobalPipes(inputPipe());
  await server.listen(0, '127.0.0.1');
  bench.closers.push(() => server.close());
  const open = `${await server.getUrl()}/api/projects/${id}`;

  const measured = { walled: [], open: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const turns = [
      ['walled', `${walled}/${id}`, headers],
      ['open', open, {}],
    ];
    for (const [name, url, headers] of round % 2 ? turns.reverse() : turns)
      measured[name].push(await throughput(url, { ...LOAD, headers }));
  }
  const counted = Object.fromEntries(
    Object.entries(measured).map(([name, figures]) => [name, figures.slice(WARM_UP)]),
  );
  const rates = Object.fromEntries(
    Object.entries(counted).map(([name, figures]) => [name, Math.round(median(figures))]),
  );
  // Divides, in each round, the throughput with access control (`walled`) by the throughput without
  // it (`open`), and takes the median of these ratios.
  const ratio = median(counted.walled.map((figure, round) => figure / counted.open[round]));
  console.log(
    JSON.stringify({
      bench: 'scope',
      perSecond: rates,
      ratio: Number(ratio.toFixed(3)),
      wanted: 0.65,
    }),
  );
} finally {
  await bench.close();
}
