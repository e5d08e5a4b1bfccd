/**
 * Matches path segments that occur in this program's URLs: words and ids. Tokens and passwords of
 * this program do not match.
 */
const OURS = /^[a-z0-9][a-z0-9.-]{0,39}$/;

/**
 * Returns the path of a URL as it may be logged: without the query, and with `…` in place of every
 * segment that could be a password or token pasted by mistake.
 */
export const loggedPath = (url: string): string =>
  (url.split('?')[0] ?? '')
    .split('/')
    .map((part) => (part === '' || OURS.test(part) ? part : '…'))
    .join('/');
