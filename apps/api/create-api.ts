import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type Clock,
  closeDataFolder,
  Database,
  DiskRoom,
  type Log,
  NestLog,
  logOf,
  type OwnDatabase,
  type Settings,
  StartupError,
} from '#platform';
import { trackerEntities } from '#installation';
import { ApiModule } from './api.module.js';
import { Admission } from './edge/admission/admission.js';
import { type ProxyFlaw, ProxyWatch } from './edge/admission/proxy-watch.js';
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
  /** The database, where this process keeps it running itself. */
  ownDatabase?: OwnDatabase;
}

/** Makes the api, ready to listen. Closing it ends the server first and the database pool after. */
export async function createApi({
  settings,
  clock,
  log = logOf(settings, 'api'),
  poolSize,
  webFolder,
  patience,
  ownDatabase,
}: ApiOptions): Promise<NestFastifyApplication> {
  if (!settings.DATABASE_URL)
    throw new StartupError(
      'The api needs a database: set DATABASE_URL, or run “npm start”, which brings one.',
    );
  closeDataFolder(settings);
  const { adapter, routes } = await openFastify(
    { publicUrl: settings.publicUrl, trustedProxies: settings.TRUSTED_PROXIES, patience },
    log,
  );
  const root = ApiModule.forRoot({
    settings,
    log,
    entities: trackerEntities,
    ...(clock ? { clock } : {}),
    ...(poolSize ? { poolSize } : {}),
    ...(ownDatabase ? { ownDatabase } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  admitRequests(app, log);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(
    new ProblemFilter(
      log,
      (path) => routes.methodsOf(path),
      new RefusalRecorder(app.get(Database), log),
      app.get(DiskRoom),
    ),
  );
  await serveWeb(app, webFolder);
  // Waiting for a plugin fixes the error handler of the routes so far, and Nest sets its own only at the end.
  serveApiDocs(app);
  return app;
}

/** Has each request judged by its head before its body is read; of a proxy that is not trusted the log says once what to do. */
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
