import type { Socket } from 'node:net';
import { Problem, type ProblemCode } from '#platform';
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
 * Most bytes still read and discarded from a rejected body, so that the client can read the
 * response.
 */
const LINGER_BYTES = 262_144;
const LINGER_MS = 1_000;

/**
 * Limits every body of every route before it is parsed: its bytes by the route's limit, counted
 * while they arrive, and its structure by one pass over the bytes. No route can avoid the limits,
 * because all other content-type parsers are removed, and the one for forms has limits of its own.
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
  // When a request is rejected before its body is complete, the connection is closed after the
  // response. Otherwise the server would read the rest for nothing.
  fastify.addHook('onSend', async (request, reply) => {
    if (!announcesBody(request) || request.raw.complete) return;
    void reply.header('Connection', 'close');
    lingerBeforeClosing(request.raw.socket);
  });
}

/**
 * Closes the writing side of a connection first. Closing both sides while bytes are unread would
 * make the client's network stack discard the response.
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
