/** A word or an id as this program's URLs contain them. Its tokens and passwords do not match. */
const OURS = /^[a-z0-9][a-z0-9.-]{0,39}$/;

/**
 * The path of a request in the form that is logged: without the query, and with every segment
 * replaced that could be a secret somebody pasted.
 */
export const loggedPath = (url: string): string =>
  (url.split('?')[0] ?? '')
    .split('/')
    .map((part) => (part === '' || OURS.test(part) ? part : '…'))
    .join('/');
