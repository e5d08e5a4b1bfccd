import type { Tx } from '#platform';
import type { Role } from '../rules/role.js';
import type { SignInPolicy } from '../rules/sign-in-policy.js';

/**
 * What a role needs to work; `compulsory` when the installation asks for it whatever was chosen, `changedAt` null while
 * nothing was chosen.
 */
export interface RoleRequirement {
  role: Role;
  secondFactor: boolean;
  compulsory: boolean;
  changedAt: Date | null;
}

/** What each role needs, by name. */
export async function roleRequirements(tx: Tx, policy: SignInPolicy): Promise<RoleRequirement[]> {
  const chosen = await tx.query<Omit<RoleRequirement, 'compulsory'>[]>(
    'SELECT role, second_factor AS "secondFactor", changed_at AS "changedAt" FROM role_requirements ORDER BY role',
  );
  return chosen.map((one) => {
    const compulsory = policy.compelsFactor(one.role);
    return { ...one, secondFactor: one.secondFactor || compulsory, compulsory };
  });
}
