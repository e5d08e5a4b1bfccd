import type { Tx } from '#platform';
import type { Role } from '../rules/role.js';

/** What a role needs to work; `changedAt` null while it was never changed. */
export interface RoleRequirement { role: Role; secondFactor: boolean; changedAt: Date | null }

/** What each role needs, by name. */
export const roleRequirements = (tx: Tx): Promise<RoleRequirement[]> =>
  tx.query<RoleRequirement[]>('SELECT role, second_factor AS "secondFactor", changed_at AS "changedAt" FROM role_requirements ORDER BY role');
