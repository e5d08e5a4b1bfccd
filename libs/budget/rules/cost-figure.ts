import type { FundingSource } from '#ledger';
import { refuseField } from '#platform/problem';
import type { Day, Fen } from '#values';

/**
 * Stages of a project at which its cost is determined: 公布总投资 (stated total), 估算 (estimate), 概算
 * (approved estimate), 调整概算 (adjusted estimate), 预算 (budget), 合同 (contract), 结算 (settlement), 决算
 * (final account).
 */
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

/**
 * Part of the project that an amount covers: 全线 (whole line), 杭州段 (Hangzhou section), or not
 * stated.
 */
export const SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
export type CostScope = (typeof SCOPES)[number];

/** Kinds of document from which a cost figure can be taken. */
export const COST_SOURCES = [
  'approval',
  'plan',
  'bulletin',
  'contract',
  'account',
  'other',
] as const;
export type CostSource = (typeof COST_SOURCES)[number];

/**
 * Classes of reasons for a change of the approved estimate: prices, policy, geology, design, extent
 * of the works, land and relocation, or other.
 */
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

/**
 * Breakdown of an amount, in fen: 建安 (construction), 设备 (equipment), 其他 (other) and 征迁 (land). The
 * four parts add up to the amount.
 */
export interface Composition {
  constructionFen: Fen;
  equipmentFen: Fen;
  otherFen: Fen;
  landFen: Fen;
}

/**
 * One reason why an approved estimate changes, and by how much; negative when the reason reduces
 * the cost.
 */
export interface AdjustmentReason {
  class: ReasonClass;
  amountFen: Fen;
  explanation: string;
}

/** The part of a cost increase that one funding source pays. */
export interface AdjustmentSource {
  source: FundingSource;
  amountFen: Fen;
}

/**
 * Kinds of lines of an approved estimate: 单项工程 (works), 其他费用 (other costs), 基本预备费 (basic
 * contingency), 价差预备费 (price contingency), 建设期利息 (interest during construction).
 */
export const COST_LINE_KINDS = [
  'works',
  'other-costs',
  'basic-contingency',
  'price-contingency',
  'interest',
] as const;
export type CostLineKind = (typeof COST_LINE_KINDS)[number];

/** A line of an approved estimate; the lines add up to its amount. */
export interface CostLine {
  kind: CostLineKind;
  name: string;
  amountFen: Fen;
}

/** A cost figure as entered in a change request. Amounts in fen; null means not known. */
export interface CostFigure {
  stage: CostStage;
  amountFen: Fen;
  scope: CostScope;
  /** First day on which the figure applies, as stated by the approval, contract or bulletin. */
  effectiveOn: Day;
  composition: Composition | null;
  /** Of an approved or adjusted estimate: its lines; left out or empty where it states none. */
  lines?: readonly CostLine[];
  approvalNumber: string | null;
  approvalBody: string | null;
  source: CostSource;
  document: string;
  /** Page, section or item of the source document. */
  place: string | null;
  priceBasis: string | null;
  note: string | null;
  reasons: readonly AdjustmentReason[];
  funding: readonly AdjustmentSource[];
  /**
   * The audit report that preceded an adjustment of the approved estimate; null when there was
   * none.
   */
  auditDocument: string | null;
}

/** The approved estimate with which costs are compared now, called the current baseline. */
export interface PresentBaseline {
  amountFen: Fen;
  scope: CostScope;
}

/** Returns the sum of amounts in fen. */
export const sumFen = (amounts: readonly Fen[]): Fen =>
  amounts.reduce((sum, amount) => sum + amount, 0n);

/**
 * Checks a cost figure by itself and, if it adjusts the approved estimate, against the current
 * baseline.
 * @throws Problem with the code of the broken rule and the name of the field.
 */
export function checkCostFigure(
  figure: CostFigure,
  baseline: PresentBaseline | null,
  today: Day,
): void {
  if (figure.effectiveOn > today)
    throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
  if (figure.composition) checkComposition(figure.composition, figure.amountFen);
  if (figure.lines && figure.lines.length > 0) checkLines(figure.lines, figure);
  if (figure.stage === 'adjusted-estimate') return checkAdjustment(figure, baseline);
  if (figure.reasons.length > 0) throw refuseField('ADJUSTMENT_ONLY', 'reasons');
  if (figure.funding.length > 0) throw refuseField('ADJUSTMENT_ONLY', 'funding');
  if (figure.auditDocument !== null) throw refuseField('ADJUSTMENT_ONLY', 'auditDocument');
}

function checkComposition(
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

const ESTIMATES: readonly CostStage[] = ['approved-estimate', 'adjusted-estimate'];

function checkLines(
  lines: readonly CostLine[],
  { stage, amountFen }: Pick<CostFigure, 'stage' | 'amountFen'>,
): void {
  if (!ESTIMATES.includes(stage)) throw refuseField('COST_LINES_OF_ESTIMATE', 'lines');
  const twice = lines.findIndex(
    ({ name }, index) => lines.findIndex((one) => one.name === name) < index,
  );
  if (twice >= 0) throw refuseField('COST_LINE_TWICE', `lines.${twice}.name`);
  const sum = sumFen(lines.map((line) => line.amountFen));
  if (sum !== amountFen)
    throw refuseField(
      'COST_LINES_SUM',
      'lines',
      { sumFen: String(sum), amountFen: String(amountFen) },
      String(amountFen),
    );
}

function checkAdjustment(
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
