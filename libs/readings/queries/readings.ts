import type { IndicatorRow, TargetRow } from '#plan';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { type Evaluation, evaluateValue, type ValueOn } from '../rules/evaluate-value.js';
import { type MeasureKind, ReadingRow } from '../store/reading-row.js';
import {
  type Measure,
  measureKey,
  measureOfIndicator,
  measureOfTarget,
  type MeasureRef,
  planDays,
} from './measures.js';

/** Cursor for paging: day, time of recording and id of the last reading of the previous page. */
export interface ReadingKey {
  readOn: string;
  recordedAt: string;
  id: string;
}

/**
 * Lists the readings of a target or an indicator, latest day first. Of several readings of one day,
 * the one recorded last comes first, because that reading counts.
 */
export function readingsOf(
  tx: Tx,
  { planCode, kind, id }: Pick<Measure, 'planCode' | 'kind' | 'id'>,
  page: { after?: ReadingKey | undefined; limit: number },
): Promise<ReadingRow[]> {
  const query = tx
    .createQueryBuilder(ReadingRow, 'reading')
    .where('reading.plan_code = :planCode', { planCode })
    .andWhere('reading.measure_kind = :kind AND reading.measure_id = :id', { kind, id })
    .orderBy('reading.read_on', 'DESC')
    .addOrderBy('reading.recorded_at', 'DESC')
    .addOrderBy('reading.id', 'DESC')
    .limit(page.limit);
  if (page.after)
    query.andWhere(
      '(reading.read_on, reading.recorded_at, reading.id) < (:readOn, :recordedAt, :after)',
      { readOn: page.after.readOn, recordedAt: page.after.recordedAt, after: page.after.id },
    );
  return query.getMany();
}

interface ValueOfMeasure {
  kind: MeasureKind;
  id: string;
  value: string;
  on: Day;
}

const VALUES = `SELECT measure_kind AS kind, measure_id AS id, value::text AS value,
    read_on AS "on"
  FROM readings
  WHERE plan_code = $1 AND (measure_kind, measure_id) IN (
    SELECT kind, id FROM jsonb_to_recordset($2::jsonb) AS wanted (kind text, id text))
  ORDER BY read_on, recorded_at, id`;

/** Returns all recorded values of some targets and indicators of a plan, earliest first, by key. */
export async function valuesOf(
  tx: Tx,
  planCode: string,
  wanted: readonly MeasureRef[],
): Promise<Map<string, ValueOn[]>> {
  const values = new Map<string, ValueOn[]>();
  if (wanted.length === 0) return values;
  const asked = JSON.stringify(wanted.map(({ kind, id }) => ({ kind, id })));
  for (const row of await tx.query<ValueOfMeasure[]>(VALUES, [planCode, asked])) {
    const key = measureKey(row);
    values.set(key, [...(values.get(key) ?? []), { value: trimmed(row.value), on: row.on }]);
  }
  return values;
}

/** Removes the zeros that end a decimal text. */
export const trimmed = (value: string): string =>
  value.includes('.') ? value.replace(/\.?0+$/, '') : value;

async function evaluateMeasures(
  tx: Tx,
  planCode: string,
  { measures, today }: { measures: readonly Measure[]; today: Day },
): Promise<Map<string, Evaluation>> {
  const values = await valuesOf(tx, planCode, measures);
  return new Map(
    measures.map((measure) => [
      measure.id,
      evaluateValue(measure.promised, values.get(measureKey(measure)) ?? [], today),
    ]),
  );
}

/** Evaluates targets, of any plans, on a day. The map's keys are made by {@link targetKey}. */
export async function evaluateTargets(
  tx: Tx,
  targets: readonly TargetRow[],
  today: Day,
): Promise<Map<string, Evaluation>> {
  const evaluated = new Map<string, Evaluation>();
  for (const planCode of new Set(targets.map((target) => target.planCode))) {
    const days = await planDays(tx, planCode);
    const measures = targets
      .filter((target) => target.planCode === planCode)
      .map((target) => measureOfTarget(target, days));
    for (const [id, evaluation] of await evaluateMeasures(tx, planCode, { measures, today }))
      evaluated.set(targetKey({ planCode, id }), evaluation);
  }
  return evaluated;
}

/** Key of a target in maps over several plans. */
export const targetKey = ({ planCode, id }: Pick<TargetRow, 'planCode' | 'id'>): string =>
  `${planCode} ${id}`;

/** Evaluates headline indicators of one plan on a day, by number. */
export async function evaluateIndicators(
  tx: Tx,
  rows: readonly IndicatorRow[],
  today: Day,
): Promise<Map<number, Evaluation>> {
  const [first] = rows;
  if (!first) return new Map();
  const days = await planDays(tx, first.planCode);
  const measures = rows.map((row) => measureOfIndicator(row, days));
  const evaluated = await evaluateMeasures(tx, first.planCode, { measures, today });
  return new Map([...evaluated].map(([id, evaluation]) => [Number(id), evaluation]));
}
