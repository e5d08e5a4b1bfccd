import type { Unit } from '../../client/organisations.js';

/**
 * A row of the tree: an organisation with its depth, the number of organisations below it, and
 * whether those are visible.
 */
export interface TreeRow<Node> {
  unit: Node;
  level: number;
  below: number;
  open: boolean;
}

type Node = Pick<Unit, 'id' | 'name' | 'parentId'>;

/**
 * Returns the rows of the tree of organisations, each directly after its parent. Organisations
 * below one in `closed` are left out. A search keeps only organisations whose name or code matches,
 * and all their ancestors, even if an ancestor is in `closed`.
 */
export function treeRows<One extends Node>(
  units: readonly One[],
  { closed, search }: { closed: ReadonlySet<string>; search: string },
): TreeRow<One>[] {
  const known = new Set(units.map(({ id }) => id));
  const childrenOf = new Map<string | null, One[]>();
  for (const unit of units) {
    // If the parent of an organisation is not in the list, the organisation is shown at the top
    // level. Otherwise it would not be shown at all.
    const above = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    childrenOf.set(above, [...(childrenOf.get(above) ?? []), unit]);
  }
  const wanted = search.trim().toLowerCase();
  const rowsBelow = (above: string | null, level: number): TreeRow<One>[] =>
    (childrenOf.get(above) ?? []).flatMap((unit) => {
      const inner = rowsBelow(unit.id, level + 1);
      const found =
        wanted === '' ||
        inner.length > 0 ||
        unit.name.toLowerCase().includes(wanted) ||
        unit.id.includes(wanted);
      const open = wanted === '' ? !closed.has(unit.id) : inner.length > 0;
      return found
        ? [
            { unit, level, below: childrenOf.get(unit.id)?.length ?? 0, open },
            ...(open ? inner : []),
          ]
        : [];
    });
  return rowsBelow(null, 1);
}
