import { RouteConfig } from '@nestjs/platform-fastify';
import { StartupError } from '#platform';
import type { FastifyRequest } from 'fastify';
import type { PlaceRate } from '../rate-limits/limits.js';

/** What the edge has to know of a route before it reads a request's body. */
export interface RouteAccess {
  /** The limit that its requests count against, for a route that needs no session; every other needs one. */
  open?: PlaceRate;
  /** The limit that tries at its secret count against, besides those of whoever asks. */
  secret?: PlaceRate;
  /** Most that the file may weigh, in bytes, for a route that takes a form with one; every other takes JSON. */
  fileBytes?: number;
}

const known = new WeakMap<object, RouteAccess>();

/** Adds to what is known of a handler; the web server carries it as the route's configuration. */
const access =
  (part: RouteAccess): MethodDecorator =>
  (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const all = { ...known.get(handler), ...part };
    known.set(handler, all);
    RouteConfig({ access: all })(target, key, descriptor);
  };

/** Opens a route to people who are not signed in. Their bodies are small, and counted against the limit named. */
export const Public = (limit: PlaceRate): MethodDecorator => access({ open: limit });

/** Says that a route is asked with a secret that could be guessed at: a link of a mail, a feed's address. */
export const SecretAddress = (limit: PlaceRate): MethodDecorator => access({ secret: limit });

/** Says that a route takes a form with one file of so many bytes at most. */
export const TakesFile = (fileBytes: number): MethodDecorator => access({ fileBytes });

/** What is known of a request's route. */
export const accessOf = (request: Pick<FastifyRequest, 'routeOptions'>): RouteAccess =>
  (request.routeOptions.config as { access?: RouteAccess } | undefined)?.access ?? {};

/** Routes that no controller declares, and the limit each counts against. Whatever is missing here needs a session. */
const PLAIN: readonly (readonly [url: RegExp, open: PlaceRate])[] = [
  [/^\/\*$/, 'pages'],
  [/^\/api\/(docs(\/.*)?|openapi\.json)$/, 'documentation'],
];

/**
 * What is known of a route when it is registered: what its handler says, or what stands here for pages and documentation.
 * @throws StartupError when its address holds a secret and nothing limits the guessing.
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
