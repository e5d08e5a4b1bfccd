import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { accountMadeAt, findListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { checkGrant } from '../rules/grant.js';
import type { Role } from '../rules/role.js';
import { grantNeedsSecond } from '../rules/second-administrator.js';
import { lockDirectory } from '../store/directory-lock.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { assignmentsOf, membershipsOf, treeNow } from '../store/held-assignments.js';
import { MembershipRow } from '../store/identity-rows.js';
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

/** A grant that was checked: its days are complete. */
export interface CheckedGrant {
  unitId: string;
  role: Role;
  fromOn: Day;
  untilOn: Day | null;
}

/**
 * Checks, in the caller's transaction, that a role may be granted, and whether a second
 * administrator decides about it. The directory stays locked until the transaction ends.
 * @param granter id of the administrator who asks for it
 * @throws Problem NOT_FOUND, and those of `checkGrant`
 */
export async function prepareGrant(
  tx: Tx,
  today: Day,
  { granter, personId, grant }: { granter: string; personId: string; grant: Grant },
): Promise<{ wanted: CheckedGrant; needsSecond: boolean }> {
  const { unitId, role, fromOn, untilOn = null } = grant;
  await lockDirectory(tx);
  const wanted = { unitId, role, fromOn: fromOn ?? today, untilOn };
  const duties = await assignmentsOf(tx, personId);
  checkGrant(wanted, {
    today,
    granter,
    person: await findListedPerson(tx, personId),
    tree: await treeNow(tx),
    memberships: await membershipsOf(tx, personId),
    duties,
  });
  return { wanted, needsSecond: grantNeedsSecond(wanted, duties, today) };
}

/**
 * Grants a person a role in an organisation, in the caller's transaction. The caller has checked
 * the grant with {@link prepareGrant}, and that it needs nobody else's decision or has it. The
 * person's sessions are ended, so that no session continues with the earlier rights. The person and
 * the audit administrators are mailed.
 * @param actor who grants it, or who approved it; `byName` names everybody who had a part in it
 * @returns the id of the membership
 */
export async function enterGrant(
  tx: Tx,
  services: AccountServices,
  actor: Actor,
  { personId, wanted, byName }: { personId: string; wanted: CheckedGrant; byName: string },
): Promise<string> {
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
  await tell(tx, services, { personId, byName, wanted });
  return id;
}

interface Granted {
  personId: string;
  byName: string;
  wanted: CheckedGrant;
}

async function tell(
  tx: Tx,
  services: AccountServices,
  { personId, byName, wanted }: Granted,
): Promise<void> {
  const granted = { ...wanted, unitName: (await findOrganisation(tx, wanted.unitId)).name };
  const madeAt = await accountMadeAt(tx, personId);
  const notice = { kind: 'role-granted' as const, granted, accountMadeAt: madeAt };
  await sendAccountNotices(tx, services, { personId, notice, byName });
}
