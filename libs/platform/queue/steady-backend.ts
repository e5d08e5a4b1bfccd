import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend } from 'bullmq';

/** How long a worker rests after it could not ask for a job. */
const RETRY_MS = 500;

/** What the library remembers of having become ready; it remembers a failure for ever as well. */
interface Readiness {
  readyPromise?: Promise<unknown> | undefined;
  waitUntilReady(): Promise<void>;
}

/**
 * The library's store on PostgreSQL, for a database that may end and come back at any moment. Without this, a connection
 * whose first question failed never asks again, and a worker that cannot ask for a job asks again in the same turn of the
 * event loop: the whole process then does nothing else for ever.
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

/** Lets the next caller try anew where the last one failed. */
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
