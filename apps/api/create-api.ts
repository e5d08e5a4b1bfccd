import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, Database, type Log, NestLog, logOf, type Settings, StartupError } from '#platform';
import { trackerEntities } from '#installation';
import { ApiModule } from './api.module.js';
import { serveApiDocs } from './edge/api-docs.js';
import { inputPipe } from './edge/input.js';
import { openFastify, type Patience } from './edge/open-fastify.js';
import { ProblemFilter } from './edge/problem.filter.js';
import { RefusalRecorder } from './edge/refusal-recorder.js';
import { serveWeb } from './edge/serve-web.js';

/** What the api is made from; `settings.DATABASE_URL` must name a migrated database. */
export interface ApiOptions {
  settings: Settings;
  clock?: Clock;
  log?: Log;
  /** Connections to the database, 10 unless given. */
  poolSize?: number;
  /** Folder of the built web app, `dist/web` unless given. */
  webFolder?: string;
  /** How long clients may take. */
  patience?: Patience;
}

/** Makes the api, ready to listen. Closing it ends the server first and the database pool after. */
export async function createApi({ settings, clock, log = logOf(settings, 'api'), poolSize, webFolder, patience }: ApiOptions): Promise<NestFastifyApplication> {
  if (!settings.DATABASE_URL) throw new StartupError('The api needs a database: set DATABASE_URL, or run “npm start”, which brings one.');
  const { adapter, routes } = await openFastify({ publicUrl: settings.publicUrl, trustedProxies: settings.TRUSTED_PROXIES, patience }, log);
  const root = ApiModule.forRoot({ settings, log, entities: trackerEntities, ...(clock ? { clock } : {}), ...(poolSize ? { poolSize } : {}) });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: new NestLog(log), bodyParser: false, abortOnError: false });
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter(log, (path) => routes.methodsOf(path), new RefusalRecorder(app.get(Database), log)));
  serveApiDocs(app);
  await serveWeb(app, webFolder);
  return app;
}
