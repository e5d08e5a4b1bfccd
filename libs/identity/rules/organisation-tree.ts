import { Problem, refuseField } from '#platform/problem';
import type { TreeOrganisation } from './role.js';
import { organisationsBelow } from './organisations-below.js';

/**
 * Largest number of levels in the tree of organisations; limits recursion. Real administrations
 * have about four levels: city, bureau, group, company.
 */
export const LEVELS_MAX = 8;

/** Lists an organisation and all organisations above it, from the bottom up; stops at a cycle. */
export function organisationsAbove(tree: readonly TreeOrganisation[], unitId: string): string[] {
  const found: string[] = [];
  for (let at = tree.find((unit) => unit.id === unitId); at && !found.includes(at.id);) {
    found.push(at.id);
    const { parentId } = at;
    at = tree.find((unit) => unit.id === parentId);
  }
  return found;
}

/**
 * Returns the number of levels from an organisation down to the lowest organisation below it; 1
 * when there is no organisation below it.
 */
function levelsBelow(tree: readonly TreeOrganisation[], unitId: string): number {
  const above = organisationsAbove(tree, unitId).length;
  return Math.max(
    1,
    ...organisationsBelow(tree, unitId).map(
      (id) => organisationsAbove(tree, id).length - above + 1,
    ),
  );
}

/**
 * Checks whether an organisation, new or to be moved, may have a parent.
 * @throws Problem UNIT_UNKNOWN, UNIT_BELOW_ITSELF, UNIT_TOO_DEEP
 */
export function checkParent(
  tree: readonly TreeOrganisation[],
  unitId: string,
  parentId: string,
): void {
  const above = organisationsAbove(tree, parentId);
  if (above.length === 0) throw refuseField('UNIT_UNKNOWN', 'parentId', { unit: parentId });
  if (above.includes(unitId)) throw refuseField('UNIT_BELOW_ITSELF', 'parentId');
  if (above.length + levelsBelow(tree, unitId) > LEVELS_MAX)
    throw new Problem('UNIT_TOO_DEEP', { levels: LEVELS_MAX }, [
      { path: 'parentId', code: 'UNIT_TOO_DEEP' },
    ]);
}
