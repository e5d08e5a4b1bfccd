import type { Unit } from '../../client/organisations.js';

/** A unit in its place: how deep, whether others stand below it, and whether those are shown. */
export interface TreeRow<Node> {
  unit: Node;
  level: number;
  below: number;
  open: boolean;
}

type Node = Pick<Unit, 'id' | 'name' | 'parentId'>;

/**
 * The tree from above, each unit right after the one it stands below; `closed` hides what stands below a unit.
 * A search shows what it finds by name or code, with everything above that, closed or not.
 */
export function treeRows<One extends Node>(
  units: readonly One[],
  { closed, search }: { closed: ReadonlySet<string>; search: string },
): TreeRow<One>[] {
  const known = new Set(units.map(({ id }) => id));
  const childrenOf = new Map<string | null, One[]>();
  for (const unit of units) {
    // One whose upper unit is not among them would vanish otherwise.
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
