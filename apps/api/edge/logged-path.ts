/** A word or an id as our addresses have them. Tokens and passwords that we make do not look like that. */
const OURS = /^[a-z0-9][a-z0-9.-]{0,39}$/;

/** The path of a request as the log may keep it: without the query, and without what somebody pasted into it. */
export const loggedPath = (url: string): string =>
  (url.split('?')[0] ?? '')
    .split('/')
    .map((part) => (part === '' || OURS.test(part) ? part : '…'))
    .join('/');
