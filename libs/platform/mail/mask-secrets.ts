/** A secret of ours in an address: 32 random bytes as base64url, after a slash, a # or an =. */
const SECRET_IN_LINK = /([/#=])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;

/**
 * A mail's words as somebody may read them whom the mail was not written to: links stay, without the
 * secret that makes them work (a password, an acknowledgement, a calendar).
 */
export const maskSecrets = (text: string): string => text.replace(SECRET_IN_LINK, '$1…');
