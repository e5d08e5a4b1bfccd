import type { Tx } from '#platform';
import { IndicatorRow, ItemAttributeRow, PlanColumnRow, PlanItemRow, PlanRow, TargetRow } from '../store/plan-rows.js';

/** Columns of every plan loaded, in the order of the document. */
export const planColumns = (tx: Tx): Promise<PlanColumnRow[]> => tx.find(PlanColumnRow, { order: { planCode: 'ASC', number: 'ASC' } });

/** Where an item stands; also the key by which pages continue. */
export interface ItemKey { column: number; number: number }

/** Items in order, at most `limit` after `after`, of one column if named. */
export function planItems(tx: Tx, page: { column?: number | undefined; after?: ItemKey | undefined; limit: number }): Promise<PlanItemRow[]> {
  const query = tx.createQueryBuilder(PlanItemRow, 'item').orderBy('item.column_number').addOrderBy('item.number').limit(page.limit);
  if (page.column !== undefined) query.andWhere('item.column_number = :column', { column: page.column });
  if (page.after) query.andWhere('(item.column_number, item.number) > (:afterColumn, :afterNumber)', { afterColumn: page.after.column, afterNumber: page.after.number });
  return query.getMany();
}

/** Targets of the named items, in the order of the document. */
export async function targetsOf(tx: Tx, items: readonly PlanItemRow[]): Promise<TargetRow[]> {
  if (items.length === 0) return [];
  return tx.find(TargetRow, { where: items.map((item) => ({ planCode: item.planCode, columnNumber: item.columnNumber, itemNumber: item.number })), order: { position: 'ASC' } });
}

/** Targets of one item. */
export const targetsOfItem = (tx: Tx, planCode: string, column: number, item: number): Promise<TargetRow[]> =>
  tx.find(TargetRow, { where: { planCode, columnNumber: column, itemNumber: item }, order: { position: 'ASC' } });

/** Lengths and counts that describe one item. */
export const attributesOfItem = (tx: Tx, planCode: string, column: number, item: number): Promise<ItemAttributeRow[]> =>
  tx.find(ItemAttributeRow, { where: { planCode, columnNumber: column, itemNumber: item }, order: { name: 'ASC' } });

/** The headline indicators, in the order of the table. */
export const indicators = (tx: Tx): Promise<IndicatorRow[]> => tx.find(IndicatorRow, { order: { planCode: 'ASC', number: 'ASC' } });

/** The plan with this code. */
export const planByCode = (tx: Tx, code: string): Promise<PlanRow | null> => tx.findOne(PlanRow, { where: { code } });

/** Every plan that is known, by period. */
export const plans = (tx: Tx): Promise<PlanRow[]> => tx.find(PlanRow, { order: { periodStart: 'ASC', code: 'ASC' } });
