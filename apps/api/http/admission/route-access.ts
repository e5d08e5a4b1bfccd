import { RouteConfig } from '@nestjs/platform-fastify';
import { StartupError } from '#platform';
import type { FastifyRequest } from 'fastify';
import type { PlaceRate } from '../rate-limits/limits.js';

/** Access options of a route, needed before the body of a request is read. */
export interface RouteAccess {
  /** Rate limit of a route that needs no session. A route without this option needs one. */
  open?: PlaceRate;
  /**
   * Rate limit that requests to a URL with a secret count against, besides the caller's own limits.
   */
  secret?: PlaceRate;
  /**
   * Size limit in bytes of the file, for a route that takes a form with a file. Other routes take
   * JSON.
   */
  fileBytes?: number;
}

const known = new WeakMap<object, RouteAccess>();

/** Adds access options to a handler; Fastify carries them as the route's configuration. */
const access =
  (part: RouteAccess): MethodDecorator =>
  (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const all = { ...known.get(handler), ...part };
    known.set(handler, all);
    RouteConfig({ access: all })(target, key, descriptor);
  };

/**
 * Opens a route to callers who are not signed in. Their bodies have a low size limit, and their
 * requests count against the named rate limit.
 */
export const Public = (limit: PlaceRate): MethodDecorator => access({ open: limit });

/**
 * Marks a route whose URL contains a secret that could be guessed: a link in a mail, a calendar
 * feed.
 */
export const SecretAddress = (limit: PlaceRate): MethodDecorator => access({ secret: limit });

/** Marks a route that takes a form with one file, and sets the size limit of the file in bytes. */
export const TakesFile = (fileBytes: number): MethodDecorator => access({ fileBytes });

/** Access options of the route that a request matches. */
export const accessOf = (request: Pick<FastifyRequest, 'routeOptions'>): RouteAccess =>
  (request.routeOptions.config as { access?: RouteAccess } | undefined)?.access ?? {};

/**
 * Routes that no controller declares, with the rate limit of each. Any other such route needs a
 * session.
 */
const PLAIN: readonly (readonly [url: RegExp, open: PlaceRate])[] = [
  [/^\/\*$/, 'pages'],
  [/^\/api\/(docs(\/.*)?|openapi\.json)$/, 'documentation'],
];

/**
 * Access options of a route at registration: those of its handler, or those listed above for pages
 * and documentation.
 * @throws StartupError when its URL contains a secret and no rate limit is set for guessing it.
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
