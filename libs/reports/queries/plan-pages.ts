import type { Tx } from '#platform/database';
import { type ItemPage, type PlanItemRow, planItems, type TargetRow, targetsOf } from '#plan';
import { itemKey, projectIdsByItem } from '#projects';

/**
 * An item of the plan (official list of projects) with its targets, and the projects in this
 * program that carry out the item.
 */
export interface TrackedItem {
  item: PlanItemRow;
  targets: TargetRow[];
  projectIds: string[];
}

/**
 * Returns a page of plan items with their targets and with those of their projects that lie within
 * the access scope.
 */
export async function trackedItems(tx: Tx, page: ItemPage): Promise<TrackedItem[]> {
  const items = await planItems(tx, page);
  const targets = await targetsOf(tx, items);
  const projects = await projectIdsByItem(tx);
  return items.map((item) => ({
    item,
    targets: targets.filter(
      (target) =>
        target.planCode === item.planCode &&
        target.columnNumber === item.columnNumber &&
        target.itemNumber === item.number,
    ),
    projectIds: projects.get(itemKey(item.planCode, item.columnNumber, item.number)) ?? [],
  }));
}
