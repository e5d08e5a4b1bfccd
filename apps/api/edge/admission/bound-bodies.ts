import type { Socket } from 'node:net';
import { Refusal, type RefusalCode } from '#platform';
import type { FastifyInstance } from 'fastify';
import { type JsonBounds, JSON_BOUNDS, measureJson } from './json-bounds.js';
import { announcesBody, bodyBytesOf } from './request-bounds.js';
import { accessOfRoute, type RouteAccess } from './route-access.js';

const REFUSAL_OF_BOUND: Readonly<Record<keyof JsonBounds, RefusalCode>> = {
  depth: 'BODY_TOO_DEEP',
  fields: 'BODY_OBJECT_TOO_WIDE',
  values: 'BODY_VALUES_TOO_MANY',
  textBytes: 'BODY_TEXT_TOO_LONG',
};
/** Of a body that was refused so much is still taken in and thrown away, so that its sender can read why. */
const LINGER_BYTES = 262_144;
const LINGER_MS = 1_000;

/**
 * Bounds every body of every route before anything is made of it: its bytes by the route, counted as they come, its shape by one pass
 * over them. There is no parser but this one, and that of forms, so that no route can go without.
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
      return done(new Refusal(REFUSAL_OF_BOUND[over], { limit: JSON_BOUNDS[over] }));
    void parse(request, (body as Buffer).toString('utf8'), done);
  });
  // Whoever is refused before the end of what they send is cut off after the answer, or they would be read to the end for nothing.
  fastify.addHook('onSend', async (request, reply) => {
    if (!announcesBody(request) || request.raw.complete) return;
    void reply.header('Connection', 'close');
    lingerBeforeClosing(request.raw.socket);
  });
}

/** Closes a connection for writing first: closed at once, with bytes unread, it would take the answer back on its way. */
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
