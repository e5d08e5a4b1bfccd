import type { TreeOrganisation } from '#identity';

/** A person who manages an organisation in their own role. */
export interface OwnManager {
  personId: string;
  unitId: string;
}

/**
 * Returns, for each organisation that has a manager while none above it has one, the ids of its
 * managers. What concerns the whole city is told there once instead of at every level.
 */
export function topmostManagers(
  tree: readonly TreeOrganisation[],
  managers: readonly OwnManager[],
): ReadonlyMap<string, string[]> {
  const parentOf = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const managed = new Set(managers.map(({ unitId }) => unitId));
  const managedAbove = (id: string): boolean => {
    const seen = new Set([id]);
    for (let at = parentOf.get(id) ?? null; at !== null && !seen.has(at);) {
      if (managed.has(at)) return true;
      seen.add(at);
      at = parentOf.get(at) ?? null;
    }
    return false;
  };
  const found = new Map<string, string[]>();
  for (const { personId, unitId } of managers)
    if (!managedAbove(unitId)) {
      const people = found.get(unitId) ?? [];
      if (!people.includes(personId)) found.set(unitId, [...people, personId]);
    }
  return found;
}
