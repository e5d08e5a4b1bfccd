import type { RuleProposal } from '../../client/alert-rules.js';
import type { Me } from '../../client/session.js';

const holds = (me: Pick<Me, 'roles'>, role: Me['roles'][number]['role']): boolean =>
  me.roles.some((held) => held.role === role);

/** The system's administration proposes rules. The server decides; this decides only what is offered. */
export const mayPropose = (me: Pick<Me, 'roles'>): boolean => holds(me, 'system-admin');

/** Both administrations try rules out before they are in force. */
export const mayPreview = (me: Pick<Me, 'roles'>): boolean =>
  holds(me, 'system-admin') || holds(me, 'security-admin');

/** What somebody may do about a proposal: decide about another's, or withdraw their own. */
export function mayDecide(
  me: Pick<Me, 'roles' | 'person'>,
  { state, proposedBy }: Pick<RuleProposal, 'state' | 'proposedBy'>,
): 'decide' | 'withdraw' | null {
  if (state !== 'proposed') return null;
  if (proposedBy === me.person.id) return mayPropose(me) ? 'withdraw' : null;
  return mayPreview(me) ? 'decide' : null;
}
