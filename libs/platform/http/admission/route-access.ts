import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { StartupError } from '../../program/startup-error.js';
import type { FastifyRequest } from 'fastify';
import { declareAudience } from '../../declarations/audience.js';
import type { PlaceRate } from '../rate-limits/default-limits.js';

/** Access options of a route: rate limits and body size, needed before a body is read. */
export interface RouteAccess {
  /**
   * Name of the rate limit for a route that can be used without a session. When undefined, the
   * route needs a session or a token.
   */
  open?: PlaceRate;
  /**
   * Name of an additional rate limit for a route whose URL contains a secret, so that the secret
   * cannot be guessed by trying. It applies besides the limit of the caller's account.
   */
  secret?: PlaceRate;
  /**
   * Largest size in bytes of the uploaded file, for a route that accepts a form with a file. When
   * undefined, the route accepts only JSON.
   */
  fileBytes?: number;
}

const known = new WeakMap<object, RouteAccess>();

/**
 * Returns a decorator that adds access options to a controller method. Fastify receives them as the
 * configuration of the route.
 */
const access =
  (part: RouteAccess): MethodDecorator =>
  (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const all = { ...known.get(handler), ...part };
    known.set(handler, all);
    RouteConfig({ access: all })(target, key, descriptor);
  };

/**
 * Makes a route available without a session. Its request bodies have a low size limit, and its
 * requests count against the named rate limit.
 */
export const Public = (limit: PlaceRate): MethodDecorator =>
  applyDecorators(access({ open: limit }), declareAudience({ kind: 'public' }));

/**
 * Marks a route whose requests contain a secret, such as a link in a mail or a calendar feed. Who
 * knows the secret may use the route. Its requests count against the named rate limit, so that the
 * secret cannot be guessed by trying.
 */
export const SecretAddress = (limit: PlaceRate): MethodDecorator =>
  applyDecorators(access({ secret: limit }), declareAudience({ kind: 'secret-address' }));

/** Marks a route that accepts a form with one file of at most `fileBytes` bytes. */
export const TakesFile = (fileBytes: number): MethodDecorator => access({ fileBytes });

/** Returns the access options of the route that handles a request. */
export const accessOf = (request: Pick<FastifyRequest, 'routeOptions'>): RouteAccess =>
  (request.routeOptions.config as { access?: RouteAccess } | undefined)?.access ?? {};

/**
 * Routes without a controller that can be used without a session, with the rate limit of each: the
 * pages of the web app and the API documentation.
 */
const PLAIN: readonly (readonly [url: RegExp, open: PlaceRate])[] = [
  [/^\/\*$/, 'pages'],
  [/^\/api\/(docs(\/.*)?|openapi\.json)$/, 'documentation'],
];

/**
 * Returns the access options of a route when the route is registered. They come from its controller
 * method, or from the list above for pages and documentation.
 * @throws StartupError when the URL contains a secret but the route has no rate limit against
 * guessing.
 */
export function accessOfRoute(
  url: string,
  config: { access?: RouteAccess } | undefined,
): RouteAccess {
  const plain = PLAIN.find(([pattern]) => pattern.test(url))?.[1];
  const known = config?.access ?? (plain === undefined ? {} : { open: plain });
  if (
    /:(secret|token)\b/.test(url) &&
    known.secret === undefined &&
    known.open !== 'secret-links'
  ) {
    throw new StartupError(
      `The route ${url} is asked with a secret and has no limit of its own; mark it by @SecretAddress('secret-links') or @Public('secret-links').`,
    );
  }
  return known;
}
