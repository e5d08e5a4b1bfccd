import createClient, { type Middleware } from 'openapi-fetch';
import { basePath } from './base-path.js';
import type { components, paths } from './schema.js';

/** Type of a schema of the OpenAPI description, by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** One page of a list; `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
let csrfToken: string | null = null;
let language = 'zh';

/**
 * Stores the CSRF token that every writing request has to send. It comes from a response, because
 * JavaScript cannot read the session cookie. Null removes the token.
 */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Sets the language of the server's messages, sent as `Accept-Language` with each request. */
export function speak(to: string): void {
  language = to;
}

/** Returns the headers that every request of a method sends. */
export const headersFor = (method: string): Record<string, string> => ({
  'Accept-Language': language,
  ...(csrfToken !== null && UNSAFE.has(method) ? { 'X-CSRF-Token': csrfToken } : {}),
});

const withHeaders: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headersFor(request.method)))
      request.headers.set(name, value);
  },
};

/**
 * Options for requests that a page repeats by itself, without a user action. The server does not
 * count them as use of the session, so that an unattended screen does not keep it open.
 */
export const UNATTENDED = { headers: { 'X-Unattended': 'true' } };

let lastAddress: string | null = null;

/**
 * Calls a function that begins a request, and returns its result with the address of the request.
 * Middleware runs before the first wait of a request, so the address is known when the function
 * returns; null when it began none.
 */
export function withAddress<Result>(begin: () => Result): {
  result: Result;
  address: string | null;
} {
  lastAddress = null;
  const result = begin();
  return { result, address: lastAddress };
}

const noteAddress: Middleware = {
  onRequest({ request }) {
    const { pathname, search } = new URL(request.url);
    lastAddress = `${pathname}${search}`;
  },
};

/** HTTP client of the API, with types from the OpenAPI description. */
export const api = createClient<paths>({ baseUrl: window.location.origin + basePath });
api.use(noteAddress);
api.use(withHeaders);
