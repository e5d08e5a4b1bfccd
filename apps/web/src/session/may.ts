import type { Me, Role } from '../client/session.js';

/**
 * An organisation with the id of its parent; null for the topmost organisation, which has no
 * parent.
 */
export interface TreeOrganisation {
  id: string;
  parentId: string | null;
}

/**
 * Checks whether a user holds one of the roles in an organisation or in one above it. The app uses
 * this only to decide which buttons it shows; the server checks every request.
 */
export function holds(
  me: Pick<Me, 'roles'>,
  roles: readonly Role[],
  unitId: string,
  tree: readonly TreeOrganisation[],
): boolean {
  const above = organisationAndAbove(unitId, tree);
  return me.roles.some((held) => roles.includes(held.role) && above.has(held.unitId));
}

/** Checks whether a user may record progress and money: officers and managers may. */
export const mayRecord = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeOrganisation[],
): boolean => holds(me, ['officer', 'manager'], unitId, tree);

/** Checks whether a user may answer alerts: managers may. */
export const mayAcknowledge = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeOrganisation[],
): boolean => holds(me, ['manager'], unitId, tree);

/** Checks whether a user may decide about other users' change requests: managers may. */
export const mayApprove = mayAcknowledge;

/** Checks whether a user may raise audit findings and decide about answers: auditors may. */
export const mayAudit = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeOrganisation[],
): boolean => holds(me, ['auditor'], unitId, tree);

/** Checks whether a user may transfer projects from or to an organisation: managers may. */
export const mayTransfer = (
  me: Pick<Me, 'roles'>,
  unitId: string,
  tree: readonly TreeOrganisation[],
): boolean => holds(me, ['manager'], unitId, tree);

function organisationAndAbove(unitId: string, tree: readonly TreeOrganisation[]): Set<string> {
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
