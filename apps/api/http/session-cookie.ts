import { DEVICE_MS } from '#identity';

/** Name of the cookie that carries a browser's session. Over TLS it has the prefix `__Host-`. */
export const SESSION_COOKIE = 'tracker_session';

/** Whether a URL uses TLS. */
export const isTls = (address: string): boolean => address.startsWith('https://');

/**
 * The URL by which a request reached the program: `PUBLIC_URL`, with https when the request came by
 * TLS, directly or according to a trusted proxy. The names and attributes of all cookies depend on
 * it, see {@link sessionCookieName}.
 */
export const reachedAt = ({ protocol }: { protocol: string }, publicUrl: string): string =>
  protocol === 'https' ? publicUrl.replace(/^http:/, 'https:') : publicUrl;

/**
 * Name of the session cookie at a URL. With the prefix a browser accepts the cookie only from this
 * host and over TLS, so that a sibling domain cannot set it.
 */
export const sessionCookieName = (address: string): string =>
  isTls(address) ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE;

/**
 * Attributes of the session cookie: hidden from scripts, and restricted to TLS when the URL uses
 * it.
 */
export const sessionCookie = (address: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(address) }) as const;

/**
 * Name of the cookie that marks a browser as one that was signed in on before; it grants no access.
 */
const DEVICE_COOKIE = 'tracker_device';

/** Name of the device cookie at a URL, with the same prefix as the session cookie. */
export const deviceCookieName = (address: string): string =>
  isTls(address) ? `__Host-${DEVICE_COOKIE}` : DEVICE_COOKIE;

/** Attributes of the device cookie: those of the session cookie, but it outlives the browser. */
export const deviceCookie = (address: string) => ({
  ...sessionCookie(address),
  maxAge: DEVICE_MS / 1000,
});
