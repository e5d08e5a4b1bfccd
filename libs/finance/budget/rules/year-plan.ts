import { refuseField } from '#platform';
import type { Day, Fen } from '#values';
import { sumFen } from './cost-figure.js';

/** A project's place in a year's plan: 前期, 新开工, 续建, 建成投产. Not a stage: what starts in one year continues in the next. */
export const YEAR_CATEGORIES = ['preparation', 'new-start', 'continuing', 'to-complete'] as const;
export type YearCategory = (typeof YEAR_CATEGORIES)[number];

/** Months of a curve, January first. */
export const MONTHS_OF_YEAR = 12;

/** A year's plan as somebody files it. Amounts in fen. */
export interface YearPlan {
  year: number;
  amountFen: Fen;
  category: YearCategory;
  /** Twelve months that add up to the amount; null leaves progress to the calendar. */
  curveFen: readonly Fen[] | null;
  /** Day of the paper that set it. */
  effectiveOn: Day;
  /** Why it changes; needed for every plan of a year but the first. */
  reason: string | null;
  document: string;
  place: string | null;
}

/** An approved plan of a year: number 1 is the original. */
export interface YearPlanRecord extends YearPlan {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** What a year's plan has to fit: what holds now for the year, the other years together, the ceiling, and the cells of the year. Null is not known. */
export interface YearPlanSurroundings {
  present: YearPlanRecord | null;
  otherYearsFen: Fen;
  ceilingFen: Fen | null;
  cellsFen: Fen | null;
  today: Day;
}

/** @throws Problem naming the rule that the plan breaks. */
export function judgeYearPlan(
  plan: YearPlan,
  { present, otherYearsFen, ceilingFen, cellsFen, today }: YearPlanSurroundings,
): void {
  if (plan.amountFen < 0n) throw refuseField('YEAR_PLAN_NEGATIVE', 'amountFen', {}, '≥ 0');
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

/** A year with its original, its adjustments and what holds. */
export interface YearOfPlans {
  year: number;
  original: YearPlanRecord;
  adjusted: YearPlanRecord | null;
  present: YearPlanRecord;
  versions: YearPlanRecord[];
}

/** Approved plans by year, earliest first; within a year the original and the newest adjustment stay apart. */
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
