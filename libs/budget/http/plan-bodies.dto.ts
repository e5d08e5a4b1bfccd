import { PlanCodeField } from '#plan/http';
import { FUNDING_SOURCES, type FundingSource } from '#ledger';
import {
  CodeField,
  DayField,
  DecimalField,
  FenField,
  FenOrZeroField,
  PartListField,
  TextField,
} from '#platform/http';
import type { Day } from '#values';
import type { FundingCell, FundingPlan } from '../rules/funding.js';
import type { PeriodFigure } from '../rules/plan-period-figure.js';
import type { SpecialBond } from '../rules/special-bond.js';
import type { TargetAdjustment } from '../rules/target-adjustment.js';
import { YearField } from './year-plan.dto.js';

/** The amount that one funding source is planned to pay in a year. */
export class FundingCellDto implements FundingCell {
  @CodeField(FUNDING_SOURCES) source: FundingSource;
  @FenOrZeroField() plannedFen: bigint;
}

/**
 * Request body with the funding plan of a year. It replaces the amounts of all funding sources in
 * that year.
 */
export class FundingPlanBody {
  @YearField() year: number;
  @PartListField(() => FundingCellDto, {
    min: 1,
    max: 15,
    description: 'each source once; together at most the year’s plan',
  })
  cells: FundingCellDto[];
  @DayField({ description: 'day of the document that set it; not after today' }) effectiveOn: Day;
  @TextField({
    max: 2000,
    lines: true,
    optional: true,
    description: 'why it changes; required once the year has cells',
  })
  reason?: string | null;
  @TextField({ max: 300, example: '2026 年度资金安排' }) document: string;
  @TextField({ max: 200, optional: true }) place?: string | null;
}

/** Converts the request body to a funding plan. */
export const fundingPlanOf = (body: FundingPlanBody): FundingPlan => ({
  year: body.year,
  cells: (body.cells ?? []).map((cell) => ({ ...cell })),
  effectiveOn: body.effectiveOn,
  reason: body.reason ?? null,
  document: body.document,
  place: body.place ?? null,
});

/** Request body with a special bond (a funding source), which another person has to approve. */
export class SpecialBondBody {
  @TextField({ max: 200, example: '2026 年杭州市专项债（一期）' }) name: string;
  @DayField({ description: 'day of issue; the spending clock starts here' }) issuedOn: Day;
  @FenField() amountFen: bigint;
  @TextField({ max: 300 }) document: string;
  @TextField({ max: 200, optional: true }) place?: string | null;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
}

/** Converts the request body to a special bond. */
export const specialBondOf = (body: SpecialBondBody): SpecialBond => ({
  name: body.name,
  issuedOn: body.issuedOn,
  amountFen: body.amountFen,
  document: body.document,
  place: body.place ?? null,
  note: body.note ?? null,
});

/** Request body with a new planned amount of a project for the period of a plan. */
export class PeriodFigureBody {
  @PlanCodeField({ example: 'hangzhou-14fyp' }) planCode: string;
  @FenField({ description: 'at most the total' }) amountFen: bigint;
  @DayField({ description: 'day of the document that set it; not after today' }) effectiveOn: Day;
  @TextField({ max: 2000, lines: true, example: '规划中期调整' }) reason: string;
  @TextField({ max: 300 }) document: string;
  @TextField({ max: 200, optional: true }) place?: string | null;
}

/** Converts the request body to a planned amount for the period of a plan. */
export const periodFigureOf = (body: PeriodFigureBody): PeriodFigure => ({
  planCode: body.planCode,
  amountFen: body.amountFen,
  effectiveOn: body.effectiveOn,
  reason: body.reason,
  document: body.document,
  place: body.place ?? null,
});

/** Request body with a new value for a target of a project. */
export class TargetAdjustmentBody {
  @TextField({
    max: 200,
    description: 'id of the target, as `target-adjustments` lists it',
    example: '10-8-a',
  })
  targetId: string;
  @DecimalField() value: string;
  @DecimalField({ optional: true, description: 'the upper end of a range' }) valueTo?:
    string | null;
  @DayField({ optional: true, description: 'a new last day; the plan’s unless given' })
  dueOn?: Day | null;
  @DayField({ description: 'day of the document that set it; not after today' }) effectiveOn: Day;
  @TextField({ max: 2000, lines: true, example: '中期评估后调整' }) reason: string;
  @TextField({ max: 300 }) document: string;
  @TextField({ max: 200, optional: true }) place?: string | null;
}

/** Converts the request body to a target adjustment. */
export const targetAdjustmentOf = (body: TargetAdjustmentBody): TargetAdjustment => ({
  targetId: body.targetId,
  value: body.value,
  valueTo: body.valueTo ?? null,
  dueOn: body.dueOn ?? null,
  effectiveOn: body.effectiveOn,
  reason: body.reason,
  document: body.document,
  place: body.place ?? null,
});
