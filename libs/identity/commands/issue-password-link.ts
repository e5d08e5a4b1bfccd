import type { Tx } from '#platform/database';
import {
  PASSWORD_LINK_MS,
  type PasswordLinkPurpose,
  passwordLinkUrl,
} from '../rules/password-link.js';
import { hashSecret, newSecret } from '../rules/secret.js';
import { putPasswordLink } from '../store/password-links.js';
import type { AccountServices } from './account-services.js';

/**
 * A link just created, with which a person can choose a new password. The link is a secret: it may
 * be used only in the mail to the person or in the output for the operator who asked for it.
 */
export interface IssuedPasswordLink {
  link: string;
  expiresAt: Date;
}

/**
 * Creates a link for choosing a password and withdraws the person's earlier links. The caller
 * records the audit event, because only the caller knows the reason.
 */
export async function issuePasswordLink(
  tx: Tx,
  services: AccountServices,
  of: { personId: string; purpose: PasswordLinkPurpose; madeBy: string },
): Promise<IssuedPasswordLink> {
  const secret = newSecret();
  const madeAt = services.clock.now();
  const expiresAt = new Date(madeAt.getTime() + PASSWORD_LINK_MS);
  await putPasswordLink(tx, { ...of, secretHash: hashSecret(secret), madeAt, expiresAt });
  return { link: passwordLinkUrl(services.publicUrl, secret), expiresAt };
}
