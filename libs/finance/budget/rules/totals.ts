import type { Fen } from '#values';
import type { CostScope } from './cost-figure.js';

/** A project as far as a total needs it. `amountFen` null is unknown; `counts` false for what is not asked for money. */
export interface TotalNode {
  id: string;
  parentId: string | null;
  scope: CostScope;
  amountFen: Fen | null;
  counts: boolean;
}

/** A sum that says what it covers: how many projects it knows of how many it should, and how many are inside another one's figure. */
export interface CoveredSum {
  fen: Fen | null;
  known: number;
  of: number;
  inside: number;
}

/** A sum over all, and by what the amounts cover: a whole line and a section of one are two things. */
export interface CoveredTotal extends CoveredSum {
  byScope: (CoveredSum & { scope: CostScope })[];
}

/**
 * Adds projects up so that nothing is counted twice: where a parent's figure is known, its parts are inside it; where it is not, the parts
 * stand for it. A part whose parent is not among the nodes stands for itself.
 */
export function totalOnce(nodes: readonly TotalNode[]): CoveredTotal {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Map<string, TotalNode[]>();
  for (const node of nodes)
    if (node.parentId !== null && byId.has(node.parentId))
      children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  const sums = new Map<CostScope, CoveredSum>();
  const walk = (node: TotalNode, covered: boolean): void => {
    const parts = children.get(node.id) ?? [];
    const standsForParts = node.amountFen !== null || parts.length === 0;
    if (covered) add(sums, node, { inside: true });
    else if (standsForParts) add(sums, node, { inside: false });
    for (const part of parts) walk(part, covered || node.amountFen !== null);
  };
  for (const node of nodes)
    if (node.parentId === null || !byId.has(node.parentId)) walk(node, false);
  const byScope = [...sums]
    .map(([scope, sum]) => ({ scope, ...sum }))
    .sort((one, other) => one.scope.localeCompare(other.scope));
  return {
    ...byScope.reduce<CoveredSum>(both, { fen: null, known: 0, of: 0, inside: 0 }),
    byScope,
  };
}

function add(
  sums: Map<CostScope, CoveredSum>,
  { scope, amountFen, counts }: TotalNode,
  { inside }: { inside: boolean },
): void {
  if (!counts && amountFen === null) return;
  const one: CoveredSum = inside
    ? { fen: null, known: 0, of: 0, inside: 1 }
    : { fen: amountFen, known: amountFen === null ? 0 : 1, of: 1, inside: 0 };
  sums.set(scope, both(sums.get(scope) ?? { fen: null, known: 0, of: 0, inside: 0 }, one));
}

const both = (one: CoveredSum, other: CoveredSum): CoveredSum => ({
  fen: one.fen === null ? other.fen : other.fen === null ? one.fen : one.fen + other.fen,
  known: one.known + other.known,
  of: one.of + other.of,
  inside: one.inside + other.inside,
});
