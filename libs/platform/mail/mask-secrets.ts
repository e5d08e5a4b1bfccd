/** Matches a secret in a link: 32 random bytes as base64url, after a slash, a # or an =. */
const SECRET_IN_LINK = /([/#=])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;

/**
 * Removes the secrets from the links in a mail's text, for users other than its addressee. Without
 * its secret, a link (to set a password, acknowledge an alert or read a calendar) does not work.
 */
export const maskSecrets = (text: string): string => text.replace(SECRET_IN_LINK, '$1…');
