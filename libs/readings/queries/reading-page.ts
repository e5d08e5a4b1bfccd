import { namesOf } from '#identity';
import { planMeant } from '#plan';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { type Evaluation, evaluateValue } from '../rules/evaluate-value.js';
import type { ReadingRow } from '../store/reading-row.js';
import { findMeasures, measureKey, type MeasureRef } from './measures.js';
import { type ReadingKey, readingsOf, trimmed, valuesOf } from './readings.js';

/** A reading with what it meant on its day, and the names of people. */
export interface ListedReading {
  row: ReadingRow;
  unit: string | null;
  evaluation: Evaluation;
  /** Names by id of those who filed and approved readings. */
  names: ReadonlyMap<string, string>;
}

interface ReadingPage {
  /** Code of the plan; undefined for the one that the installation began with. */
  plan: string | undefined;
  after?: ReadingKey | undefined;
  limit: number;
}

/**
 * Lists the readings of a target or an indicator, latest day first, each with the state that the
 * target had on its day.
 * @throws Problem NOT_FOUND, PLAN_UNKNOWN
 */
export async function readingPage(
  tx: Tx,
  ref: MeasureRef,
  { plan, after, limit }: ReadingPage,
): Promise<ListedReading[]> {
  const planCode = await planMeant(tx, plan);
  const measure = (await findMeasures(tx, planCode, [ref])).get(measureKey(ref));
  if (!measure) return [];
  const rows = await readingsOf(tx, measure, { after, limit });
  const values = (await valuesOf(tx, planCode, [ref])).get(measureKey(ref)) ?? [];
  const names = await namesOf(
    tx,
    rows.flatMap(({ filedBy, approvedBy }) => [filedBy, approvedBy]),
  );
  return rows.map((row) => ({
    row: { ...row, value: trimmed(row.value) },
    unit: measure.unit,
    evaluation: evaluateValue(measure.promised, values, row.readOn as Day),
    names,
  }));
}
