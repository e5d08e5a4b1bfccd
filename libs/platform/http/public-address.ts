/** Returns whether a URL uses TLS (https). */
export const isTls = (address: string): boolean => address.startsWith('https://');

/**
 * Returns the public URL of the program as the client used it: `PUBLIC_URL`, but with https when
 * the request arrived over TLS, directly or through a trusted proxy. The names and attributes of
 * cookies depend on it.
 */
export const reachedAt = ({ protocol }: { protocol: string }, publicUrl: string): string =>
  protocol === 'https' ? publicUrl.replace(/^http:/, 'https:') : publicUrl;
