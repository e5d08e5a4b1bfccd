import type { IndicatorRow, TargetRow } from '#plan';
import type { Day } from '#values';
import type { Measuring, PromisedValue } from './evaluate-value.js';

/** First and last day of a plan. */
export interface PlanDays {
  periodStart: Day;
  periodEnd: Day;
}

const NO_FIGURE = ['in-step', 'province-assigned'];
const BASES: Readonly<Record<string, Measuring>> = {
  'level-at-end': 'level',
  cumulative: 'total',
  'per-year': 'each-year',
  'annual-average': 'mean-of-years',
};

/**
 * Returns what a target of a plan item promises. Where the plan states no day, the last day of the
 * plan period is meant.
 */
export function promisedByTarget(
  target: Pick<TargetRow, 'comparator' | 'value' | 'valueTo' | 'basis' | 'dueOn'>,
  { periodStart, periodEnd }: PlanDays,
): PromisedValue {
  const { comparator, value, valueTo, basis } = target;
  const unstated = NO_FIGURE.includes(comparator) || (value === null && comparator !== 'by-date');
  return {
    measuring: unstated ? 'none' : (BASES[basis ?? 'level-at-end'] ?? 'level'),
    comparator,
    value,
    valueTo,
    base: null,
    from: periodStart,
    dueOn: (target.dueOn as Day | null) ?? periodEnd,
  };
}

/**
 * Returns what an indicator promises. A value for the last year goes before a rate; a rate alone is
 * the mean of the years (年均) or their total (累计).
 */
export function promisedByIndicator(
  indicator: Pick<
    IndicatorRow,
    | 'targetKind'
    | 'targetValue'
    | 'targetComparator'
    | 'rateKind'
    | 'rateValue'
    | 'rateComparator'
    | 'baseValue'
  >,
  { periodStart, periodEnd }: PlanDays,
): PromisedValue {
  const days = { from: periodStart, dueOn: periodEnd, valueTo: null };
  if (indicator.targetValue !== null)
    return {
      ...days,
      measuring: indicator.targetKind === 'floor' ? 'floor' : 'level',
      comparator: indicator.targetComparator ?? '=',
      value: indicator.targetValue,
      base: indicator.baseValue,
    };
  if (indicator.rateValue !== null)
    return {
      ...days,
      measuring: indicator.rateKind === 'annual' ? 'mean-of-years' : 'total',
      comparator: indicator.rateComparator ?? '=',
      value: indicator.rateValue,
      base: null,
    };
  return { ...days, measuring: 'none', comparator: '=', value: null, base: null };
}
