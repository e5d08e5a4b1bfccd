import { loadSettings } from '#platform/config';
import { Database } from '#platform/database';
import { noteAddress } from '#platform/last-times';
import { logOf } from '#platform/logging';
import { openMetrics } from '#platform/metrics';
import { StartupError } from '#platform/program';
import { createApi } from './create-api.js';
import { plainListening } from '#platform/http';

/** Starts only the API, with an existing database. `npm start` starts the whole program. */
try {
  const settings = loadSettings(process.env);
  const log = logOf(settings, 'api');
  const measured = await openMetrics(settings);
  const app = await createApi({ settings, log, metrics: measured?.metrics });
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  await app.listen({ port: settings.PORT, host: settings.HOST });
  await noteAddress(app.get(Database), settings.publicUrl);
  const plain = plainListening(settings);
  if (plain) log.warn({ why: plain.en }, 'api.listens-without-tls');
  log.info({ port: settings.PORT, host: settings.HOST }, 'api.listening');
} catch (error) {
  process.stderr.write(
    `${error instanceof StartupError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
