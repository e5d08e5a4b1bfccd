import {
  type AdjustmentReason,
  type AdjustmentSource,
  type Composition,
  COST_LINE_KINDS,
  COST_SOURCES,
  COST_STAGES,
  type CostFigure,
  type CostLine,
  type CostLineKind,
  type CostScope,
  type CostSource,
  type CostStage,
  REASON_CLASSES,
  type ReasonClass,
  SCOPES,
} from '../rules/cost-figure.js';
import { FUNDING_SOURCES, type FundingSource } from '#ledger';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  FenField,
  FenOrZeroField,
  PartField,
  PartListField,
  SignedFenField,
  TextField,
} from '#platform/http';

/**
 * The four components of an amount: 建安 (construction), 设备 (equipment), 其他 (other) and 征迁
 * (land). All four are required; "0" for a component without cost.
 */
export class CompositionDto implements Composition {
  @FenOrZeroField({ description: '建筑安装工程' }) constructionFen: bigint;
  @FenOrZeroField({ description: '设备工器具购置' }) equipmentFen: bigint;
  @FenOrZeroField({ description: '其他费用' }) otherFen: bigint;
  @FenOrZeroField({ description: '征地拆迁' }) landFen: bigint;
}

/** One of the reasons for a change of cost, and the part of the change that it explains. */
export class AdjustmentReasonDto implements AdjustmentReason {
  @CodeField(REASON_CLASSES) class: ReasonClass;
  @SignedFenField() amountFen: bigint;
  @TextField({ max: 2000, lines: true, example: '主要材料价格上涨' }) explanation: string;
}

/** A line of an approved estimate. */
export class CostLineDto implements CostLine {
  @CodeField(COST_LINE_KINDS, {
    description: '单项工程, 其他费用, 基本预备费, 价差预备费, 建设期利息',
  })
  kind: CostLineKind;
  @TextField({ max: 100, example: '站房工程' }) name: string;
  @FenField() amountFen: bigint;
}

/** A funding source and the part of a cost increase that it pays. */
export class AdjustmentSourceDto implements AdjustmentSource {
  @CodeField(FUNDING_SOURCES) source: FundingSource;
  @FenField() amountFen: bigint;
}

/** Request body with the amount of one cost stage, which another person has to approve. */
export class CostFigureDto {
  @CodeField(COST_STAGES, {
    description: '公布总投资, 估算, 概算, 调整概算, 预算, 合同, 结算, 决算',
  })
  stage: CostStage;
  @FenField() amountFen: bigint;
  @CodeField(SCOPES, {
    description: 'what the amount covers: whole line, Hangzhou section, or not stated',
  })
  scope: CostScope;
  @DayField({
    description:
      'from which day it holds: of the approval, the contract, the bulletin; not after today',
  })
  effectiveOn: Day;
  @PartField(() => CompositionDto, {
    optional: true,
    description: 'the parts, which add up to the amount',
  })
  composition?: CompositionDto | null;
  @PartListField(() => CostLineDto, {
    max: 200,
    optional: true,
    description: 'of an approved or adjusted estimate: its lines, which add up to the amount',
  })
  lines?: CostLineDto[];
  @TextField({ max: 100, optional: true, example: '杭发改审〔2022〕1号' }) approvalNumber?:
    string | null;
  @TextField({ max: 200, optional: true, example: '杭州市发展和改革委员会' }) approvalBody?:
    string | null;
  @CodeField(COST_SOURCES, { description: 'kind of document that states it' }) source: CostSource;
  @TextField({ max: 300, example: '初步设计及概算批复' }) document: string;
  @TextField({
    max: 200,
    optional: true,
    description: 'page, section or item of the document',
    example: '第3页',
  })
  place?: string | null;
  @TextField({ max: 200, optional: true, example: '2021年第四季度信息价' }) priceBasis?:
    string | null;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
  @PartListField(() => AdjustmentReasonDto, {
    max: 50,
    optional: true,
    description: 'of an adjustment: they add up to the change',
  })
  reasons?: AdjustmentReasonDto[];
  @PartListField(() => AdjustmentSourceDto, {
    max: 15,
    optional: true,
    description: 'of an increase: they add up to it',
  })
  funding?: AdjustmentSourceDto[];
  @TextField({
    max: 300,
    optional: true,
    description: 'of an adjustment: the audit that came first',
    example: '审计报告（示例）',
  })
  auditDocument?: string | null;
}

/**
 * Converts the request body to a cost. Fields that were left out become null, which means that they
 * are unknown.
 */
export const costFigureOf = (body: CostFigureDto): CostFigure => ({
  stage: body.stage,
  amountFen: body.amountFen,
  scope: body.scope,
  effectiveOn: body.effectiveOn,
  composition: body.composition ? { ...body.composition } : null,
  ...(body.lines ? { lines: body.lines.map((one) => ({ ...one })) } : {}),
  approvalNumber: body.approvalNumber ?? null,
  approvalBody: body.approvalBody ?? null,
  source: body.source,
  document: body.document,
  place: body.place ?? null,
  priceBasis: body.priceBasis ?? null,
  note: body.note ?? null,
  reasons: (body.reasons ?? []).map((one) => ({ ...one })),
  funding: (body.funding ?? []).map((one) => ({ ...one })),
  auditDocument: body.auditDocument ?? null,
});
