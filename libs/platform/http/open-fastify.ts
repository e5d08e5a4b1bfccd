import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FormerAddress } from '../declarations/declare-domain.js';
import type { Log } from '../logging/log.js';
import { problemDocumentOf } from '../problem/problem-document.js';
import { Problem } from '../problem/problem.js';
import type { ProblemCode } from '../problem/declared-problems.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { basePathOf, withBasePath, withoutBasePath } from './base-path.js';
import { boundBodies } from './admission/bound-bodies.js';
import { BODY_BYTES_MAX } from './admission/request-bounds.js';
import { type BodyTimes, endSlowBodies } from './admission/slow-bodies.js';
import type { TrackerReply, TrackerRequest } from './call.js';
import { KnownRoutes } from './known-routes.js';
import { addressOfToday, announceFormerAddresses } from './former-addresses.js';
import { languageOf } from './language.js';
import { loggedPath } from './logged-path.js';
import { headersOverTls, secureHeaders } from './secure-headers.js';
import { isTls, reachedAt } from './public-address.js';
import { takeUploads } from './upload.js';

const SANE_REQUEST_ID = /^[\w-]{1,64}$/;

/** Timeouts of client connections, in milliseconds. */
export interface Timeouts extends BodyTimes {
  /** Longest time from the first byte of a request to the end of its headers. */
  headersMs: number;
  /**
   * Longest time without a byte in either direction, even while a request is processed. It is
   * longer than the time limit of database statements.
   */
  silenceMs: number;
  /** Longest time between two requests on one connection. */
  keepAliveMs: number;
  /** Interval between two checks for connections that have exceeded a timeout. */
  lookEveryMs: number;
}
export const TIMEOUTS: Timeouts = {
  requestMs: 30_000,
  uploadIdleMs: 30_000,
  uploadBytesPerSecond: 32_768,
  uploadMs: 3_600_000,
  headersMs: 15_000,
  silenceMs: 120_000,
  keepAliveMs: 72_000,
  lookEveryMs: 5_000,
};

/** Settings of the HTTP server. */
export interface ServerOptions {
  publicUrl: string;
  trustedProxies?: string | undefined;
  timeouts?: Timeouts | undefined;
  formerAddresses?: readonly FormerAddress[];
}

/**
 * Creates the Fastify server on which Nest runs, with size limits, request ids, cookies and
 * security headers. Each response is logged in one line.
 */
export async function openFastify(
  { publicUrl, trustedProxies, timeouts = TIMEOUTS, formerAddresses = [] }: ServerOptions,
  log: Log,
): Promise<{ adapter: FastifyAdapter; routes: KnownRoutes }> {
  const basePath = basePathOf(publicUrl);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestIdHeader: false,
    return503OnClosing: false,
    trustProxy: trustedProxies ?? false,
    requestTimeout: timeouts.uploadMs,
    connectionTimeout: timeouts.silenceMs,
    keepAliveTimeout: timeouts.keepAliveMs,
    http: {
      requestTimeout: timeouts.uploadMs,
      headersTimeout: timeouts.headersMs,
      connectionsCheckingInterval: timeouts.lookEveryMs,
    },
    genReqId: (raw: IncomingMessage) => {
      const given = raw.headers['x-request-id'];
      return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : randomUUID();
    },
    rewriteUrl: ({ url = '/' }: IncomingMessage) =>
      addressOfToday(withoutBasePath(url, basePath), formerAddresses),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: TrackerReply) =>
      void reply
        .code(400)
        .header('X-Request-Id', request.id)
        .type('application/problem+json')
        .send(
          JSON.stringify(
            problemDocumentOf(
              new Problem('REQUEST_MALFORMED'),
              languageOf(request.headers['accept-language']),
              request.id,
            ),
          ),
        ),
  });
  const fastify = adapter.getInstance();
  const routes = new KnownRoutes();
  fastify.addHook('onRoute', ({ method, url }) => routes.add([method].flat(), url));
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id);
    if (isTls(reachedAt(request, publicUrl))) void reply.headers(headersOverTls);
    if (/^\/api(\/|$)/.test(request.url)) void reply.header('Cache-Control', 'no-store');
  });
  announceFormerAddresses(fastify, formerAddresses, basePath);
  if (basePath !== '') answerBelow(fastify, basePath);
  boundBodies(fastify);
  endSlowBodies(fastify, timeouts, (socket) =>
    answerUnreadable(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket),
  );
  fastify.addHook('onResponse', async (request, reply) => {
    const { caller } = request as TrackerRequest;
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path: loggedPath(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(caller ? { actorId: caller.actor.personId } : {}),
      },
      'request',
    );
  });
  await adapter.register(fastifyCookie as never);
  await takeUploads(fastify);
  await adapter.register(...secureHeaders());
  return { adapter, routes };
}

/** Puts the base path before the paths in headers, which browsers and scripts follow. */
function answerBelow(fastify: FastifyInstance, basePath: string): void {
  fastify.addHook('onSend', async (_request, reply) => {
    for (const name of ['location', 'link']) {
      const value = reply.getHeader(name);
      if (typeof value === 'string') void reply.header(name, withBasePath(value, basePath));
    }
  });
}

const CODE_OF_CLIENT_ERROR: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};

/**
 * Sends an error response for bytes that are not a complete HTTP request. Fastify has created no
 * request object then, so the exception filter cannot respond.
 */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const problem = problemDocumentOf(
    new Problem(CODE_OF_CLIENT_ERROR[error.code ?? ''] ?? 'REQUEST_MALFORMED'),
    'zh',
    randomUUID(),
  );
  const body = JSON.stringify(problem);
  const head = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n`;
  socket.end(head + body, () => socket.destroy());
}
