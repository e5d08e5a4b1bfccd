import type { Socket } from 'node:net';
import { Problem } from '../../problem/problem.js';
import type { ProblemCode } from '../../problem/declared-problems.js';
import type { FastifyInstance } from 'fastify';
import { type JsonBounds, JSON_BOUNDS, measureJson } from './json-bounds.js';
import { announcesBody, bodyBytesOf } from './request-bounds.js';
import { accessOfRoute, type RouteAccess } from './route-access.js';

const PROBLEM_OF_BOUND: Readonly<Record<keyof JsonBounds, ProblemCode>> = {
  depth: 'BODY_TOO_DEEP',
  fields: 'BODY_OBJECT_TOO_WIDE',
  values: 'BODY_VALUES_TOO_MANY',
  textBytes: 'BODY_TEXT_TOO_LONG',
};
/**
 * Largest number of bytes of a rejected body that are still received and discarded. Without this,
 * the connection could break before the client has read the error response.
 */
const LINGER_BYTES = 262_144;
const LINGER_MS = 1_000;

/**
 * Limits the size and structure of every request body before the body is parsed. The size is
 * counted while bytes arrive; the structure of JSON is checked by {@link measureJson}. Every route
 * is covered, because only two content-type parsers remain: the one for JSON, and the one for
 * forms, which has limits of its own.
 */
export function boundBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const access = accessOfRoute(route.url, route.config as { access?: RouteAccess } | undefined);
    Object.assign(route, { config: { ...route.config, access }, bodyLimit: bodyBytesOf(access) });
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { over } = measureJson(body as Buffer);
    if (over !== null)
      return done(new Problem(PROBLEM_OF_BOUND[over], { limit: JSON_BOUNDS[over] }));
    void parse(request, (body as Buffer).toString('utf8'), done);
  });
  // When a request is rejected before its body has arrived, the connection is closed after the
  // response. Otherwise the server would have to receive the rest of the body.
  fastify.addHook('onSend', async (request, reply) => {
    if (!announcesBody(request) || request.raw.complete) return;
    void reply.header('Connection', 'close');
    lingerBeforeClosing(request.raw.socket);
  });
}

/**
 * Changes how a connection is closed: ends the sending side first and keeps receiving for a short
 * time. Closing at once while received bytes are unread would make the client's network stack
 * discard the response.
 */
function lingerBeforeClosing(socket: Socket): void {
  const upTo = socket.bytesRead + LINGER_BYTES;
  socket.destroySoon = () => {
    socket.end();
    const end = setTimeout(() => socket.destroy(), LINGER_MS).unref();
    socket
      .on('data', () => {
        if (socket.bytesRead > upTo) socket.destroy();
      })
      .once('close', () => clearTimeout(end));
  };
}
