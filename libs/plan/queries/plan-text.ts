import { In, MoreThan } from 'typeorm';
import type { Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import {
  IndicatorRow,
  ItemAttributeRow,
  PlanColumnRow,
  PlanItemRow,
  PlanRow,
  TargetRow,
} from '../store/plan-rows.js';

/**
 * Returns `code` if a plan with that code exists, or without `code` the code of the plan that was
 * loaded first, at installation. Queries need it, because numbers of columns, items and indicators
 * are unique within one plan only.
 * @throws Problem PLAN_UNKNOWN when there is no such plan.
 */
export async function planMeant(tx: Tx, code: string | undefined): Promise<string> {
  const [plan] = await tx.query<{ code: string }[]>(
    'SELECT code FROM plans WHERE $1::text IS NULL OR code = $1 ORDER BY loaded_at, code LIMIT 1',
    [code ?? null],
  );
  if (!plan) throw refuseField('PLAN_UNKNOWN', 'plan');
  return plan.code;
}

/**
 * Parameters for a page of the numbered rows of a plan (its columns or its indicators): at most
 * `limit` rows, with numbers greater than `after`. Without `plan`, the plan that was loaded at
 * installation is meant.
 */
export interface NumberedPage {
  plan?: string | undefined;
  after?: number | undefined;
  limit: number;
}

const numbered = async (tx: Tx, { plan, after = 0, limit }: NumberedPage) =>
  ({
    where: { planCode: await planMeant(tx, plan), number: MoreThan(after) },
    order: { number: 'ASC' },
    take: limit,
  }) as const;

/**
 * Lists columns (专栏, the numbered boxes) of a plan by number, which is the order of the document.
 */
export const planColumns = async (tx: Tx, page: NumberedPage): Promise<PlanColumnRow[]> =>
  tx.find(PlanColumnRow, await numbered(tx, page));

/**
 * Position of an item in its plan. It also serves as cursor: the next page begins after this item.
 */
export interface ItemKey {
  column: number;
  number: number;
}

/**
 * Parameters for a page of plan items: at most `limit` items, after the item `after`, and only of
 * `column` if given. Without `plan`, the plan that was loaded at installation is meant.
 */
export interface ItemPage {
  plan?: string | undefined;
  column?: number | undefined;
  after?: ItemKey | undefined;
  limit: number;
}

/**
 * Lists items of a plan by column and number, at most `limit` after the item `after`, and only of
 * `column` if given.
 */
export async function planItems(tx: Tx, page: ItemPage): Promise<PlanItemRow[]> {
  const query = tx
    .createQueryBuilder(PlanItemRow, 'item')
    .where('item.plan_code = :plan', { plan: await planMeant(tx, page.plan) })
    .orderBy('item.column_number')
    .addOrderBy('item.number')
    .limit(page.limit);
  if (page.column !== undefined)
    query.andWhere('item.column_number = :column', { column: page.column });
  if (page.after)
    query.andWhere('(item.column_number, item.number) > (:afterColumn, :afterNumber)', {
      afterColumn: page.after.column,
      afterNumber: page.after.number,
    });
  return query.getMany();
}

/** Lists the targets of the given items, in the order of the plan document. */
export async function targetsOf(tx: Tx, items: readonly PlanItemRow[]): Promise<TargetRow[]> {
  if (items.length === 0) return [];
  return tx.find(TargetRow, {
    where: items.map((item) => ({
      planCode: item.planCode,
      columnNumber: item.columnNumber,
      itemNumber: item.number,
    })),
    order: { position: 'ASC' },
  });
}

/** Lists the targets of one item, in the order of the plan document. */
export const targetsOfItem = (
  tx: Tx,
  planCode: string,
  column: number,
  item: number,
): Promise<TargetRow[]> =>
  tx.find(TargetRow, {
    where: { planCode, columnNumber: column, itemNumber: item },
    order: { position: 'ASC' },
  });

/** Lists the attributes (lengths and counts) that describe one plan item, by name. */
export const attributesOfItem = (
  tx: Tx,
  planCode: string,
  column: number,
  item: number,
): Promise<ItemAttributeRow[]> =>
  tx.find(ItemAttributeRow, {
    where: { planCode, columnNumber: column, itemNumber: item },
    order: { name: 'ASC' },
  });

/** Lists the headline indicators of a plan by number, which is the order of the plan's table. */
export const indicators = async (tx: Tx, page: NumberedPage): Promise<IndicatorRow[]> =>
  tx.find(IndicatorRow, await numbered(tx, page));

/** Returns the plan with this code, or null when there is none. */
export const planByCode = (tx: Tx, code: string): Promise<PlanRow | null> =>
  tx.findOne(PlanRow, { where: { code } });

/** Lists all registered plans, earliest period first. */
export const plans = (tx: Tx): Promise<PlanRow[]> =>
  tx.find(PlanRow, { order: { periodStart: 'ASC', code: 'ASC' } });

/** Lists those targets of a plan that have one of the given ids. */
export const findTargets = (
  tx: Tx,
  planCode: string,
  ids: readonly string[],
): Promise<TargetRow[]> => tx.find(TargetRow, { where: { planCode, id: In([...ids]) } });

/** Lists those headline indicators of a plan that have one of the given numbers. */
export const findIndicators = (
  tx: Tx,
  planCode: string,
  numbers: readonly number[],
): Promise<IndicatorRow[]> =>
  tx.find(IndicatorRow, { where: { planCode, number: In([...numbers]) } });
