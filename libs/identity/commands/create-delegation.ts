import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import { once, type RepeatableRequest, type Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import { allow, can } from '../policies/policies.js';
import { candidatesFor, findDelegation, type ListedDelegation } from '../queries/delegations.js';
import { findListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { delegatingScope } from '../rules/delegating-scope.js';
import { checkDelegation, type WantedDelegation } from '../rules/delegation.js';
import { lockDirectory } from '../store/directory-lock.js';
import { assignmentsOf, membershipsOf, treeNow } from '../store/held-assignments.js';
import { findOrganisation } from '../queries/organisations.js';
import { DelegationRow, PersonRow } from '../store/identity-rows.js';
import type { AccountServices } from './account-services.js';
import { sendAccountNotices } from './send-account-notices.js';

/**
 * A role to delegate for an absence, with the reason. The person whose role is delegated is the
 * actor, or another person named by a security administrator as `fromPersonId`.
 */
export type NewDelegation = Omit<WantedDelegation, 'fromPersonId'> & {
  fromPersonId?: string;
  reason: string;
};

type LentRow = Omit<WantedDelegation, 'fromPersonId' | 'toPersonId'> & {
  fromPerson: string;
  toPerson: string;
};

/**
 * Delegates a role for an absence. The role's holder may choose a delegate among the people of the
 * organisation and of those above and below it, so that no single person can move a project out of
 * its line of responsibility. A security administrator may choose any person.
 * @throws Problem FORBIDDEN, PERSON_UNKNOWN, and those of `checkDelegation`.
 */
export function createDelegation(
  services: AccountServices,
  actor: Actor,
  { reason, fromPersonId = actor.personId, ...given }: NewDelegation,
  request: RepeatableRequest | null,
): Promise<ListedDelegation> {
  allow(actor, 'delegation.create', { parties: [fromPersonId] });
  const wanted = { ...given, fromPersonId };
  const { database, clock } = services;
  return database.write(delegatingScope(actor), async (tx) => {
    const { id } = await once(tx, request, async () => {
      await lockDirectory(tx);
      if (!(await tx.existsBy(PersonRow, { id: fromPersonId, active: true })))
        throw refuseField('PERSON_UNKNOWN', 'fromPersonId');
      const facts = {
        today: clock.today(),
        lenderHolds: await membershipsOf(tx, fromPersonId),
        tree: await treeNow(tx),
      };
      checkDelegation(wanted, { ...facts, substituteDuties: [] });
      if (!(await mayStandIn(tx, clock, actor, wanted)))
        throw refuseField('PERSON_UNKNOWN', 'toPersonId');
      checkDelegation(wanted, {
        ...facts,
        substituteDuties: await assignmentsOf(tx, wanted.toPersonId),
      });
      const row = {
        id: randomUUID(),
        fromPerson: fromPersonId,
        toPerson: wanted.toPersonId,
        unitId: wanted.unitId,
        role: wanted.role,
        fromOn: wanted.fromOn,
        untilOn: wanted.untilOn,
        reason,
        createdBy: actor.personId,
        createdAt: clock.now(),
      };
      await tx.insert(DelegationRow, row);
      const { id, reason: _, createdBy, createdAt, ...terms } = row;
      await recordAuditEvent(tx, actor.scope, {
        action: 'delegation.create',
        subjectType: 'delegation',
        subjectId: id,
        unitId: row.unitId,
        newValue: terms,
      });
      if (fromPersonId !== actor.personId) await tell(tx, services, actor, row);
      return id;
    });
    return findDelegation(tx, id);
  });
}

/**
 * Mails the role's holder, the delegate and the audit administrators that the actor, who is not the
 * holder, has delegated the role.
 */
async function tell(tx: Tx, services: AccountServices, actor: Actor, row: LentRow): Promise<void> {
  const { fromPerson, toPerson, unitId } = row;
  const lender = await findListedPerson(tx, fromPerson);
  const granted = { ...row, unitName: (await findOrganisation(tx, unitId)).name };
  const notice = { kind: 'role-lent' as const, granted, lenderName: lender.name };
  await sendAccountNotices(tx, services, {
    personId: toPerson,
    alsoTell: [fromPerson],
    notice,
    byName: actor.name,
  });
}

async function mayStandIn(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { toPersonId, fromPersonId, unitId }: WantedDelegation,
): Promise<boolean> {
  if (can(actor, 'delegation.create'))
    return tx.existsBy(PersonRow, { id: toPersonId, active: true });
  return (await candidatesFor(tx, unitId, clock.today(), fromPersonId)).some(
    ({ id }) => id === toPersonId,
  );
}
