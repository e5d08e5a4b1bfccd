/** Matches a secret in a link: 32 random bytes as base64url, after a slash, a # or an =. */
const SECRET_IN_LINK = /([/#=])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;

/**
 * The text of a mail for people other than its addressee: links lose the secret that makes them
 * work (to set a password, acknowledge an alert or read a calendar).
 */
export const maskSecrets = (text: string): string => text.replace(SECRET_IN_LINK, '$1…');
