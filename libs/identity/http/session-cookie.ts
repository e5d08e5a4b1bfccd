import { DEVICE_MS } from '../store/known-devices.js';
import { isTls } from '#platform/http';

/** Name of the cookie with the session token, without the prefix `__Host-` that it has over TLS. */
export const SESSION_COOKIE = 'tracker_session';

/**
 * Returns the name of the session cookie. Over TLS it has the prefix `__Host-`, with which a
 * browser accepts the cookie only from this host, so that another host of the same domain cannot
 * set it.
 */
export const sessionCookieName = (address: string): string =>
  isTls(address) ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE;

/**
 * Returns the attributes of the session cookie: not readable by JavaScript, and over TLS never sent
 * without TLS.
 */
export const sessionCookie = (address: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(address) }) as const;

/**
 * Name of the cookie that recognises a browser in which a user signed in before. It gives no
 * access.
 */
const DEVICE_COOKIE = 'tracker_device';

/** Returns the name of the device cookie; over TLS it has the prefix `__Host-`. */
export const deviceCookieName = (address: string): string =>
  isTls(address) ? `__Host-${DEVICE_COOKIE}` : DEVICE_COOKIE;

/**
 * Returns the attributes of the device cookie: those of the session cookie, and a lifetime, so that
 * the browser keeps the cookie when it is closed.
 */
export const deviceCookie = (address: string) => ({
  ...sessionCookie(address),
  maxAge: DEVICE_MS / 1000,
});
