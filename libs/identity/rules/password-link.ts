/**
 * Time in milliseconds for which a password link can be used; the database refuses a longer time.
 */
export const PASSWORD_LINK_MS = 24 * 3_600_000;

/**
 * Largest number of password links that are mailed to a person on request within {@link
 * FORGOTTEN_LINKS_MS}; further requests send nothing.
 */
export const FORGOTTEN_LINKS_MAX = 3;
/** Period in milliseconds in which the requested password links are counted. */
export const FORGOTTEN_LINKS_MS = 3_600_000;

/**
 * Reason why a password link was created: for a new account, by an administrator's reset, or
 * because the person had forgotten the password.
 */
export type PasswordLinkPurpose = 'new-account' | 'reset' | 'forgotten';

/**
 * Builds the URL of a password link. The secret is in the fragment, which browsers do not send to
 * servers, so that it appears in no log and no Referer header.
 */
export const passwordLinkUrl = (publicUrl: string, secret: string): string =>
  `${publicUrl}/password#${secret}`;
