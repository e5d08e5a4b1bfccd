/** A password link is good for so long; the database refuses a longer one. */
export const PASSWORD_LINK_MS = 24 * 3_600_000;

/** Most links that a person can be sent in an hour by asking for them; further asks send nothing. */
export const FORGOTTEN_LINKS_MAX = 3;
/** The hour in which they are counted. */
export const FORGOTTEN_LINKS_MS = 3_600_000;

/** Why a link was made: for an account just opened, by an administrator, or asked for by the person. */
export type PasswordLinkPurpose = 'new-account' | 'reset' | 'forgotten';

/**
 * The address of a link. The secret stands after the #, which no browser sends anywhere, so that it is in
 * no log and no Referer.
 */
export const passwordLinkUrl = (publicUrl: string, secret: string): string =>
  `${publicUrl}/password#${secret}`;
