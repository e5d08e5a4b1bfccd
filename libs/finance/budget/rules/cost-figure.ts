import type { FundingSource } from '#finance/ledger';
import { refuseField } from '#platform';
import type { Day, Fen } from '#values';

/** Stages of the cost chain: 公布总投资, 估算, 概算, 调整概算, 预算, 合同, 结算, 决算. */
export const COST_STAGES = [
  'stated-total',
  'estimate',
  'approved-estimate',
  'adjusted-estimate',
  'budget',
  'contract',
  'settlement',
  'final-account',
] as const;
export type CostStage = (typeof COST_STAGES)[number];

/** What an amount covers: 全线, 杭州段, or not stated. */
export const SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
export type CostScope = (typeof SCOPES)[number];

/** What kind of paper a figure was read in. */
export const COST_SOURCES = [
  'approval',
  'plan',
  'bulletin',
  'contract',
  'account',
  'other',
] as const;
export type CostSource = (typeof COST_SOURCES)[number];

/** Why an approved estimate changes: prices, policy, geology, design, extent, land and relocation, other. */
export const REASON_CLASSES = [
  'price',
  'policy',
  'geology',
  'design',
  'extent',
  'land',
  'other',
] as const;
export type ReasonClass = (typeof REASON_CLASSES)[number];

/** 建安, 设备, 其他, 征迁 in fen; they add up to the amount. */
export interface Composition {
  constructionFen: Fen;
  equipmentFen: Fen;
  otherFen: Fen;
  landFen: Fen;
}

/** A part of a change and why it came about; below zero where it saves. */
export interface AdjustmentReason {
  class: ReasonClass;
  amountFen: Fen;
  explanation: string;
}

/** Who pays for how much of an increase. */
export interface AdjustmentSource {
  source: FundingSource;
  amountFen: Fen;
}

/** A figure of the cost chain as somebody files it. Amounts in fen; null is not known. */
export interface CostFigure {
  stage: CostStage;
  amountFen: Fen;
  scope: CostScope;
  /** Day from which it holds: of the approval, the contract, the bulletin. */
  effectiveOn: Day;
  composition: Composition | null;
  approvalNumber: string | null;
  approvalBody: string | null;
  source: CostSource;
  document: string;
  /** Page, section or item of the document. */
  place: string | null;
  priceBasis: string | null;
  note: string | null;
  reasons: readonly AdjustmentReason[];
  funding: readonly AdjustmentSource[];
  /** Of an adjustment: the audit that came first, where there was one. */
  auditDocument: string | null;
}

/** The approved figure against which cost is measured at present. */
export interface PresentBaseline {
  amountFen: Fen;
  scope: CostScope;
}

/** Adds amounts up. */
export const sumFen = (amounts: readonly Fen[]): Fen =>
  amounts.reduce((sum, amount) => sum + amount, 0n);

/**
 * Checks a figure by itself and, for an adjustment, against the present baseline.
 * @throws Problem naming the rule and the field.
 */
export function judgeCostFigure(
  figure: CostFigure,
  baseline: PresentBaseline | null,
  today: Day,
): void {
  if (figure.effectiveOn > today)
    throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
  if (figure.composition) judgeComposition(figure.composition, figure.amountFen);
  if (figure.stage === 'adjusted-estimate') return judgeAdjustment(figure, baseline);
  if (figure.reasons.length > 0) throw refuseField('ADJUSTMENT_ONLY', 'reasons');
  if (figure.funding.length > 0) throw refuseField('ADJUSTMENT_ONLY', 'funding');
  if (figure.auditDocument !== null) throw refuseField('ADJUSTMENT_ONLY', 'auditDocument');
}

function judgeComposition(
  { constructionFen, equipmentFen, otherFen, landFen }: Composition,
  amountFen: Fen,
): void {
  const sum = sumFen([constructionFen, equipmentFen, otherFen, landFen]);
  if (sum !== amountFen)
    throw refuseField(
      'COMPOSITION_SUM',
      'composition',
      { sumFen: String(sum), amountFen: String(amountFen) },
      String(amountFen),
    );
}

function judgeAdjustment(
  { amountFen, scope, reasons, funding }: CostFigure,
  baseline: PresentBaseline | null,
): void {
  if (baseline === null) throw refuseField('NO_BASELINE', 'stage');
  if (scope !== baseline.scope)
    throw refuseField('SCOPE_DIFFERS', 'scope', { scope: baseline.scope }, baseline.scope);
  const changeFen = amountFen - baseline.amountFen;
  if (changeFen === 0n)
    throw refuseField('ADJUSTMENT_WITHOUT_CHANGE', 'amountFen', {
      baselineFen: String(baseline.amountFen),
    });
  if (reasons.length === 0) throw refuseField('ADJUSTMENT_REASON_REQUIRED', 'reasons');
  const explained = sumFen(reasons.map((reason) => reason.amountFen));
  if (explained !== changeFen)
    throw refuseField(
      'ADJUSTMENT_REASONS_SUM',
      'reasons',
      { sumFen: String(explained), changeFen: String(changeFen) },
      String(changeFen),
    );
  if (new Set(funding.map(({ source }) => source)).size < funding.length)
    throw refuseField('SOURCE_TWICE', 'funding');
  if (changeFen > 0n && funding.length === 0)
    throw refuseField('ADJUSTMENT_SOURCE_REQUIRED', 'funding');
  const paidFor = sumFen(funding.map((source) => source.amountFen));
  if (funding.length > 0 && paidFor !== changeFen)
    throw refuseField(
      'ADJUSTMENT_SOURCES_SUM',
      'funding',
      { sumFen: String(paidFor), changeFen: String(changeFen) },
      String(changeFen),
    );
}
