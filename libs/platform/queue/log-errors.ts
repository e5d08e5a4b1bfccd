import type { EventEmitter } from 'node:events';
import type { Log } from '../logging/log.js';

const QUIET_MS = 30_000;

/**
 * Logs the error events of a connection, queue or worker, at most one per half minute, because an
 * unreachable server causes an error with every attempt to reconnect.
 */
export function logErrors(
  emitter: Pick<EventEmitter, 'on'>,
  log: Log,
  event: string,
  fields: object = {},
): void {
  let saidAt = -QUIET_MS;
  emitter.on('error', (error: Error) => {
    const now = performance.now();
    if (now - saidAt < QUIET_MS) return;
    saidAt = now;
    log.warn(
      {
        ...fields,
        reason: error.message || String((error as { code?: string }).code ?? error.name),
      },
      event,
    );
  });
}
