import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import { type Database, withAccounts, withPrivileges } from '#platform/database';
import { Problem } from '#platform/problem';
import { addDays } from '#values';
import { allow } from '../policies/policies.js';
import type { Actor } from '../rules/actor.js';
import { lockDirectory } from '../store/directory-lock.js';
import { endDelegations } from '../store/end-delegations.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { lastingSecurityAdmins, membershipsOf } from '../store/held-assignments.js';
import { MembershipRow } from '../store/identity-rows.js';

interface EndMembershipInput {
  personId: string;
  membershipId: string;
}

/**
 * Ends a person's role immediately: the role's last day becomes yesterday or, if its first day is
 * today or later, the day before that first day. The delegations of the role and the person's
 * sessions are ended too.
 * @throws Problem FORBIDDEN, LAST_SECURITY_ADMIN, NOT_FOUND when the role is another person's or
 * has already ended
 */
export function endMembership(
  database: Database,
  clock: Clock,
  actor: Actor,
  { personId, membershipId }: EndMembershipInput,
): Promise<void> {
  allow(actor, 'membership.end');
  return database.write(withAccounts(withPrivileges(actor.scope, 'roles')), async (tx) => {
    await lockDirectory(tx);
    const today = clock.today();
    const held = (await membershipsOf(tx, personId)).find(
      ({ id, untilOn }) => id === membershipId && (untilOn === null || untilOn >= today),
    );
    if (!held) throw new Problem('NOT_FOUND');
    const untilOn = addDays(held.fromOn > today ? held.fromOn : today, -1);
    await tx.update(MembershipRow, { id: membershipId }, { untilOn });
    if (held.role === 'security-admin' && (await lastingSecurityAdmins(tx, today)) === 0)
      throw new Problem('LAST_SECURITY_ADMIN');
    const { unitId, role, fromOn } = held;
    await endDelegations(tx, actor.scope, today, { personId, unitId, role });
    const sessionsEnded = await endSessionsOf(tx, personId, 'roles-changed');
    await recordAuditEvent(tx, actor.scope, {
      action: 'membership.end',
      subjectType: 'person',
      subjectId: personId,
      unitId,
      oldValue: { membershipId, unitId, role, fromOn, untilOn: held.untilOn },
      newValue: { untilOn, sessionsEnded },
    });
  });
}
