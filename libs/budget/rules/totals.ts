import type { Fen } from '#values';
import type { CostScope } from './cost-figure.js';

/**
 * A project as input of {@link totalOnce}. `amountFen` is null when the amount is unknown. `counts`
 * is false for a project that is not expected to have an amount: an unknown amount then does not
 * make the sum incomplete.
 */
export interface TotalNode {
  id: string;
  parentId: string | null;
  scope: CostScope;
  amountFen: Fen | null;
  counts: boolean;
}

/**
 * A sum in fen (null when no amount is known) and how complete it is: `of` projects were added, of
 * which `known` have a known amount. `inside` counts projects that were not added because a parent
 * project's amount already includes them.
 */
export interface CoveredSum {
  fen: Fen | null;
  known: number;
  of: number;
  inside: number;
}

/**
 * A sum over all projects, and one sum for each scope (`byScope`), because an amount for a whole
 * line and an amount for a section of it cannot be added up.
 */
export interface CoveredTotal extends CoveredSum {
  byScope: (CoveredSum & { scope: CostScope })[];
}

/**
 * Adds up the amounts of projects without counting any amount twice. If a parent project's amount
 * is known, it already includes its sub-projects; otherwise the sub-projects are added instead. A
 * sub-project whose parent is not among `nodes` is treated as having no parent.
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
