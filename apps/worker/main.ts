import { loadSettings } from '#platform/config';
import { logOf } from '#platform/logging';
import { openMetrics } from '#platform/metrics';
import { StartupError } from '#platform/program';
import { createWorker } from './create-worker.js';

/**
 * Calls `close` at the first Ctrl-C or SIGTERM, so that jobs in progress are finished. A second
 * signal ends the process immediately.
 */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(130);
      closing = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

/** Starts only the worker, with an existing database. `npm start` starts the whole program. */
try {
  const settings = loadSettings(process.env);
  const log = logOf(settings, 'worker');
  const measured = await openMetrics(settings);
  const worker = await createWorker({ settings, log, metrics: measured?.metrics });
  closeOnSignal(async () => {
    await worker.close();
    await measured?.close();
  });
  log.info({ queue: settings.REDIS_URL ? 'redis' : 'postgres' }, 'worker.started');
} catch (error) {
  process.stderr.write(
    `${error instanceof StartupError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
