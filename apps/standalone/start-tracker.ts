import { createServer } from 'node:net';
import type { Settings } from '#platform/config';
import { Database, OwnDatabase } from '#platform/database';
import { noteAddress } from '#platform/last-times';
import { openMetrics } from '#platform/metrics';
import { StartupError } from '#platform/program';
import { createApi } from '../api/create-api.js';
import { plainListening } from '#platform/http';
import { openDatabasePlace } from '#installation';
import { createWorker } from '../worker/create-worker.js';
import { greeting } from './greeting.js';
import { prepareDatabase } from './prepare-database.js';

/** The running program: its URL, and the message for the person who started it. */
export interface RunningTracker {
  address: string;
  greeting: string[];
  close(): Promise<void>;
}

/**
 * Starts everything in one process: PostgreSQL, schema, first accounts, plan, API, worker.
 * @param onClosable receives the function that closes everything as soon as there is anything to
 * close, so that a signal during the start-up works too.
 * @throws StartupError or a subclass, after stopping what was started
 */
export async function startTracker(
  settings: Settings,
  log: (line: string) => void,
  onClosable: (close: () => Promise<void>) => void,
): Promise<RunningTracker> {
  await refuseTakenPort(settings);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  onClosable(close);
  try {
    const place = await openDatabasePlace(settings, { serve: true, log });
    closers.push(() => place.close());
    const accounts = await prepareDatabase(place, settings, log);
    const urls = Object.assign(settings, {
      DATABASE_URL: place.appUrl,
      DATABASE_OWNER_URL: place.ownerUrl,
    });
    const measured = await openMetrics(settings);
    if (measured) closers.push(() => measured.close());
    const metrics = measured?.metrics;
    const api = await createApi({
      settings: urls,
      metrics,
      ownDatabase: new OwnDatabase(() => place.outage()),
    });
    closers.push(() => api.close());
    await api.listen({ port: settings.PORT, host: settings.HOST });
    const address = `http://localhost:${new URL(await api.getUrl()).port || settings.PORT}`;
    settings.runningUrl = address;
    await noteAddress(api.get(Database), settings.publicUrl);
    const worker = await createWorker({ settings: urls, metrics });
    closers.push(() => worker.close());
    const plain = plainListening(settings);
    return {
      address,
      greeting: [
        ...(plain ? ['', plain.zh, plain.en] : []),
        ...greeting(address, settings, accounts),
      ],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Fails if the port is in use. This is checked first, because the error would otherwise appear only
 * after half a minute of start-up.
 */
function refuseTakenPort(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${settings.PORT} is taken by another program`
          : `Port ${settings.PORT} cannot be opened (${error.code ?? error.message})`;
      reject(
        new StartupError(
          `${why}; stop that program, or choose another port: PORT=${settings.PORT + 1} npm start`,
        ),
      );
    });
    trial.listen(settings.PORT, settings.HOST, () => trial.close(() => resolve()));
  });
}
