import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import { type Tx, withAccounts, withPrivileges } from '#platform/database';
import type { Language } from '#platform/language';
import { Problem } from '#platform/problem';
import { allow } from '../policies/policies.js';
import { findListedPerson, type ListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { lockDirectory } from '../store/directory-lock.js';
import { endDelegations } from '../store/end-delegations.js';
import { endSessionsOf, endTokensOf } from '../store/end-sessions.js';
import { lastingSecurityAdmins } from '../store/held-assignments.js';
import { PersonRow } from '../store/identity-rows.js';
import { withdrawPasswordLinks } from '../store/password-links.js';
import type { AccountServices } from './account-services.js';
import { sendAccountNotices } from './send-account-notices.js';

/** Wanted changes of an account; values left out stay as they are. */
export interface PersonChange {
  name?: string;
  language?: Language;
  active?: boolean;
}

interface ChangePersonInput {
  id: string;
  versionRead: number;
  change: PersonChange;
}

/**
 * Changes an account, provided that nobody has changed it since the caller read it. Closing the
 * account ends its sessions, tokens and delegations immediately.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, LAST_SECURITY_ADMIN
 */
export function changePerson(
  services: AccountServices,
  actor: Actor,
  { id, versionRead, change }: ChangePersonInput,
): Promise<ListedPerson> {
  if (change.active !== undefined) allow(actor, 'person.deactivate');
  allow(actor, 'person.change');
  return services.database.write(
    withAccounts(withPrivileges(actor.scope, 'people', 'roles')),
    async (tx) => {
      await lockDirectory(tx);
      const before = await findListedPerson(tx, id);
      if (before.version !== versionRead) throw new Problem('EDIT_STALE');
      const after = {
        name: change.name ?? before.name,
        language: change.language ?? before.language,
        active: change.active ?? before.active,
      };
      await tx.update(PersonRow, { id }, { ...after, version: before.version + 1 });
      // The names in the change are not written to the audit log, because the log is kept longer
      // than any account.
      await recordAuditEvent(tx, actor.scope, {
        action: 'person.change',
        subjectType: 'person',
        subjectId: id,
        oldValue: { language: before.language, active: before.active },
        newValue: {
          language: after.language,
          active: after.active,
          renamed: after.name !== before.name,
        },
      });
      if (before.active && !after.active) await close(tx, actor, services.clock, id);
      if (!before.active && after.active)
        await sendAccountNotices(tx, services, {
          personId: id,
          notice: { kind: 'account-reopened' },
          byName: actor.name,
        });
      return findListedPerson(tx, id);
    },
  );
}

async function close(tx: Tx, actor: Actor, clock: Clock, id: string): Promise<void> {
  const today = clock.today();
  if ((await lastingSecurityAdmins(tx, today)) === 0) throw new Problem('LAST_SECURITY_ADMIN');
  await endDelegations(tx, actor.scope, today, { personId: id });
  const sessionsEnded = await endSessionsOf(tx, id, 'account-closed');
  const tokensEnded = await endTokensOf(tx, id);
  await withdrawPasswordLinks(tx, id, clock.now());
  await recordAuditEvent(tx, actor.scope, {
    action: 'person.deactivate',
    subjectType: 'person',
    subjectId: id,
    oldValue: { active: true },
    newValue: { active: false, sessionsEnded, tokensEnded },
  });
}
