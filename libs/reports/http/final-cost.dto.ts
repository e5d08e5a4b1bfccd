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

const FEN = { type: String, example: '2700000000000' } as const;

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
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(FEN) amountFen: string;
  @ApiProperty({ enum: SCOPES }) scope: string;
  @ApiProperty({ type: String, nullable: true }) referenceClass: string | null;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
  @ApiProperty() explanation: string;
  @ApiProperty({ description: 'id of the person' }) filedBy: string;
  @ApiProperty({ type: String, nullable: true }) filedByName: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}

/**
 * A cost at completion that is calculated from recorded amounts: continued at the rate of recent
 * months (`run-rate`), or by the average of similar projects (`outside-view`).
 */
export class ReckoningDto {
  @ApiProperty({ enum: ['run-rate', 'outside-view'] }) view: string;
  @ApiProperty({ example: '外部视角：同类项目的平均水平，不计入任何数据' }) label: string;
  @ApiProperty({ ...FEN, nullable: true }) amountFen: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: [
      'NO_MONEY_RECORDED',
      'NOT_ENOUGH_HISTORY',
      'NO_COMPLETION_DAY',
      'RULE_NOT_IN_FORCE',
      'NO_REFERENCE_CLASS',
      'TOTAL_NOT_STATED',
      null,
    ],
  })
  reason: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  inputs: Record<string, string | null>;
  @ApiProperty({ type: String, nullable: true }) source: string | null;
}

/** The day by which the final account of a completed project is due, and whether it is recorded. */
export class FinalAccountDto {
  @ApiProperty({
    enum: FINAL_ACCOUNT_STATES,
    description: 'extension: late unless the time was extended',
  })
  state: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'when the last milestone was met, once all of them are',
  })
  completedOn: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) recordedOn: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'last day of the time allowed',
  })
  dueOn: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'last day to which a small or medium project may be extended',
  })
  extendedSmallOn: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'last day to which a large project may be extended',
  })
  extendedLargeOn: string | null;
  @ApiProperty({ type: String, nullable: true, example: '财建〔2016〕503号' }) source:
    string | null;
}

/**
 * The expected cost of a project at completion in three ways: the officer's forecast, the rate of
 * recent months continued, and the average of similar projects. They are never combined into one
 * amount.
 */
export class FinalCostDto {
  @ApiProperty({ type: CompletionForecastDto, nullable: true, description: 'the newest' })
  officer: CompletionForecastDto | null;
  @ApiProperty({ type: VarianceDto, nullable: true }) againstOriginal: VarianceDto | null;
  @ApiProperty({ type: VarianceDto, nullable: true }) againstCurrent: VarianceDto | null;
  @ApiProperty({ type: [CompletionForecastDto], description: 'oldest first' })
  history: CompletionForecastDto[];
  @ApiProperty({ type: ReckoningDto }) runRate: ReckoningDto;
  @ApiProperty({ type: ReckoningDto }) outsideView: ReckoningDto;
  @ApiProperty({ type: FinalAccountDto }) finalAccount: FinalAccountDto;
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
