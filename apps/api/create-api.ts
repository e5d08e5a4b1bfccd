import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '#platform/clock';
import { closeDataFolder, type Settings } from '#platform/config';
import { Database, type OwnDatabase } from '#platform/database';
import { DeclaredRoutes } from '#platform/declarations';
import { DiskRoom } from '#platform/disk';
import { type Log, logOf, NestLog } from '#platform/logging';
import type { Metrics } from '#platform/metrics';
import { StartupError } from '#platform/program';
import { trackerDomains, trackerEntities } from '#installation';
import { ApiModule } from './api.module.js';
import { Admission } from '#identity/http';
import {
  basePathOf,
  type ProxyFlaw,
  type Timeouts,
  ProxyWatch,
  inputPipe,
  openFastify,
  ProblemFilter,
  serveWeb,
} from '#platform/http';
import { serveApiDocs } from './http/api-docs.js';
import { listFiles } from './http/list-files.js';
import { RefusedRequestRecorder } from './http/refused-request-recorder.js';
import { measureApi } from './operations/measure-api.js';

/**
 * Options of the API process. The database at `settings.DATABASE_URL` must have the newest schema
 * already.
 */
export interface ApiOptions {
  settings: Settings;
  clock?: Clock;
  log?: Log;
  /** Largest number of database connections; 10 by default. */
  poolSize?: number;
  /** Folder of the built web app; `dist/web` by default. */
  webFolder?: string;
  /** Timeouts of client connections; the defaults are {@link TIMEOUTS}. */
  timeouts?: Timeouts;
  /** The PostgreSQL server of the program, if this process has started the server itself. */
  ownDatabase?: OwnDatabase;
  /** Where the requests and the state of this process are measured. */
  metrics?: Metrics | undefined;
}

/**
 * Creates the API. The caller then makes it listen on a port. Closing it stops the HTTP server
 * first and the database connections afterwards.
 */
export async function createApi({
  settings,
  clock,
  log = logOf(settings, 'api'),
  poolSize,
  webFolder,
  timeouts,
  ownDatabase,
  metrics,
}: ApiOptions): Promise<NestFastifyApplication> {
  if (!settings.DATABASE_URL)
    throw new StartupError(
      'The api needs a database: set DATABASE_URL, or run “npm start”, which brings one.',
    );
  closeDataFolder(settings);
  const { adapter, routes } = await openFastify(
    {
      publicUrl: settings.publicUrl,
      trustedProxies: settings.TRUSTED_PROXIES,
      timeouts,
      formerAddresses: trackerDomains.flatMap(({ formerAddresses }) => formerAddresses),
    },
    log,
  );
  const root = ApiModule.forRoot({
    settings,
    log,
    entities: trackerEntities,
    ...(clock ? { clock } : {}),
    ...(poolSize || settings.POOL_SIZE ? { poolSize: poolSize ?? settings.POOL_SIZE } : {}),
    ...(ownDatabase ? { ownDatabase } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  admitRequests(app, log);
  if (metrics) measureApi(app, metrics);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(
    new ProblemFilter(
      log,
      (path) => routes.methodsOf(path),
      new RefusedRequestRecorder(app.get(Database), app.get(DeclaredRoutes), log),
      app.get(DiskRoom),
    ),
  );
  app.useGlobalInterceptors(listFiles(app));
  const basePath = basePathOf(settings.publicUrl);
  await serveWeb(app, { folder: webFolder, basePath });
  // Must be called before Nest sets its error handler, which happens when the server starts.
  // `serveApiDocs` registers a Fastify plugin, after which the error handler of the existing routes
  // can no longer be changed.
  serveApiDocs(app, basePath);
  return app;
}

/**
 * Makes the server check every request by its URL and headers before it reads the body. Also logs,
 * once, that a reverse proxy is missing in the setting TRUSTED_PROXIES.
 */
function admitRequests(app: NestFastifyApplication, log: Log): void {
  const [admission, proxies] = [app.get(Admission), app.get(ProxyWatch)];
  const say = (flaw: ProxyFlaw | null): void => {
    if (flaw !== null) log.warn({ why: flaw.en }, 'proxy.not-trusted');
  };
  say(proxies.flaw);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request) => {
      say(proxies.look(request));
      return admission.admit(request);
    });
}
