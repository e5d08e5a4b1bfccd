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
 * Checks whether the user reads change requests about rules: administrators of all kinds, and
 * auditors. The server restricts the list to auditors of the whole city.
 */
export const mayReadRuleRequests = (me: Pick<Me, 'roles'>): boolean =>
  mayPreview(me) || holds(me, 'audit-admin') || holds(me, 'auditor');
