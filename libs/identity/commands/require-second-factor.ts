import { recordAuditEvent } from '#audit';
import { type Database, withPrivileges } from '#platform/database';
import { Problem } from '#platform/problem';
import { allow } from '../policies/policies.js';
import type { Terms } from '../queries/actor-of.js';
import { type RoleRequirement, roleRequirements } from '../queries/role-requirements.js';
import type { Actor } from '../rules/actor.js';
import type { Role } from '../rules/role.js';

/** Whether holders of a role must have a second factor. */
export interface WantedRequirement {
  role: Role;
  secondFactor: boolean;
}

/**
 * Sets whether holders of a role must have a second factor. The setting applies from the next
 * request on, also in existing sessions.
 * @throws Problem FORBIDDEN, SECOND_FACTOR_COMPULSORY
 */
export function requireSecondFactor(
  database: Database,
  { clock, policy }: Terms,
  actor: Actor,
  { role, secondFactor }: WantedRequirement,
): Promise<RoleRequirement> {
  allow(actor, 'role-requirement.edit');
  if (!secondFactor && policy.compelsFactor(role)) throw new Problem('SECOND_FACTOR_COMPULSORY');
  return database.write(withPrivileges(actor.scope, 'roles'), async (tx) => {
    const [before] = await tx.query<{ secondFactor: boolean }[]>(
      'SELECT second_factor AS "secondFactor" FROM role_requirements WHERE role = $1 FOR UPDATE',
      [role],
    );
    if (before?.secondFactor !== secondFactor) {
      await tx.query(
        'UPDATE role_requirements SET second_factor = $2, changed_at = $3 WHERE role = $1',
        [role, secondFactor, clock.now()],
      );
      await recordAuditEvent(tx, actor.scope, {
        action: 'role-requirement.edit',
        subjectType: 'role',
        subjectId: role,
        oldValue: { secondFactor: before?.secondFactor ?? null },
        newValue: { secondFactor },
      });
    }
    const found = (await roleRequirements(tx, policy)).find(
      (requirement) => requirement.role === role,
    );
    if (!found) throw new Error(`the role ${role} has no line in role_requirements`);
    return found;
  });
}
