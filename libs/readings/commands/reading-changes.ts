import { Injectable, type Type } from '@nestjs/common';
import {
  type Approved,
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  type Level,
  type Summary,
  type SummaryLine,
  type Words,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { meetTargetMilestones } from '#milestones';
import type { Tx } from '#platform/database';
import { type FieldProblem, isProblemCode, Problem } from '#platform/problem';
import type { Day } from '#values';
import { findMeasures, type Measure, measureKey, type MeasureRef } from '../queries/measures.js';
import { valuesOf } from '../queries/readings.js';
import { type FiledReading, readingProblems } from '../rules/check-reading.js';
import { evaluateValue, type ValueOn } from '../rules/evaluate-value.js';
import { ReadingRow } from '../store/reading-row.js';

/** One of the readings of a change request. */
export interface ReadingOfMeasure extends FiledReading {
  measure: MeasureRef;
}

/** Content of a request that records values of targets or indicators of a plan. */
export interface ReadingPayload {
  planCode: string;
  readings: readonly ReadingOfMeasure[];
}

/** Until an indicator has an organisation that answers for it, a manager of the city decides. */
export const CITY_DECIDES: readonly Level[] = [{ relation: 'city', decides: 'manager' }];

/** Returns the levels that decide readings where none are set; the default ones for targets. */
export const levelsOfReadings = (
  readings: readonly ReadingOfMeasure[],
): readonly Level[] | undefined =>
  readings.some(({ measure }) => measure.kind === 'indicator') ? CITY_DECIDES : undefined;

/** Handles requests that record values of targets and indicators. */
@Injectable()
export class ReadingChanges implements ChangeHandler {
  readonly privileges = ['readings'] as const;
  readonly form?: Type<object>;

  levels({ payload }: ChangeRequestRow): readonly Level[] | undefined {
    return levelsOfReadings((payload as ReadingPayload).readings);
  }

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'reading.file', { unitId });
  }

  async validate({ tx, today }: ChangeContext, { payload }: ChangeRequestRow): Promise<void> {
    await checkReadings(tx, payload as ReadingPayload, today);
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const summaries = new Map<string, Summary>();
    for (const { id, payload } of requests)
      summaries.set(id, await summaryOf(tx, payload as ReadingPayload));
    return summaries;
  }

  async apply(
    { tx, actor, today }: ChangeContext,
    { id, payload }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const { planCode, readings } = payload as ReadingPayload;
    const people = { changeRequestId: id, filedBy, approvedBy };
    await tx.insert(
      ReadingRow,
      readings.map(({ measure, value, on, source, documentId }) => ({
        planCode,
        measureKind: measure.kind,
        measureId: measure.id,
        value,
        readOn: on,
        source,
        documentId,
        ...people,
      })),
    );
    await meetReached(tx, payload as ReadingPayload, { today, actor });
    await recordAuditEvent(tx, actor.scope, {
      action: 'reading.record',
      subjectType: 'change-request',
      subjectId: id,
      newValue: payload,
    });
  }
}

/** Records that a milestone was met where a reading reached the target that promised it. */
async function meetReached(
  tx: Tx,
  { planCode, readings }: ReadingPayload,
  { today, actor }: { today: Day; actor: Actor },
): Promise<void> {
  const targets = readings.flatMap(({ measure }) => (measure.kind === 'target' ? [measure] : []));
  if (targets.length === 0) return;
  const measures = await findMeasures(tx, planCode, targets);
  const values = await valuesOf(tx, planCode, targets);
  for (const [key, measure] of measures) {
    const { state, latest } = evaluateValue(measure.promised, values.get(key) ?? [], today);
    if (state !== 'attained' || !latest) continue;
    await meetTargetMilestones(tx, actor.scope, {
      planCode,
      targetId: measure.id,
      metOn: latest.on,
      reached: measure.promised.comparator === 'by-date' ? null : latest.value,
      explanation: `${measure.name}：${latest.value}${measure.unit ?? ''}`,
    });
  }
}

/**
 * Checks readings against the targets and indicators that they are about.
 * @throws Problem NOT_FOUND, or with the code of a rule that a reading breaks
 */
export async function checkReadings(
  tx: Tx,
  { planCode, readings }: ReadingPayload,
  today: Day,
): Promise<Map<string, Measure>> {
  const wanted = readings.map(({ measure }) => measure);
  const measures = await findMeasures(tx, planCode, wanted);
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  for (const [index, reading] of readings.entries()) {
    const measure = measures.get(measureKey(reading.measure)) as Measure;
    const at = readings.length > 1 ? `items.${String(index)}.` : '';
    const { from, comparator } = measure.promised;
    const terms = { unit: measure.unit, from, doneOnly: comparator === 'by-date', today };
    for (const { path, code, accepted } of readingProblems(reading, terms))
      problems.push({ path: `${at}${path}`, code, accepted });
    const key = `${measureKey(reading.measure)} ${reading.on}`;
    if (seen.has(key)) problems.push({ path: `${at}on`, code: 'READING_TWICE' });
    seen.add(key);
  }
  const code = problems[0]?.code;
  if (code !== undefined && isProblemCode(code)) throw new Problem(code, { today }, problems);
  return measures;
}

const same = (text: string): Words => ({ zh: text, en: text });

async function summaryOf(tx: Tx, { planCode, readings }: ReadingPayload): Promise<Summary> {
  const wanted = readings.map(({ measure }) => measure);
  const measures = await findMeasures(tx, planCode, wanted);
  const values = await valuesOf(tx, planCode, wanted);
  const [first] = readings;
  const lines: SummaryLine[] = [];
  const warnings: Words[] = [];
  for (const reading of readings) {
    const measure = measures.get(measureKey(reading.measure)) as Measure;
    const before = (values.get(measureKey(reading.measure)) ?? [])
      .filter(({ on }) => on <= reading.on)
      .at(-1);
    lines.push({
      label: same(measure.name),
      old: before ? same(`${before.value} ${measure.unit ?? ''}（${before.on}）`) : null,
      new: same(`${reading.value} ${measure.unit ?? ''}（${reading.on}）`),
    });
    warnings.push(...warningsOf(measure, reading, before));
  }
  return {
    title: titleOf(readings, first && measures.get(measureKey(first.measure))),
    lines: [...lines, ...sourcesOf(readings)],
    warnings,
    amountFen: null,
    month: first ? first.on.slice(0, 7) : null,
    source: first?.source ?? null,
  };
}

function titleOf(readings: readonly ReadingOfMeasure[], first: Measure | undefined): Words {
  const count = String(readings.length);
  if (readings.length > 1)
    return { zh: `${count} 项指标目标读数`, en: `${count} readings of indicators and targets` };
  const name = first?.name ?? '';
  return { zh: `${name} · 读数`, en: `${name} · reading` };
}

const sourcesOf = (readings: readonly ReadingOfMeasure[]): SummaryLine[] =>
  [...new Set(readings.map(({ source }) => source))].map((source) => ({
    label: { zh: '来源', en: 'Source' },
    old: null,
    new: same(source),
  }));

/** A value this many times the last one, or its part, is pointed out to the person who decides. */
const UNLIKELY_TIMES = 10;

function warningsOf(
  { name, promised }: Measure,
  { value }: ReadingOfMeasure,
  before: ValueOn | undefined,
): Words[] {
  if (!before) return [];
  const [now, then] = [Number(value), Number(before.value)];
  const warnings: Words[] = [];
  if (promised.measuring === 'total' && now < then)
    warnings.push({
      zh: `${name}：累计值比上次（${before.value}）小`,
      en: `${name}: the total is smaller than before (${before.value})`,
    });
  if (then !== 0 && (now / then >= UNLIKELY_TIMES || (now !== 0 && then / now >= UNLIKELY_TIMES)))
    warnings.push({
      zh: `${name}：与上次（${before.value}）相差十倍以上`,
      en: `${name}: differs ten times from the last value (${before.value})`,
    });
  return warnings;
}
