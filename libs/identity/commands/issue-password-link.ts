import type { Tx } from '#platform';
import {
  PASSWORD_LINK_MS,
  type PasswordLinkPurpose,
  passwordLinkUrl,
} from '../rules/password-link.js';
import { hashSecret, newSecret } from '../rules/secret.js';
import { putPasswordLink } from '../store/password-links.js';
import type { AccountDesk } from './account-desk.js';

/** A link just made; its text goes into a mail, or to the operator who asked for it, and nowhere else. */
export interface IssuedPasswordLink {
  link: string;
  expiresAt: Date;
}

/** Makes the one link by which a person chooses a password; the caller says in the audit log why. */
export async function issuePasswordLink(
  tx: Tx,
  desk: AccountDesk,
  of: { personId: string; purpose: PasswordLinkPurpose; madeBy: string },
): Promise<IssuedPasswordLink> {
  const secret = newSecret();
  const madeAt = desk.clock.now();
  const expiresAt = new Date(madeAt.getTime() + PASSWORD_LINK_MS);
  await putPasswordLink(tx, { ...of, secretHash: hashSecret(secret), madeAt, expiresAt });
  return { link: passwordLinkUrl(desk.publicUrl, secret), expiresAt };
}
