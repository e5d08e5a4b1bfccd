/** Name of the cookie that carries a browser's session. */
export const SESSION_COOKIE = 'tracker_session';

/** How the session cookie is set: out of reach of scripts, and only over TLS where the program is reached by TLS. */
export const sessionCookie = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https://') }) as const;
