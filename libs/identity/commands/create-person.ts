import { randomUUID } from 'node:crypto';
import { recordDeed } from '#audit';
import { type Database, type Language, once, Refusal, type RepeatableRequest } from '#platform';
import { allow } from '../policies/policies.js';
import { findListedPerson, type ListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { lockDirectory } from '../store/directory-lock.js';
import { PersonRow } from '../store/identity-rows.js';
import { hashPassword, newPassword } from './password.js';

/** Somebody who shall have an account; roles are given separately, by a grant of their own. */
export interface NewPerson { email: string; name: string; language?: Language }

/** An account just made. The first password is known this once; null when the request was a repeat. */
export interface CreatedPerson { person: ListedPerson; firstPassword: string | null }

/** Makes an account without any role, with a password nobody chose. @throws Refusal FORBIDDEN, EMAIL_TAKEN */
export async function createPerson(database: Database, actor: Actor, { email: given, name, language = 'zh' }: NewPerson, request: RepeatableRequest | null): Promise<CreatedPerson> {
  allow(actor, 'person.create');
  const email = given.trim().toLowerCase();
  const firstPassword = newPassword();
  const passwordHash = await hashPassword(firstPassword);
  return database.write(actor.scope, async (tx) => {
    const { id, replayed } = await once(tx, request, async () => {
      await lockDirectory(tx);
      if (await tx.existsBy(PersonRow, { email })) throw new Refusal('EMAIL_TAKEN', {}, [{ path: 'email', code: 'EMAIL_TAKEN' }]);
      const person = { id: randomUUID(), email, name, passwordHash, language, active: true };
      await tx.insert(PersonRow, person);
      await tx.query('UPDATE people SET must_change_password = true WHERE id = $1', [person.id]);
      await recordDeed(tx, actor.scope, { action: 'person.create', subjectType: 'person', subjectId: person.id, newValue: { language } });
      return person.id;
    });
    return { person: await findListedPerson(tx, id), firstPassword: replayed ? null : firstPassword };
  });
}
