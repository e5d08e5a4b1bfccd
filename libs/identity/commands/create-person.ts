import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { once, type RepeatableRequest, withAccounts, withPrivileges } from '#platform/database';
import type { Language } from '#platform/language';
import { Problem } from '#platform/problem';
import { allow } from '../policies/policies.js';
import { findListedPerson, type ListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { insertAccount } from '../store/credentials.js';
import { lockDirectory } from '../store/directory-lock.js';
import { PersonRow } from '../store/identity-rows.js';
import type { AccountServices } from './account-services.js';
import { issuePasswordLink } from './issue-password-link.js';
import { hashPassword, newPassword } from './password.js';
import { sendAccountNotices } from './send-account-notices.js';

/** A person who is to get an account. Roles are granted separately. */
export interface NewPerson {
  email: string;
  name: string;
  language?: Language;
}

/**
 * Creates an account without roles, and mails the person a link for choosing a password. Until a
 * password is chosen, nobody can sign in to the account. The audit administrators are mailed only
 * when a role is granted.
 * @throws Problem FORBIDDEN, EMAIL_TAKEN
 */
export async function createPerson(
  services: AccountServices,
  actor: Actor,
  { email: given, name, language = 'zh' }: NewPerson,
  request: RepeatableRequest | null,
): Promise<ListedPerson> {
  allow(actor, 'person.create');
  const email = given.trim().toLowerCase();
  const passwordHash = await hashPassword(newPassword());
  return services.database.write(
    withAccounts(withPrivileges(actor.scope, 'people')),
    async (tx) => {
      const { id } = await once(tx, request, async () => {
        await lockDirectory(tx);
        if (await tx.existsBy(PersonRow, { email }))
          throw new Problem('EMAIL_TAKEN', {}, [{ path: 'email', code: 'EMAIL_TAKEN' }]);
        const personId = randomUUID();
        await insertAccount(tx, { id: personId, email, name, passwordHash, language });
        await recordAuditEvent(tx, actor.scope, {
          action: 'person.create',
          subjectType: 'person',
          subjectId: personId,
          newValue: { language },
        });
        const of = { personId, purpose: 'new-account' as const, madeBy: actor.personId };
        const { link, expiresAt } = await issuePasswordLink(tx, services, of);
        const notice = { kind: 'new-account' as const, link, expiresAt };
        await sendAccountNotices(tx, services, {
          personId,
          notice,
          byName: actor.name,
          personOnly: true,
        });
        return personId;
      });
      return findListedPerson(tx, id);
    },
  );
}
