import { recordAuditEvent } from '#audit';
import { accountsScope, type Scope, withPrivileges } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Asked } from '../queries/actor-of.js';
import { FORGOTTEN_LINKS_MAX, FORGOTTEN_LINKS_MS } from '../rules/password-link.js';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import type { SignInPolicy } from '../rules/sign-in-policy.js';
import { credentialsOf, credentialsOfPerson, storePassword } from '../store/credentials.js';
import { endSessionsOf, endTokensOf } from '../store/end-sessions.js';
import {
  findPasswordLink,
  forgottenLinksSince,
  lockPasswordLinks,
  usePasswordLink,
} from '../store/password-links.js';
import { forgetFailures } from '../store/sign-in-attempts.js';
import type { AccountServices } from './account-services.js';
import { issuePasswordLink } from './issue-password-link.js';
import { newPasswordHash } from './new-password-hash.js';
import { sendAccountNotices } from './send-account-notices.js';

const scopeOfAsker = (actorId: string, { requestId, from }: Asked): Scope => ({
  ...withPrivileges(accountsScope(actorId, requestId), 'passwords'),
  ...(from === undefined ? {} : { from }),
});

/**
 * Mails a password link to the person with this e-mail address, if there is such a person and not
 * too many links were mailed recently. The caller answers the request before calling this, so that
 * neither the answer nor its delay discloses whether the address is known.
 */
export async function sendForgottenLink(
  services: AccountServices,
  given: string,
  asked: Asked,
): Promise<void> {
  const scope = scopeOfAsker('anonymous', asked);
  await services.database.write(scope, async (tx) => {
    const person = await credentialsOf(tx, given.trim().toLowerCase());
    if (!person?.active) return;
    await lockPasswordLinks(tx, person.id);
    const since = new Date(services.clock.now().getTime() - FORGOTTEN_LINKS_MS);
    if ((await forgottenLinksSince(tx, person.id, since)) >= FORGOTTEN_LINKS_MAX) return;
    const of = { personId: person.id, purpose: 'forgotten' as const, madeBy: 'anonymous' };
    const { link, expiresAt } = await issuePasswordLink(tx, services, of);
    const notice = { kind: 'forgotten' as const, link, expiresAt };
    await sendAccountNotices(tx, services, {
      personId: person.id,
      notice,
      byName: null,
      personOnly: true,
    });
    const subject = { subjectType: 'person', subjectId: person.id };
    await recordAuditEvent(tx, scope, {
      action: 'password-link.send',
      ...subject,
      newValue: { expiresAt },
    });
  });
}

/**
 * Sets a person's password by means of a link; the same transaction marks the link as used. Ends
 * the person's sessions and tokens. The person is not signed in thereby, so that a second factor is
 * still required.
 * @throws Problem PASSWORD_LINK_INVALID when the link is unknown, used, withdrawn or expired, and
 * those of {@link newPasswordHash}
 */
export async function setPasswordByLink(
  services: AccountServices,
  { secret, next, policy }: { secret: string; next: string; policy: SignInPolicy },
  asked: Asked,
): Promise<void> {
  if (!looksLikeSecret(secret)) throw new Problem('PASSWORD_LINK_INVALID');
  const secretHash = hashSecret(secret);
  const now = services.clock.now();
  const found = await services.database.read(scopeOfAsker('anonymous', asked), async (tx) => {
    const link = await findPasswordLink(tx, secretHash, now);
    const person = link && (await credentialsOfPerson(tx, link.personId));
    return link && person ? { link, person } : null;
  });
  if (!found) throw new Problem('PASSWORD_LINK_INVALID');
  const {
    link: { personId, purpose },
    person,
  } = found;
  const passwordHash = await newPasswordHash(next, person, { policy });
  const scope = scopeOfAsker(personId, asked);
  await services.database.write(scope, async (tx) => {
    if (!(await usePasswordLink(tx, secretHash, now))) throw new Problem('PASSWORD_LINK_INVALID');
    await storePassword(tx, personId, { passwordHash, mustChange: false, now });
    const sessionsEnded = await endSessionsOf(tx, personId, 'password-reset');
    const tokensEnded = await endTokensOf(tx, personId);
    await forgetFailures(tx, person);
    const newValue = { purpose, sessionsEnded, tokensEnded };
    const subject = { subjectType: 'person', subjectId: personId };
    await recordAuditEvent(tx, scope, { action: 'password-link.use', ...subject, newValue });
    // For a reset or a new account, the audit administrators were already mailed when the link was
    // created.
    const personOnly = purpose !== 'forgotten';
    const notice = { kind: 'password-set' as const, purpose };
    await sendAccountNotices(tx, services, { personId, notice, byName: null, personOnly });
  });
}
