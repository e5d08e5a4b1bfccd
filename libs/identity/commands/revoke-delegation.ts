import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { can } from '../policies/policies.js';
import { findDelegation } from '../queries/delegations.js';
import type { Actor } from '../rules/actor.js';
import { delegatingScope } from '../rules/delegating-scope.js';
import { lockDirectory } from '../store/directory-lock.js';
import { DelegationRow } from '../store/identity-rows.js';

/**
 * Revokes a delegation immediately: today is the first day on which the delegation does not apply.
 * @throws Problem NOT_FOUND when the delegation concerns other people, is over or was already
 * revoked.
 */
export function revokeDelegation(
  database: Database,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<void> {
  return database.write(delegatingScope(actor), async (tx) => {
    await lockDirectory(tx);
    const today = clock.today();
    const found = await findDelegation(tx, id);
    // Actors whom the delegation does not concern get NOT_FOUND rather than FORBIDDEN, so that the
    // existence of the delegation is not disclosed.
    if (
      !can(actor, 'delegation.revoke', { parties: [found.fromPerson, found.toPerson] }) ||
      found.revokedOn !== null ||
      found.untilOn < today
    )
      throw new Problem('NOT_FOUND');
    const revokedOn = found.fromOn > today ? found.fromOn : today;
    await tx.update(DelegationRow, { id }, { revokedOn, revokedBy: actor.personId });
    await recordAuditEvent(tx, actor.scope, {
      action: 'delegation.revoke',
      subjectType: 'delegation',
      subjectId: id,
      unitId: found.unitId,
      oldValue: { fromOn: found.fromOn, untilOn: found.untilOn },
      newValue: { revokedOn },
    });
  });
}
