import { performance } from 'node:perf_hooks';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { announcesBody } from './request-bounds.js';
import { accessOf } from './route-access.js';

/** Time limits of the body of a request. */
export interface BodyTimes {
  /**
   * Longest time until the last byte of a body, in milliseconds. A body with a file may take longer
   * as long as it keeps arriving.
   */
  requestMs: number;
  /** Longest time without a byte of a body with a file, in milliseconds. */
  uploadIdleMs: number;
  /** Smallest average number of bytes per second of a body with a file, after `requestMs`. */
  uploadBytesPerSecond: number;
  /** Longest time until the last byte of a body with a file, in milliseconds. */
  uploadMs: number;
}

/**
 * Progress of receiving a body: the bytes received so far, the milliseconds since the start, and
 * the milliseconds since the last byte.
 */
export interface Arrived {
  bytes: number;
  ms: number;
  idleMs: number;
}

/** Returns whether an incomplete body arrives so slowly that its request must be ended. */
export function isTooSlow(
  { bytes, ms, idleMs }: Arrived,
  takesFile: boolean,
  times: BodyTimes,
): boolean {
  if (!takesFile) return ms >= times.requestMs;
  if (idleMs >= times.uploadIdleMs || ms >= times.uploadMs) return true;
  return ms >= times.requestMs && bytes < (ms / 1_000) * times.uploadBytesPerSecond;
}

/**
 * Ends requests whose bodies arrive too slowly. Node's own time limit cannot be used for this,
 * because it is the same for all requests: a limit of 30 seconds would end every longer upload.
 * @param end sends the error response and closes the connection.
 */
export function endSlowBodies(
  fastify: FastifyInstance,
  times: BodyTimes & { lookEveryMs: number },
  end: (socket: Socket) => void,
): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!announcesBody(request) || request.raw.complete) return;
    const { socket } = request.raw;
    const takesFile = accessOf(request).fileBytes !== undefined;
    const [begunAt, before] = [performance.now(), socket.bytesRead];
    let [arrivedAt, arrived] = [begunAt, before];
    const look = setInterval(() => {
      const now = performance.now();
      if (socket.bytesRead > arrived) [arrivedAt, arrived] = [now, socket.bytesRead];
      const state = { bytes: arrived - before, ms: now - begunAt, idleMs: now - arrivedAt };
      if (!isTooSlow(state, takesFile, times)) return;
      clearInterval(look);
      // A response that has begun cannot be replaced by an error response.
      if (reply.raw.headersSent) socket.destroy();
      else end(socket);
    }, times.lookEveryMs).unref();
    const stop = (): void => clearInterval(look);
    request.raw.once('end', stop).once('close', stop);
  });
}
