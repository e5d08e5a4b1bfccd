import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend } from 'bullmq';

/** Delay in ms before a worker asks for a job again after an error. */
const RETRY_MS = 500;

/** The library's cached result of becoming ready; it also caches a failure forever. */
interface Readiness {
  readyPromise?: Promise<unknown> | undefined;
  waitUntilReady(): Promise<void>;
}

/**
 * The library's PostgreSQL store, corrected for a database that may go away and come back at any
 * time. In the original, a connection whose first query failed never tries again, and a worker that
 * cannot get a job retries in the same turn of the event loop, which blocks the whole process.
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

/** Clears a cached failure, so that the next caller tries again. */
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
