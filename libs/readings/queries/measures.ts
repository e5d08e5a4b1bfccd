import {
  findIndicators,
  findTargets,
  type IndicatorRow,
  planByCode,
  type PlanRow,
  type TargetRow,
} from '#plan';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { PromisedValue } from '../rules/evaluate-value.js';
import { type PlanDays, promisedByIndicator, promisedByTarget } from '../rules/promised-value.js';
import type { MeasureKind } from '../store/reading-row.js';

/** Identifies what a reading is about, within a plan. */
export interface MeasureRef {
  kind: MeasureKind;
  /** Id of a target, or number of an indicator as text. */
  id: string;
}

/** A target or an indicator of a plan, as far as readings need it. */
export interface Measure extends MeasureRef {
  planCode: string;
  name: string;
  unit: string | null;
  promised: PromisedValue;
  /** Plan item that promises a target; null for an indicator. */
  item: { column: number; number: number } | null;
}

/** Key of a measure in maps. */
export const measureKey = ({ kind, id }: MeasureRef): string => `${kind} ${id}`;

/**
 * Finds targets and indicators of a plan.
 * @throws Problem NOT_FOUND when one of them does not exist
 */
export async function findMeasures(
  tx: Tx,
  planCode: string,
  wanted: readonly MeasureRef[],
): Promise<Map<string, Measure>> {
  const days = await planDays(tx, planCode);
  const idsOf = (kind: MeasureKind) =>
    wanted.filter((one) => one.kind === kind).map((one) => one.id);
  const numbers = idsOf('indicator').map(Number);
  const found = [
    ...(await findTargets(tx, planCode, idsOf('target'))).map((row) => measureOfTarget(row, days)),
    ...(await findIndicators(tx, planCode, numbers)).map((row) => measureOfIndicator(row, days)),
  ];
  const byKey = new Map(found.map((measure) => [measureKey(measure), measure]));
  if (wanted.some((one) => !byKey.has(measureKey(one)))) throw new Problem('NOT_FOUND');
  return byKey;
}

/** Returns the first and the last day of a plan. */
export async function planDays(tx: Tx, planCode: string): Promise<PlanDays> {
  const plan: PlanRow | null = await planByCode(tx, planCode);
  if (!plan) throw new Problem('NOT_FOUND');
  return { periodStart: plan.periodStart as Day, periodEnd: plan.periodEnd as Day };
}

/** Returns what a target promises, with its name and its unit. */
export const measureOfTarget = (row: TargetRow, days: PlanDays): Measure => ({
  kind: 'target',
  id: row.id,
  planCode: row.planCode,
  name: row.measure,
  unit: row.unit,
  promised: promisedByTarget(row, days),
  item: { column: row.columnNumber, number: row.itemNumber },
});

/** Returns what an indicator promises, with its name and its unit. */
export const measureOfIndicator = (row: IndicatorRow, days: PlanDays): Measure => ({
  kind: 'indicator',
  id: String(row.number),
  planCode: row.planCode,
  name: row.name,
  unit: row.unit,
  promised: promisedByIndicator(row, days),
  item: null,
});
