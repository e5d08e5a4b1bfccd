import type { RuleChangeRequest } from '../../client/alert-rules.js';
import type { Me } from '../../client/session.js';

const holds = (me: Pick<Me, 'roles'>, role: Me['roles'][number]['role']): boolean =>
  me.roles.some((held) => held.role === role);

/**
 * Checks whether the user interface offers to propose rule changes: only to system administrators.
 * The server checks the permission again.
 */
export const mayPropose = (me: Pick<Me, 'roles'>): boolean => holds(me, 'system-admin');

/**
 * Checks whether the user interface offers to preview rules: only to system and security
 * administrators.
 */
export const mayPreview = (me: Pick<Me, 'roles'>): boolean =>
  holds(me, 'system-admin') || holds(me, 'security-admin');

/**
 * Returns what the user may do about a proposed rule change: decide about another user's proposal,
 * as an administrator of any kind, or withdraw their own.
 */
export function mayDecide(
  me: Pick<Me, 'roles' | 'person'>,
  { state, proposedBy }: Pick<RuleChangeRequest, 'state' | 'proposedBy'>,
): 'decide' | 'withdraw' | null {
  if (state !== 'proposed') return null;
  if (proposedBy === me.person.id) return mayPropose(me) ? 'withdraw' : null;
  return mayPreview(me) || holds(me, 'audit-admin') ? 'decide' : null;
}
