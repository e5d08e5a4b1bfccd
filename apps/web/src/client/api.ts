import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema.js';

/** A shape of the API's description, by name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
let csrfToken: string | null = null;
let language = 'zh';

/** Keeps what unsafe requests must repeat; the cookie itself is out of reach of scripts. */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Language in which the server shall word its answers. */
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

/** What a page asks again and again by itself is no use of the session: an unattended screen must not keep it open. */
export const UNATTENDED = { headers: { 'X-Unattended': 'true' } };

/** The API, typed by its own description. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(withHeaders);
