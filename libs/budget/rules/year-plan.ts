import { refuseField, refuseYearTooFar } from '#platform/problem';
import type { Day, Fen } from '#values';
import { sumFen } from './cost-figure.js';

/**
 * Category of a project in the plan of one year: 前期 (preparation), 新开工 (new start), 续建
 * (continuing), 建成投产 (to be completed). A project may have another category in the next year; the
 * category is not the project's stage.
 */
export const YEAR_CATEGORIES = ['preparation', 'new-start', 'continuing', 'to-complete'] as const;
export type YearCategory = (typeof YEAR_CATEGORIES)[number];

/** Number of monthly amounts in a year's plan; index 0 is January. */
export const MONTHS_OF_YEAR = 12;

/** The investment planned for one calendar year, as entered in a change request. Amounts in fen. */
export interface YearPlan {
  year: number;
  amountFen: Fen;
  category: YearCategory;
  /**
   * Twelve monthly amounts (January first) that add up to `amountFen`. Null when the plan has none:
   * the expected progress then grows by a twelfth each month.
   */
  curveFen: readonly Fen[] | null;
  /** Date of the document that set or changed the plan of the year. */
  effectiveOn: Day;
  /** Reason for the change; required for every plan of a year but the first. */
  reason: string | null;
  document: string;
  place: string | null;
}

/**
 * An approved plan of a year. Number 1 is the original plan; each higher number is an adjustment.
 */
export interface YearPlanRecord extends YearPlan {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/**
 * Values with which the plan of a year is compared: the year's current plan, the sum of the other
 * years' plans, the most the project may cost, and the amounts planned by funding source for the
 * year. Null means not known.
 */
export interface YearPlanSurroundings {
  present: YearPlanRecord | null;
  otherYearsFen: Fen;
  ceilingFen: Fen | null;
  cellsFen: Fen | null;
  today: Day;
}

/**
 * Largest number of years after the present year for which a plan may be entered: three five-year
 * plans.
 */
export const YEARS_AHEAD_MAX = 15;

/**
 * Checks the plan of a year.
 * @throws Problem with the code of the broken rule.
 */
export function checkYearPlan(
  plan: YearPlan,
  { present, otherYearsFen, ceilingFen, cellsFen, today }: YearPlanSurroundings,
): void {
  if (plan.amountFen < 0n) throw refuseField('YEAR_PLAN_NEGATIVE', 'amountFen', {}, '≥ 0');
  refuseYearTooFar('year', plan.year, { today, years: YEARS_AHEAD_MAX });
  if (plan.effectiveOn > today)
    throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
  if (plan.curveFen !== null && sumFen(plan.curveFen) !== plan.amountFen) {
    throw refuseField(
      'CURVE_SUM',
      'curveFen',
      { sumFen: String(sumFen(plan.curveFen)), amountFen: String(plan.amountFen) },
      String(plan.amountFen),
    );
  }
  if (present !== null && plan.reason === null)
    throw refuseField('ADJUSTMENT_REASON_REQUIRED', 'reason');
  const allYears = otherYearsFen + plan.amountFen;
  if (ceilingFen !== null && allYears > ceilingFen) {
    throw refuseField(
      'YEAR_PLANS_ABOVE_TOTAL',
      'amountFen',
      { sumFen: String(allYears), totalFen: String(ceilingFen) },
      `≤ ${ceilingFen > otherYearsFen ? ceilingFen - otherYearsFen : 0n}`,
    );
  }
  if (cellsFen !== null && cellsFen > plan.amountFen)
    throw refuseField(
      'CELLS_ABOVE_YEAR',
      'amountFen',
      { sumFen: String(cellsFen), yearFen: String(plan.amountFen) },
      `≥ ${cellsFen}`,
    );
}

/**
 * A calendar year with its original plan, the newest adjustment of that plan (null when there is
 * none), the plan that applies now, and all versions.
 */
export interface YearOfPlans {
  year: number;
  original: YearPlanRecord;
  adjusted: YearPlanRecord | null;
  present: YearPlanRecord;
  versions: YearPlanRecord[];
}

/** Groups approved plans by year, earliest year first. */
export function yearsOf(records: readonly YearPlanRecord[]): YearOfPlans[] {
  const years = [...new Set(records.map(({ year }) => year))].sort((one, other) => one - other);
  return years.flatMap((year) => {
    const versions = records
      .filter((record) => record.year === year)
      .sort((one, other) => one.number - other.number);
    const original = versions[0];
    const present = versions.at(-1);
    if (!original || !present) return [];
    return [
      {
        year,
        original,
        adjusted: present.number > original.number ? present : null,
        present,
        versions,
      },
    ];
  });
}
