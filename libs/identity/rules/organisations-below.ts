import type { TreeOrganisation } from './role.js';

/**
 * Lists an organisation and all organisations below it, sorted; empty when the tree does not
 * contain the organisation.
 */
export function organisationsBelow(tree: readonly TreeOrganisation[], unitId: string): string[] {
  if (!tree.some((unit) => unit.id === unitId)) return [];
  const found = new Set([unitId]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const unit of tree)
      if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.id);
  }
  return [...found].sort();
}
