import type { Me, Role } from '../client/session.js';

/** An organisation and its parent. */
export interface TreeUnit {
  id: string;
  parentId: string | null;
}

/**
 * Whether a person holds one of the roles in an organisation or above it. Used only to decide what
 * is offered; the server checks every request.
 */
export function holds(
  me: Pick<Me, 'roles'>,
  roles: readonly Role[],
  unitId: string,
  tree: readonly TreeUnit[],
): boolean {
  const above = unitAndAbove(unitId, tree);
  return me.roles.some((held) => roles.includes(held.role) && above.has(held.unitId));
}

/** Whether a person records progress and money: officers and managers do. */
export const mayRecord = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['officer', 'manager'], unitId, tree);

/** Whether a person answers alerts: managers do. */
export const mayAcknowledge = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['manager'], unitId, tree);

/** Whether a person decides about other people's change requests: managers do. */
export const mayApprove = mayAcknowledge;

/** Whether a person raises audit findings and decides about answers: auditors do. */
export const mayAudit = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['auditor'], unitId, tree);

/** Whether a person transfers projects from or to an organisation: managers do. */
export const mayTransfer = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['manager'], unitId, tree);

function unitAndAbove(unitId: string, tree: readonly TreeUnit[]): Set<string> {
  const parents = new Map(tree.map((unit) => [unit.id, unit.parentId]));
  const found = new Set<string>();
  for (
    let at: string | null | undefined = unitId;
    at != null && !found.has(at);
    at = parents.get(at)
  )
    found.add(at);
  return found;
}
