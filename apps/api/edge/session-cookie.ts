import { DEVICE_MS } from '#identity';

/** Name of the cookie that carries a browser's session; `__Host-` stands before it where the program is reached by TLS. */
export const SESSION_COOKIE = 'tracker_session';

/** Whether an address is reached by TLS. */
export const isTls = (address: string): boolean => address.startsWith('https://');

/**
 * The address by which a request came: `PUBLIC_URL`, and the same over TLS for a request that came by TLS to this program, or to
 * a trusted proxy that says so. What every cookie is called and how it is set depends on it, see {@link sessionCookieName}.
 */
export const reachedAt = ({ protocol }: { protocol: string }, publicUrl: string): string =>
  protocol === 'https' ? publicUrl.replace(/^http:/, 'https:') : publicUrl;

/** The name of the session cookie at an address. With the prefix a browser takes it from this host alone, over TLS, never from a sister domain. */
export const sessionCookieName = (address: string): string =>
  isTls(address) ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE;

/** How the session cookie is set at an address: out of reach of scripts, and only over TLS where that is how the program is reached. */
export const sessionCookie = (address: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(address) }) as const;

/** Name of the cookie by which a browser is known to have been signed in on before; it opens nothing. */
const DEVICE_COOKIE = 'tracker_device';

/** The name of the device's cookie at an address, prefixed as the session's is. */
export const deviceCookieName = (address: string): string =>
  isTls(address) ? `__Host-${DEVICE_COOKIE}` : DEVICE_COOKIE;

/** How the device's cookie is set: as the session's, and kept when the browser closes. */
export const deviceCookie = (address: string) => ({
  ...sessionCookie(address),
  maxAge: DEVICE_MS / 1000,
});
