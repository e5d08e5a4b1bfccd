/** Lifetime of a password link in milliseconds; the database refuses a longer one. */
export const PASSWORD_LINK_MS = 24 * 3_600_000;

/**
 * Maximum number of links that a person is sent per {@link FORGOTTEN_LINKS_MS} on request; further
 * requests send nothing.
 */
export const FORGOTTEN_LINKS_MAX = 3;
/** Period in which these links are counted, in milliseconds. */
export const FORGOTTEN_LINKS_MS = 3_600_000;

/**
 * Why a link was created: for a new account, by an administrator's reset, or on the person's
 * request.
 */
export type PasswordLinkPurpose = 'new-account' | 'reset' | 'forgotten';

/**
 * The URL of a password link. The secret is in the fragment, which browsers do not send, so that it
 * appears in no log and no Referer header.
 */
export const passwordLinkUrl = (publicUrl: string, secret: string): string =>
  `${publicUrl}/password#${secret}`;
