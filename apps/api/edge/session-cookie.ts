import { DEVICE_MS } from '#identity';

/** Name of the cookie that carries a browser's session; `__Host-` stands before it where the program is reached by TLS. */
export const SESSION_COOKIE = 'tracker_session';

const isTls = (publicUrl: string): boolean => publicUrl.startsWith('https://');

/** The name of the session cookie here. With the prefix a browser takes it from this host alone, over TLS, never from a sister domain. */
export const sessionCookieName = (publicUrl: string): string => (isTls(publicUrl) ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE);

/** How the session cookie is set: out of reach of scripts, and only over TLS where the program is reached by TLS. */
export const sessionCookie = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(publicUrl) }) as const;

/** Name of the cookie by which a browser is known to have been signed in on before; it opens nothing. */
const DEVICE_COOKIE = 'tracker_device';

/** The name of the device's cookie here, prefixed as the session's is. */
export const deviceCookieName = (publicUrl: string): string => (isTls(publicUrl) ? `__Host-${DEVICE_COOKIE}` : DEVICE_COOKIE);

/** How the device's cookie is set: as the session's, and kept when the browser closes. */
export const deviceCookie = (publicUrl: string) => ({ ...sessionCookie(publicUrl), maxAge: DEVICE_MS / 1000 });
