import type { RuleChangeRequest } from '../../client/alert-rules.js';
import type { Me } from '../../client/session.js';

const holds = (me: Pick<Me, 'roles'>, role: Me['roles'][number]['role']): boolean =>
  me.roles.some((held) => held.role === role);

/**
 * Whether the reader is offered to propose rules: system administrators are. The server checks it
 * again.
 */
export const mayPropose = (me: Pick<Me, 'roles'>): boolean => holds(me, 'system-admin');

/** Whether the reader is offered to preview rules: system and security administrators are. */
export const mayPreview = (me: Pick<Me, 'roles'>): boolean =>
  holds(me, 'system-admin') || holds(me, 'security-admin');

/**
 * What the reader may do about a proposal: decide about another person's, or withdraw their own.
 */
export function mayDecide(
  me: Pick<Me, 'roles' | 'person'>,
  { state, proposedBy }: Pick<RuleChangeRequest, 'state' | 'proposedBy'>,
): 'decide' | 'withdraw' | null {
  if (state !== 'proposed') return null;
  if (proposedBy === me.person.id) return mayPropose(me) ? 'withdraw' : null;
  return mayPreview(me) ? 'decide' : null;
}
