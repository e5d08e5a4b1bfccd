import { ApiProperty } from '@nestjs/swagger';
import {
  type CompletionForecast,
  type CompletionForecastRecord,
  type CompletionForecastRow,
  type CostScope,
  FINAL_ACCOUNT_STATES,
  type Reckoning,
  SCOPES,
} from '#budget';
import type { Language } from '#platform/language';
import type { FinalCost } from '../queries/final-cost.js';
import type { Day } from '#values';
import { CodeField, DayField, FenField, TextField } from '#platform/http';
import { type Names, presentVariance, VarianceDto } from '#budget/http';

/** Request body with an officer's forecast of what a project will have cost at completion. */
export class CompletionForecastBody {
  @FenField() amountFen: bigint;
  @CodeField(SCOPES) scope: CostScope;
  @TextField({
    max: 40,
    optional: true,
    description: 'rail, bridges-and-tunnels, roads: for the outside view',
    example: 'rail',
  })
  referenceClass?: string | null;
  @DayField({ description: 'as seen on this day; not after today' }) effectiveOn: Day;
  @TextField({ max: 2000, lines: true, example: '按剩余工程量与现行材料价格测算' })
  explanation: string;
}

/** Converts the request body to a forecast. */
export const forecastOf = (body: CompletionForecastBody): CompletionForecast => ({
  amountFen: body.amountFen,
  scope: body.scope,
  referenceClass: body.referenceClass ?? null,
  effectiveOn: body.effectiveOn,
  explanation: body.explanation,
});

/** A recorded forecast of what a project will have cost at completion. */
export class CompletionForecastDto {
  id: string;
  amountFen: string;
  scope: CostScope;
  referenceClass: string | null;
  effectiveOn: string;
  explanation: string;
  /** id of the person who recorded the forecast */
  filedBy: string;
  filedByName: string | null;
  recordedAt: string;
}

/**
 * A cost at completion that is calculated from recorded amounts: continued at the rate of recent
 * months (`run-rate`), or by the average of similar projects (`outside-view`).
 */
export class ReckoningDto {
  view: 'run-rate' | 'outside-view';
  /** @example 外部视角：同类项目的平均水平，不计入任何数据 */
  label: string;
  amountFen: string | null;
  reason:
    | 'NO_MONEY_RECORDED'
    | 'NOT_ENOUGH_HISTORY'
    | 'NO_COMPLETION_DAY'
    | 'RULE_NOT_IN_FORCE'
    | 'NO_REFERENCE_CLASS'
    | 'TOTAL_NOT_STATED'
    | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  inputs: Record<string, string | null>;
  source: string | null;
}

/** The day by which the final account of a completed project is due, and whether it is recorded. */
export class FinalAccountDto {
  /** state of the final account; `extension`: late, unless the period was extended */
  state: (typeof FINAL_ACCOUNT_STATES)[number];
  /** day on which the last milestone was met; null until all milestones are met */
  completedOn: string | null;
  recordedOn: string | null;
  /** last day of the regular period for the final account */
  dueOn: string | null;
  /** last day of the period if it is extended for a small or medium project */
  extendedSmallOn: string | null;
  /** last day of the period if it is extended for a large project */
  extendedLargeOn: string | null;
  /** @example 财建〔2016〕503号 */
  source: string | null;
}

/**
 * The expected cost of a project at completion in three ways: the officer's forecast, the rate of
 * recent months continued, and the average of similar projects. They are never combined into one
 * amount.
 */
export class FinalCostDto {
  /** newest forecast of an officer; null when there is none */
  officer: CompletionForecastDto | null;
  againstOriginal: VarianceDto | null;
  againstCurrent: VarianceDto | null;
  /** all forecasts of officers, oldest first */
  history: CompletionForecastDto[];
  runRate: ReckoningDto;
  outsideView: ReckoningDto;
  finalAccount: FinalAccountDto;
}

const LABELS: Readonly<Record<'run-rate' | 'outside-view', Readonly<Record<Language, string>>>> = {
  'run-rate': { zh: '按近期完成投资外推', en: 'carried on at the rate of the latest months' },
  'outside-view': {
    zh: '外部视角：同类项目的平均水平，不计入任何数据',
    en: 'outside view: what projects of the class cost on average; part of no figure',
  },
};

/** Converts the expected cost of a project at completion to its response DTO. */
export const presentFinalCost = (
  cost: FinalCost,
  names: Names,
  language: Language,
): FinalCostDto => ({
  officer: cost.officer && presentForecast(cost.officer, names),
  againstOriginal: presentVariance(cost.againstOriginal),
  againstCurrent: presentVariance(cost.againstCurrent),
  history: cost.history.map((forecast) => presentForecast(forecast, names)),
  runRate: presentReckoning('run-rate', cost.runRate, language),
  outsideView: presentReckoning('outside-view', cost.outsideView, language),
  finalAccount: { ...cost.finalAccount },
});

/** Converts an officer's forecast to its response DTO. */
export const presentForecast = (
  row: CompletionForecastRecord | CompletionForecastRow,
  names: Names,
): CompletionForecastDto => ({
  id: row.id,
  amountFen: String(row.amountFen),
  scope: row.scope,
  referenceClass: row.referenceClass,
  effectiveOn: row.effectiveOn,
  explanation: row.explanation,
  filedBy: row.filedBy,
  filedByName: names.get(row.filedBy) ?? null,
  recordedAt: row.recordedAt.toISOString(),
});

const presentReckoning = (
  view: 'run-rate' | 'outside-view',
  reckoning: Reckoning,
  language: Language,
): ReckoningDto => ({
  view,
  label: LABELS[view][language],
  amountFen: reckoning.amountFen?.toString() ?? null,
  reason: reckoning.reason,
  inputs: { ...reckoning.inputs },
  source: reckoning.source,
});
