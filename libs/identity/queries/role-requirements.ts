import type { Tx } from '#platform/database';
import type { Role } from '../rules/role.js';
import type { SignInPolicy } from '../rules/sign-in-policy.js';

/**
 * Whether holders of a role must have a second factor. `compulsory`: the installation requires it
 * in any case; `changedAt`: when an administrator last changed the setting, null if never.
 */
export interface RoleRequirement {
  role: Role;
  secondFactor: boolean;
  compulsory: boolean;
  changedAt: Date | null;
}

/** Lists for all roles whether they require a second factor, sorted by role name. */
export async function roleRequirements(tx: Tx, policy: SignInPolicy): Promise<RoleRequirement[]> {
  const chosen = await tx.query<Omit<RoleRequirement, 'compulsory'>[]>(
    'SELECT role, second_factor AS "secondFactor", changed_at AS "changedAt" FROM role_requirements ORDER BY role',
  );
  return chosen.map((one) => {
    const compulsory = policy.compelsFactor(one.role);
    return { ...one, secondFactor: one.secondFactor || compulsory, compulsory };
  });
}
