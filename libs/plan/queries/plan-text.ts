import { MoreThan } from 'typeorm';
import { refuseField, type Tx } from '#platform';
import {
  IndicatorRow,
  ItemAttributeRow,
  PlanColumnRow,
  PlanItemRow,
  PlanRow,
  TargetRow,
} from '../store/plan-rows.js';

/**
 * The code of the plan to use: the given one, or else the one loaded first, at installation.
 * Numbers of columns, items and indicators are unique within one plan only.
 * @throws Problem PLAN_UNKNOWN
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
 * A page of numbered facts of a plan (columns or indicators), after a number. Without a plan code,
 * the plan that was loaded at installation.
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

/** Columns of a plan, in the order of the document. */
export const planColumns = async (tx: Tx, page: NumberedPage): Promise<PlanColumnRow[]> =>
  tx.find(PlanColumnRow, await numbered(tx, page));

/** Position of an item in its plan; also the key by which pages continue. */
export interface ItemKey {
  column: number;
  number: number;
}

/**
 * Which items of which plan to list. Without a plan code, the plan that was loaded at installation.
 */
export interface ItemPage {
  plan?: string | undefined;
  column?: number | undefined;
  after?: ItemKey | undefined;
  limit: number;
}

/** Items of a plan in order, at most `limit` after `after`, of one column if given. */
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

/** Targets of the named items, in the order of the document. */
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

/** Targets of one item. */
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

/** Attributes (lengths and counts) that describe one item. */
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

/** The headline indicators of a plan, in the order of the table. */
export const indicators = async (tx: Tx, page: NumberedPage): Promise<IndicatorRow[]> =>
  tx.find(IndicatorRow, await numbered(tx, page));

/** The plan with this code. */
export const planByCode = (tx: Tx, code: string): Promise<PlanRow | null> =>
  tx.findOne(PlanRow, { where: { code } });

/** All registered plans, by period. */
export const plans = (tx: Tx): Promise<PlanRow[]> =>
  tx.find(PlanRow, { order: { periodStart: 'ASC', code: 'ASC' } });
