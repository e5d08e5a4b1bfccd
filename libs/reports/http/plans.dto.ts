import type {
  AdjustedTarget,
  CarryOver,
  NamedMembership,
  PeriodFigureRecord,
  PlanCarryOverRow,
  PlanMembershipRow,
  TargetAdjustmentRecord,
  WantedCarryOver,
  WantedMembership,
} from '#budget';
import type { PlanRow, RegisteredPlan } from '#plan';
import type { PlanProgress } from '../queries/plan-periods.js';
import type { Day } from '#values';
import { DayField, FenField, PageOf, TextField } from '#platform/http';
import { presentTarget, TargetDto, PlanCodeField } from '#plan/http';

/**
 * Request body that registers a plan by name and period. The items of the plan are loaded later.
 */
export class PlanBody implements RegisteredPlan {
  @PlanCodeField() code: string;
  @TextField({ max: 200, example: '杭州市国民经济和社会发展第十五个五年规划纲要' }) name: string;
  @TextField({ max: 100, example: '杭州市' }) region: string;
  @DayField({ example: '2026-01-01' }) periodStart: Day;
  @DayField({ example: '2030-12-31' }) periodEnd: Day;
  @TextField({ max: 300 }) document: string;
}

export class PlanDto {
  /** @example hangzhou-14fyp */
  code: string;
  name: string;
  region: string;
  periodStart: string;
  periodEnd: string;
  document: string;
}

/** All plans on one page, earliest period first. */
export class PlanPageDto extends PageOf(PlanDto) {}

/** Request body that continues a project of one plan in a later plan (carry-over). */
export class CarryOverBody {
  @PlanCodeField({ example: 'hangzhou-14fyp' }) fromPlan: string;
  @PlanCodeField() toPlan: string;
  @FenField({
    optional: true,
    description: 'what is planned for the new period; null is not known yet',
  })
  figureFen?: bigint | null;
  @DayField({ description: 'not after today' }) effectiveOn: Day;
  @TextField({ max: 2000, lines: true, example: '十四五期间未完工，结转续建' }) reason: string;
  @TextField({ max: 300 }) document: string;
}

/** Converts the request body to a carry-over, the continuation of a project in a later plan. */
export const carryOverOf = (body: CarryOverBody): WantedCarryOver => ({
  fromPlan: body.fromPlan,
  toPlan: body.toPlan,
  figureFen: body.figureFen ?? null,
  effectiveOn: body.effectiveOn,
  reason: body.reason,
  document: body.document,
});

/** Request body that records that another plan, such as the province's, names the project too. */
export class PlanMembershipBody {
  @PlanCodeField({ example: 'zhejiang-14fyp' }) planCode: string;
  @FenField({
    optional: true,
    description: 'what that plan sets for its period, at most the total; null where it is silent',
  })
  figureFen?: bigint | null;
  @DayField({ description: 'day of the document; not after today' }) effectiveOn: Day;
  @TextField({ max: 300, example: '省重点建设项目名单' }) document: string;
  @TextField({ max: 200, optional: true, description: 'page, section or item of the document' })
  place?: string | null;
}

/**
 * Converts the request body to a membership: the record that another plan names the project too.
 */
export const membershipOf = (body: PlanMembershipBody): WantedMembership => ({
  planCode: body.planCode,
  figureFen: body.figureFen ?? null,
  effectiveOn: body.effectiveOn,
  document: body.document,
  place: body.place ?? null,
});

/** A carry-over: the continuation of a project of one plan in a later plan. */
export class CarryOverDto {
  id: string;
  /** @example hangzhou-14fyp */
  fromPlan: string;
  /** @example hangzhou-15fyp */
  toPlan: string;
  figureFen: string | null;
  reason: string;
  document: string;
  effectiveOn: string;
  decidedBy: string;
  recordedAt: string;
}

/**
 * A membership: the record that another plan, such as that of the province, names the project too.
 */
export class PlanMembershipDto {
  id: string;
  /** @example zhejiang-14fyp */
  planCode: string;
  figureFen: string | null;
  document: string;
  place: string | null;
  effectiveOn: string;
  decidedBy: string;
  recordedAt: string;
}

/** An approved change of the amount that is planned for the period of a plan. */
export class PeriodFigureDto {
  id: string;
  /** @example 1 */
  number: number;
  amountFen: string;
  reason: string;
  document: string;
  place: string | null;
  effectiveOn: string;
  filedBy: string;
  approvedBy: string;
  recordedAt: string;
}

/** A plan that a project belongs to, with the planned and the completed amounts of its period. */
export class ProjectPlanDto {
  /** @example hangzhou-14fyp */
  planCode: string;
  planName: string;
  periodStart: string;
  periodEnd: string;
  /** how the project was carried over into this plan; null when it was not carried over */
  carryOver: CarryOverDto | null;
  /** where this plan names it, when it neither came from here nor was carried over */
  membership: PlanMembershipDto | null;
  /** whether the plan-period layer may be measured by it: plans of its own region are */
  measures: boolean;
  /** original figure of the plan or of the carry-over */
  originalFen: string | null;
  adjustments: PeriodFigureDto[];
  /** what holds */
  presentFen: string | null;
  /** completed in the months of the period */
  completedFen: string | null;
  /** what of the figure is not completed */
  unfinishedFen: string | null;
}

/** The plans of a project, earliest period first. */
export class ProjectPlanPageDto extends PageOf(ProjectPlanDto) {}

/** An approved change of a target's value. */
export class TargetAdjustmentDto {
  id: string;
  /** @example 1 */
  number: number;
  /** @example 516 */
  value: string;
  valueTo: string | null;
  dueOn: string | null;
  reason: string;
  document: string;
  place: string | null;
  effectiveOn: string;
  filedBy: string;
  approvedBy: string;
  recordedAt: string;
}

/** A target as printed in the plan, with all approved changes of its value. */
export class AdjustedTargetDto {
  /** @example 10-8-a */
  targetId: string;
  /** the target as printed in the plan */
  original: TargetDto;
  /** approved changes of the target, oldest first; the last one applies */
  adjustments: TargetAdjustmentDto[];
}

/** A page of the targets of a project, in the order of the plan. */
export class AdjustedTargetPageDto extends PageOf(AdjustedTargetDto) {}

/** Converts a stored plan to its response DTO. */
export const presentPlanRow = (row: PlanRow): PlanDto => ({
  code: row.code,
  name: row.name,
  region: row.region,
  periodStart: row.periodStart,
  periodEnd: row.periodEnd,
  document: row.document,
});

/** Converts a carry-over, the continuation of a project in a later plan, to its response DTO. */
export const presentCarryOver = (row: CarryOver | PlanCarryOverRow): CarryOverDto => ({
  id: row.id,
  fromPlan: row.fromPlan,
  toPlan: row.toPlan,
  figureFen: row.figureFen?.toString() ?? null,
  reason: row.reason,
  document: row.document,
  effectiveOn: row.effectiveOn,
  decidedBy: row.decidedBy,
  recordedAt: row.recordedAt.toISOString(),
});

/**
 * Converts a membership (the record that another plan names the project too) to its response DTO.
 */
export const presentMembership = (row: NamedMembership | PlanMembershipRow): PlanMembershipDto => ({
  id: row.id,
  planCode: row.planCode,
  figureFen: row.figureFen?.toString() ?? null,
  document: row.document,
  place: row.place,
  effectiveOn: row.effectiveOn,
  decidedBy: row.decidedBy,
  recordedAt: row.recordedAt.toISOString(),
});

/** Converts a plan that a project belongs to, with its amounts, to its response DTO. */
export const presentProjectPlan = ({
  membership,
  completedFen,
  unfinishedFen,
}: PlanProgress): ProjectPlanDto => ({
  planCode: membership.plan.code,
  planName: membership.plan.name,
  periodStart: membership.plan.from,
  periodEnd: membership.plan.to,
  carryOver: membership.carryOver && presentCarryOver(membership.carryOver),
  membership: membership.named && presentMembership(membership.named),
  measures: membership.measures,
  originalFen: membership.originalFen?.toString() ?? null,
  adjustments: membership.adjustments.map(presentFigure),
  presentFen: membership.presentFen?.toString() ?? null,
  completedFen: completedFen?.toString() ?? null,
  unfinishedFen: unfinishedFen?.toString() ?? null,
});

const presentFigure = (row: PeriodFigureRecord): PeriodFigureDto => ({
  id: row.id,
  number: row.number,
  amountFen: String(row.amountFen),
  reason: row.reason,
  document: row.document,
  place: row.place,
  effectiveOn: row.effectiveOn,
  filedBy: row.filedBy,
  approvedBy: row.approvedBy,
  recordedAt: row.recordedAt.toISOString(),
});

/** Converts a target with the changes of its value to its response DTO. */
export const presentAdjustedTarget = ({
  target,
  adjustments,
}: AdjustedTarget): AdjustedTargetDto => ({
  targetId: target.id,
  original: presentTarget(target),
  adjustments: adjustments.map(presentAdjustment),
});

const presentAdjustment = (row: TargetAdjustmentRecord): TargetAdjustmentDto => ({
  id: row.id,
  number: row.number,
  value: row.value,
  valueTo: row.valueTo,
  dueOn: row.dueOn,
  reason: row.reason,
  document: row.document,
  place: row.place,
  effectiveOn: row.effectiveOn,
  filedBy: row.filedBy,
  approvedBy: row.approvedBy,
  recordedAt: row.recordedAt.toISOString(),
});
