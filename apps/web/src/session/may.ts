import type { Me, Role } from '../client/session.js';

/** A unit and the one above it. */
export interface TreeUnit {
  id: string;
  parentId: string | null;
}

/** Whether somebody holds one of the roles in a unit, or in one above it. The server decides; this decides only what is offered. */
export function holds(
  me: Pick<Me, 'roles'>,
  roles: readonly Role[],
  unitId: string,
  tree: readonly TreeUnit[],
): boolean {
  const above = unitAndAbove(unitId, tree);
  return me.roles.some((held) => roles.includes(held.role) && above.has(held.unitId));
}

/** Officers and managers record progress and money. */
export const mayRecord = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['officer', 'manager'], unitId, tree);

/** Managers answer alerts. */
export const mayAcknowledge = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['manager'], unitId, tree);

/** Managers decide about what somebody else filed. */
export const mayApprove = mayAcknowledge;

/** Auditors put findings to a unit and judge its answers. */
export const mayAudit = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeUnit[],
): boolean => holds(me, ['auditor'], unitId, tree);

/** Managers hand projects of a unit over, and receive them for it. */
export const mayHandOver = (
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
