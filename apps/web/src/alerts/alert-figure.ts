import type { Alert } from '../client/alerts.js';
import { cityToday, daysBetween } from '../ui/day/city-day.js';
import { percentOf } from '../ui/money/percent-of.js';

/** The main figure of an alert: a number of days, a percentage, or a number of contradictions. */
export type AlertFigure =
  | { of: 'late' | 'left' | 'slipped' | 'silent' | 'waiting' | 'contradictions'; count: number }
  | { of: 'share'; percent: string };

type Told = Pick<Alert, 'rule' | 'inputs' | 'resolvedOn'>;

const share = (
  part: string | null | undefined,
  whole: string | null | undefined,
): AlertFigure | null => {
  const percent = part == null || whole == null ? null : percentOf(part, whole);
  return percent === null ? null : { of: 'share', percent };
};
const days = (
  of: 'late' | 'left' | 'slipped' | 'silent' | 'waiting',
  from: string | null | undefined,
  to: string | null | undefined,
): AlertFigure | null => (from == null || to == null ? null : { of, count: daysBetween(from, to) });
const larger = (one: string | null | undefined, other: string | null | undefined): string | null =>
  one == null || other == null ? null : BigInt(one) > BigInt(other) ? one : other;

/**
 * Calculates the main figure of an alert as of today or, when the alert has ended, as of its last
 * day. Returns null when the alert's data does not contain the values.
 */
export function alertFigure(
  { rule, inputs, resolvedOn }: Told,
  today: string = cityToday(),
): AlertFigure | null {
  const from = resolvedOn ?? today;
  switch (rule) {
    case 'milestone-overdue':
      return days('late', inputs['forecastOn'], from);
    case 'milestone-due-soon':
      return days('left', from, inputs['forecastOn']);
    case 'milestone-slipped':
      return days('slipped', inputs['baselineOn'], inputs['forecastOn']);
    case 'target-without-reading':
      return days('late', inputs['baselineOn'], from);
    case 'data-stale':
      return days('silent', inputs['lastRecordedOn'], from);
    case 'total-exceeded':
    case 'total-nearly-spent':
      return share(larger(inputs['completedFen'], inputs['paidFen']), inputs['totalInvestmentFen']);
    case 'plan-period-exceeded':
    case 'plan-period-at-risk':
      return share(inputs['completedFen'], inputs['fypSpendFen']);
    case 'year-plan-behind':
      return share(inputs['completedFen'], inputs['plannedFen']);
    case 'contractor-prefinancing':
      return share(inputs['fundsFen'], inputs['completedFen']);
    case 'special-bond-unspent':
      return share(inputs['unspentFen'], inputs['dueFen']);
    case 'forecast-exceeded':
      return share(inputs['forecastFen'], inputs['totalInvestmentFen']);
    case 'approved-over-estimate':
      return share(inputs['approvedFen'], inputs['estimateFen']);
    case 'adjustment-audit-first':
      return share(inputs['currentFen'], inputs['approvedFen']);
    case 'final-account-late':
      return days('waiting', inputs['completedOn'], from);
    case 'return-missing':
      return days('late', inputs['dueOn'], from);
    case 'totals-contradict':
      return inputs['what']
        ? { of: 'contradictions', count: inputs['what'].split(' ').length }
        : null;
    // Rules that this page does not know have no main figure.
    default:
      return null;
  }
}
