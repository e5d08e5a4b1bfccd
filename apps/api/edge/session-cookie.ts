/** Name of the cookie that carries a browser's session; `__Host-` stands before it where the program is reached by TLS. */
export const SESSION_COOKIE = 'tracker_session';

const isTls = (publicUrl: string): boolean => publicUrl.startsWith('https://');

/** The name of the session cookie here. With the prefix a browser takes it from this host alone, over TLS, never from a sister domain. */
export const sessionCookieName = (publicUrl: string): string => (isTls(publicUrl) ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE);

/** How the session cookie is set: out of reach of scripts, and only over TLS where the program is reached by TLS. */
export const sessionCookie = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(publicUrl) }) as const;
