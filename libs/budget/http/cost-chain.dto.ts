import {
  type Baseline,
  type ChainedRecord,
  type CostChain,
  type CostChoice,
  sharesOf,
} from '../rules/cost-chain.js';
import type {
  CostStage,
  CostScope,
  CostSource,
  ReasonClass,
  CostLineKind,
} from '../rules/cost-figure.js';
import type { CostChoiceRow } from '../store/cost-rows.js';
import { wordBasis } from '../texts/words.js';
import type { FundingSource } from '#ledger';
import type { Language } from '#platform/language';
import { type Day, formatPercent, shareOf } from '#values';
import { DayField, IdField, InstantField, TextField } from '#platform/http';
import {
  RuleResultDto,
  presentRuleResult,
  presentVariance,
  VarianceDto,
} from './rule-result.dto.js';
import {
  signatoriesOf,
  SignatoriesDto,
  type Names,
  presentSignatories,
} from './signatories.dto.js';

/**
 * Query parameters that select amounts that are valid on the day `asOf`, ignoring everything
 * recorded after the instant `knownAt`.
 */
export class AsKnownQuery {
  @DayField({
    optional: true,
    nullable: false,
    description: 'as it held on this day; today unless given',
  })
  asOf?: Day;
  @InstantField({ optional: true, nullable: false, description: 'as known at this instant' })
  knownAt?: Date;
}

/** Request body that decides which amount is used when several sources state different amounts. */
export class FigureChoiceDto {
  @IdField({ optional: true, description: 'a record of the chain; null for the plan’s own total' })
  recordId?: string | null;
  @TextField({ max: 2000, lines: true, example: '以批复文件为准' }) reason: string;
}

/** The components of an amount: construction, equipment, other costs, and land. */
export class CompositionViewDto {
  constructionFen: string;
  equipmentFen: string;
  otherFen: string;
  landFen: string;
}

/** A line of an approved estimate. */
export class CostLineViewDto {
  kind: CostLineKind;
  name: string;
  amountFen: string;
}

export class AdjustmentReasonViewDto {
  class: ReasonClass;
  amountFen: string;
  explanation: string;
}

export class AdjustmentSourceViewDto {
  source: FundingSource;
  amountFen: string;
}

/** The amounts that the plan itself states for a project. */
export class PlanFigureDto {
  totalFen: string | null;
  periodFen: string | null;
  scope: CostScope;
  note: string | null;
  /** @example 专栏10 第1项 */
  place: string;
  /** whether the plan’s total is valid (`counts`); null when the plan states no total */
  standing: 'counts' | 'set-aside' | 'undecided' | null;
}

/** An approved amount of one cost stage, such as the approved estimate. */
export class CostRecordDto extends SignatoriesDto {
  id: string;
  filingId: string;
  stage: CostStage;
  amountFen: string;
  scope: CostScope;
  effectiveOn: string;
  composition: CompositionViewDto | null;
  approvalNumber: string | null;
  approvalBody: string | null;
  source: CostSource;
  document: string;
  place: string | null;
  priceBasis: string | null;
  note: string | null;
  /** lines of an approved or adjusted estimate; empty where it states none */
  lines: CostLineViewDto[];
  reasons: AdjustmentReasonViewDto[];
  funding: AdjustmentSourceViewDto[];
  /** audit report that preceded an adjustment of the approved estimate; null when none is named */
  auditDocument: string | null;
  /** the baseline that an adjustment started from */
  adjustsFen: string | null;
  /** results of the budget rules that were in force when the amount was approved */
  findings: RuleResultDto[];
  /** whether a rule demands an audit before this adjustment (先审计后调概) */
  auditFirst: boolean;
  /** key of what the amount states; amounts with the same key compete, and only one is valid */
  subject: string;
  /** `undecided` while sources state different amounts and nobody has chosen one */
  standing: 'counts' | 'set-aside' | 'undecided';
  againstOriginal: VarianceDto | null;
  againstCurrent: VarianceDto | null;
}

/**
 * A baseline: an approved cost that later costs are compared with and that is never changed. Number
 * 1 is the original.
 */
export class BaselineDto {
  /** @example 1 */
  number: number;
  recordId: string;
  amountFen: string;
  scope: CostScope;
  setOn: string;
  reason: string;
  /** id of the person who approved the baseline */
  approvedBy: string;
  approvedByName: string | null;
  recordedAt: string;
}

/** A decision about which amount is used when several sources state different amounts. */
export class CostChoiceDto {
  id: string;
  subject: string;
  /** id of the chosen amount; null for the total that the plan states */
  recordId: string | null;
  reason: string;
  effectiveOn: string;
  /** id of the person who made the decision */
  chosenBy: string;
  chosenByName: string | null;
  recordedAt: string;
}

/**
 * The limit of a project's cost, and where it comes from. `amountFen` is null when no limit is
 * known; `reason` then tells why.
 */
export class CeilingDto {
  basis: 'approved-estimate' | 'stated-total' | 'plan-figure' | null;
  /** @example 规划数，尚无概算 */
  label: string | null;
  amountFen: string | null;
  scope: CostScope;
  reason: 'TOTAL_NOT_STATED' | 'SOURCES_DISAGREE' | null;
}

/**
 * Amount of the section of a line that lies in the city (杭州段), and its share of the amount of
 * the whole line (全线).
 */
export class SectionShareDto {
  stage: CostStage;
  sectionFen: string | null;
  wholeFen: string | null;
  /**
   * share of the section in the whole line, per cent; null while either amount is unknown
   * @example 25.00
   */
  percent: string | null;
}

/** The costs of a project at all stages, with baselines and the limit. */
export class CostChainDto {
  plan: PlanFigureDto;
  /** approved amounts, ordered by the day from which they apply */
  records: CostRecordDto[];
  baselines: BaselineDto[];
  /** first baseline, which never changes; null when there is none */
  original: BaselineDto | null;
  current: BaselineDto | null;
  choices: CostChoiceDto[];
  ceiling: CeilingDto;
  shares: SectionShareDto[];
}

/**
 * Returns the ids of all people named in a project's costs: those who submitted or approved an
 * amount, set a baseline, or decided which amount is used.
 */
export const peopleOfChain = ({ records, baselines, choices }: CostChain): string[] => [
  ...signatoriesOf(records),
  ...baselines.map(({ approvedBy }) => approvedBy),
  ...choices.map(({ chosenBy }) => chosenBy),
];

/** Converts the costs of a project at all stages to their response DTO. */
export const presentChain = (chain: CostChain, names: Names, language: Language): CostChainDto => ({
  plan: {
    totalFen: chain.plan.totalFen?.toString() ?? null,
    periodFen: chain.plan.periodFen?.toString() ?? null,
    scope: chain.plan.scope,
    note: chain.plan.note,
    place: chain.plan.place,
    standing: chain.planStanding,
  },
  records: chain.records.map((record) => presentRecord(record, names)),
  baselines: chain.baselines.map((baseline) => presentBaseline(baseline, names)),
  original: chain.original && presentBaseline(chain.original, names),
  current: chain.current && presentBaseline(chain.current, names),
  choices: chain.choices.map((choice) => presentChoice(choice, names)),
  ceiling: presentCeiling(chain.ceiling, language),
  shares: sharesOf(chain).map(({ stage, sectionFen, wholeFen }) => ({
    stage,
    sectionFen: sectionFen?.toString() ?? null,
    wholeFen: wholeFen?.toString() ?? null,
    percent:
      sectionFen === null || wholeFen === null
        ? null
        : formatPercent(shareOf(sectionFen, wholeFen)),
  })),
});

/** Converts the limit of a project's cost to its response DTO. */
export const presentCeiling = (ceiling: CostChain['ceiling'], language: Language): CeilingDto => ({
  basis: ceiling.basis,
  label: ceiling.basis && wordBasis(ceiling.basis, language),
  amountFen: ceiling.amountFen?.toString() ?? null,
  scope: ceiling.scope,
  reason: ceiling.reason,
});

const presentRecord = (record: ChainedRecord, names: Names): CostRecordDto => ({
  id: record.id,
  filingId: record.filingId,
  stage: record.stage,
  amountFen: String(record.amountFen),
  scope: record.scope,
  effectiveOn: record.effectiveOn,
  composition: record.composition && {
    constructionFen: String(record.composition.constructionFen),
    equipmentFen: String(record.composition.equipmentFen),
    otherFen: String(record.composition.otherFen),
    landFen: String(record.composition.landFen),
  },
  approvalNumber: record.approvalNumber,
  approvalBody: record.approvalBody,
  source: record.source,
  document: record.document,
  place: record.place,
  priceBasis: record.priceBasis,
  note: record.note,
  lines: (record.lines ?? []).map((line) => ({ ...line, amountFen: String(line.amountFen) })),
  reasons: record.reasons.map((reason) => ({ ...reason, amountFen: String(reason.amountFen) })),
  funding: record.funding.map((source) => ({ ...source, amountFen: String(source.amountFen) })),
  auditDocument: record.auditDocument,
  adjustsFen: record.adjustsFen?.toString() ?? null,
  findings: record.findings.map(presentRuleResult),
  auditFirst: record.findings.some(
    ({ rule, state }) => rule === 'adjustment-audit-first' && state === 'marked',
  ),
  subject: record.subject,
  standing: record.standing,
  againstOriginal: presentVariance(record.againstOriginal),
  againstCurrent: presentVariance(record.againstCurrent),
  ...presentSignatories(record, names),
});

const presentBaseline = (baseline: Baseline, names: Names): BaselineDto => ({
  number: baseline.number,
  recordId: baseline.recordId,
  amountFen: String(baseline.amountFen),
  scope: baseline.scope,
  setOn: baseline.setOn,
  reason: baseline.reason,
  approvedBy: baseline.approvedBy,
  approvedByName: names.get(baseline.approvedBy) ?? null,
  recordedAt: baseline.recordedAt.toISOString(),
});

/** Converts a decision about which amount is used to its response DTO. */
export const presentChoice = (choice: CostChoice | CostChoiceRow, names: Names): CostChoiceDto => ({
  id: choice.id,
  subject: choice.subject,
  recordId: choice.recordId,
  reason: choice.reason,
  effectiveOn: choice.effectiveOn,
  chosenBy: choice.chosenBy,
  chosenByName: names.get(choice.chosenBy) ?? null,
  recordedAt: choice.recordedAt.toISOString(),
});
