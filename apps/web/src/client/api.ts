import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema.js';

/** Type of an OpenAPI schema, by name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
let csrfToken: string | null = null;
let language = 'zh';

/**
 * Stores the CSRF token that writing requests have to repeat. Scripts cannot read the session
 * cookie.
 */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Sets the language in which the server words its responses. */
export function speak(to: string): void {
  language = to;
}

const withHeaders: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    if (csrfToken !== null && UNSAFE.has(request.method))
      request.headers.set('X-CSRF-Token', csrfToken);
  },
};

/**
 * Options for requests that a page repeats on its own. They do not count as use of the session, so
 * that an unattended screen does not keep it open.
 */
export const UNATTENDED = { headers: { 'X-Unattended': 'true' } };

/** The API client, typed by the OpenAPI description. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(withHeaders);
