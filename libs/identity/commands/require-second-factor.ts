import { recordDeed } from '#audit';
import { type Clock, type Database } from '#platform';
import { allow } from '../policies/policies.js';
import { type RoleRequirement, roleRequirements } from '../queries/role-requirements.js';
import type { Actor } from '../rules/actor.js';
import type { Role } from '../rules/role.js';

/**
 * Has a role work only with a second factor, or no longer; it holds from the next request on, for sessions begun before too.
 * @throws Refusal FORBIDDEN
 */
export function requireSecondFactor(database: Database, clock: Clock, actor: Actor, role: Role, secondFactor: boolean): Promise<RoleRequirement> {
  allow(actor, 'role-requirement.edit');
  return database.write(actor.scope, async (tx) => {
    const [before] = await tx.query<{ secondFactor: boolean }[]>('SELECT second_factor AS "secondFactor" FROM role_requirements WHERE role = $1 FOR UPDATE', [role]);
    if (before?.secondFactor !== secondFactor) {
      await tx.query('UPDATE role_requirements SET second_factor = $2, changed_at = $3 WHERE role = $1', [role, secondFactor, clock.now()]);
      await recordDeed(tx, actor.scope, { action: 'role-requirement.edit', subjectType: 'role', subjectId: role, oldValue: { secondFactor: before?.secondFactor ?? null }, newValue: { secondFactor } });
    }
    const found = (await roleRequirements(tx)).find((requirement) => requirement.role === role);
    if (!found) throw new Error(`the role ${role} has no line in role_requirements`);
    return found;
  });
}
