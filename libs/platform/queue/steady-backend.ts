import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend } from 'bullmq';

/** Delay in ms before a worker requests a job again after an error. */
const RETRY_MS = 500;

/**
 * Object of the library (BullMQ) that caches the result of connecting in `readyPromise`. The
 * library never clears that promise, even if connecting has failed.
 */
interface Readiness {
  readyPromise?: Promise<unknown> | undefined;
  waitUntilReady(): Promise<void>;
}

/**
 * Creates the PostgreSQL store of the library (BullMQ), corrected for a database that may be
 * unreachable for some time. In the library, a connection whose first query failed never tries
 * again, and a worker that cannot get a job retries at once, which blocks the event loop of the
 * whole process.
 */
export const steadyPostgresBackend: typeof createPostgresBackend = (...made) => {
  const backend = createPostgresBackend(...made);
  forgetFailure(backend as unknown as Readiness);
  forgetFailure(backend.connection as unknown as Readiness);
  const moveToActive = backend.moveToActive.bind(backend);
  backend.moveToActive = async (...asked) => {
    try {
      return await moveToActive(...asked);
    } catch (error) {
      await pause(RETRY_MS);
      throw error;
    }
  };
  return backend;
};

/**
 * Makes an object forget that connecting has failed, so that the next caller tries to connect
 * again.
 */
function forgetFailure(target: Readiness): void {
  const waitUntilReady = target.waitUntilReady.bind(target);
  target.waitUntilReady = async () => {
    try {
      await waitUntilReady();
    } catch (error) {
      target.readyPromise = undefined;
      throw error;
    }
  };
}
