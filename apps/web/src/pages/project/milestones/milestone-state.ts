import { daysBetween } from '../../../day/city-day.js';

/** The days of a milestone that its state follows from. */
export interface MilestoneDays {
  baselineOn: string;
  forecastOn: string;
  actualOn: string | null;
}

export type MilestoneState = 'met' | 'overdue' | 'expected';

/** Where a milestone stands on a day. */
export const milestoneState = (
  { forecastOn, actualOn }: MilestoneDays,
  today: string,
): MilestoneState => (actualOn !== null ? 'met' : forecastOn < today ? 'overdue' : 'expected');

/** Days between what was promised first and what happened or is expected now; above zero is late. A forecast that has passed counts as today: it cannot be met any earlier. */
export const slipDays = (
  { baselineOn, forecastOn, actualOn }: MilestoneDays,
  today: string,
): number => daysBetween(baselineOn, actualOn ?? (forecastOn < today ? today : forecastOn));
