import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import {
  once,
  type RepeatableRequest,
  type Tx,
  withAccounts,
  withPrivileges,
} from '#platform/database';
import type { Day } from '#values';
import { allow } from '../policies/policies.js';
import { findListedPerson, type ListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { checkGrant } from '../rules/grant.js';
import type { Role } from '../rules/role.js';
import { lockDirectory } from '../store/directory-lock.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { assignmentsOf, membershipsOf, treeNow } from '../store/held-assignments.js';
import { MembershipRow } from '../store/identity-rows.js';
import { accountMadeAt } from '../queries/people.js';
import { findOrganisation } from '../queries/organisations.js';
import type { AccountServices } from './account-services.js';
import { sendAccountNotices } from './send-account-notices.js';

/**
 * A role to grant in an organisation, with the first day (default today) and the last day.
 * `untilOn` null means that the role has no end.
 */
export interface Grant {
  unitId: string;
  role: Role;
  fromOn?: Day;
  untilOn?: Day | null;
}

interface GrantMembershipInput {
  personId: string;
  grant: Grant;
  request: RepeatableRequest | null;
}

/**
 * Grants a person a role in an organisation. The person's sessions are ended, so that no session
 * continues with the earlier rights. The person and the audit administrators are mailed.
 * @throws Problem FORBIDDEN, NOT_FOUND, and those of `checkGrant`.
 */
export function grantMembership(
  services: AccountServices,
  actor: Actor,
  { personId, grant: { unitId, role, fromOn, untilOn = null }, request }: GrantMembershipInput,
): Promise<{ membershipId: string; person: ListedPerson }> {
  allow(actor, 'membership.grant');
  return services.database.write(withAccounts(withPrivileges(actor.scope, 'roles')), async (tx) => {
    const { id: membershipId } = await once(tx, request, async () => {
      await lockDirectory(tx);
      const today = services.clock.today();
      const person = await findListedPerson(tx, personId);
      const wanted = { unitId, role, fromOn: fromOn ?? today, untilOn };
      checkGrant(wanted, {
        today,
        granter: actor.personId,
        person,
        tree: await treeNow(tx),
        memberships: await membershipsOf(tx, personId),
        duties: await assignmentsOf(tx, personId),
      });
      const id = randomUUID();
      await tx.insert(MembershipRow, { id, personId, ...wanted });
      const sessionsEnded = await endSessionsOf(tx, personId, 'roles-changed');
      await recordAuditEvent(tx, actor.scope, {
        action: 'membership.grant',
        subjectType: 'person',
        subjectId: personId,
        unitId: wanted.unitId,
        newValue: { membershipId: id, ...wanted, sessionsEnded },
      });
      await tell(tx, services, { personId, byName: actor.name, wanted });
      return id;
    });
    return { membershipId, person: await findListedPerson(tx, personId) };
  });
}

interface Granted {
  personId: string;
  byName: string;
  wanted: { unitId: string; role: Role; fromOn: Day; untilOn: Day | null };
}

async function tell(
  tx: Tx,
  services: AccountServices,
  { personId, byName, wanted }: Granted,
): Promise<void> {
  const granted = { ...wanted, unitName: (await findOrganisation(tx, wanted.unitId)).name };
  const madeAt = await accountMadeAt(tx, personId);
  const news = { kind: 'role-granted' as const, granted, accountMadeAt: madeAt };
  await sendAccountNotices(tx, services, { personId, news, byName });
}
