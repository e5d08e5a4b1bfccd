import {
  MONTHS_OF_YEAR,
  YEAR_CATEGORIES,
  type YearCategory,
  type YearOfPlans,
  type YearPlan,
  type YearPlanRecord,
} from '../rules/year-plan.js';
import { timeProgress } from '../rules/time-progress.js';
import type { Day, Month } from '#values';
import {
  CodeField,
  DayField,
  FenListField,
  PageOf,
  SignedFenField,
  TextField,
  WholeField,
} from '#platform/http';
import { SignatoriesDto, type Names, presentSignatories } from './signatories.dto.js';

/** Declares the field with the calendar year that a plan is for. */
export const YearField = (): PropertyDecorator =>
  WholeField({ min: 2000, max: 2100, example: 2026 });

/**
 * Request body with the planned investment of a project in a year, which another person has to
 * approve.
 */
export class YearPlanBody {
  @YearField() year: number;
  @SignedFenField({ description: 'zero or more; the years together stay within the total' })
  amountFen: bigint;
  @CodeField(YEAR_CATEGORIES, { description: '前期, 新开工, 续建, 建成投产' })
  category: YearCategory;
  @FenListField({
    count: MONTHS_OF_YEAR,
    optional: true,
    description:
      'twelve months that add up to the plan, January first; without it progress follows the calendar',
  })
  curveFen?: bigint[] | null;
  @DayField({ description: 'day of the document that set it; not after today' }) effectiveOn: Day;
  @TextField({
    max: 2000,
    lines: true,
    optional: true,
    description: 'why it changes; required once the year has a plan',
  })
  reason?: string | null;
  @TextField({ max: 300, example: '2026 年度投资计划' }) document: string;
  @TextField({ max: 200, optional: true }) place?: string | null;
}

/** Converts the request body to a year plan, the planned investment of a project in a year. */
export const yearPlanOf = (body: YearPlanBody): YearPlan => ({
  year: body.year,
  amountFen: body.amountFen,
  category: body.category,
  curveFen: body.curveFen ?? null,
  effectiveOn: body.effectiveOn,
  reason: body.reason ?? null,
  document: body.document,
  place: body.place ?? null,
});

/** An approved year plan: the planned investment of a project in a year. */
export class YearPlanDto extends SignatoriesDto {
  id: string;
  filingId: string;
  /**
   * number of the version; 1 is the original plan
   * @example 1
   */
  number: number;
  amountFen: string;
  category: YearCategory;
  curveFen: string[] | null;
  effectiveOn: string;
  reason: string | null;
  document: string;
  place: string | null;
}

/**
 * 序时进度 (time progress): the part of a year plan that should be completed by the end of the
 * month `through`, the last complete month.
 */
export class TimeProgressDto {
  /** @example 2026-03 */
  through: string;
  basis: 'curve' | 'months';
  /** @example 3 */
  months: number;
  expectedFen: string;
  /**
   * part of the plan that should be completed, in per cent with two decimal places
   * @example 25.00
   */
  percent: string;
}

/**
 * The plan of one year: the original, the newest changed version (null when unchanged), and all
 * versions.
 */
export class YearOfPlansDto {
  /** @example 2026 */
  year: number;
  original: YearPlanDto;
  adjusted: YearPlanDto | null;
  /** all versions of the plan, oldest first */
  versions: YearPlanDto[];
  timeProgress: TimeProgressDto;
}

/** The year plans of a project, earliest year first, on one page. */
export class YearPlanPageDto extends PageOf(YearOfPlansDto) {}

/**
 * Converts the plans of a year to their response DTO.
 * @param through month up to which progress is expected
 */
export const presentYear = (year: YearOfPlans, through: Month, names: Names): YearOfPlansDto => {
  const { basis, months, expectedFen, percent } = timeProgress(year.present, through);
  return {
    year: year.year,
    original: presentPlan(year.original, names),
    adjusted: year.adjusted && presentPlan(year.adjusted, names),
    versions: year.versions.map((version) => presentPlan(version, names)),
    timeProgress: { through, basis, months, expectedFen: String(expectedFen), percent },
  };
};

const presentPlan = (plan: YearPlanRecord, names: Names): YearPlanDto => ({
  id: plan.id,
  filingId: plan.filingId,
  number: plan.number,
  amountFen: String(plan.amountFen),
  category: plan.category,
  curveFen: plan.curveFen?.map(String) ?? null,
  effectiveOn: plan.effectiveOn,
  reason: plan.reason,
  document: plan.document,
  place: plan.place,
  ...presentSignatories(plan, names),
});
