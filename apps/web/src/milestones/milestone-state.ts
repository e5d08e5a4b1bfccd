import { daysBetween } from '../ui/day/city-day.js';

/** The days from which the state of a milestone is calculated. */
export interface MilestoneDays {
  baselineOn: string;
  forecastOn: string;
  actualOn: string | null;
}

export type MilestoneState = 'met' | 'overdue' | 'expected';

/** Returns the state of a milestone on the day `today`. */
export const milestoneState = (
  { forecastOn, actualOn }: MilestoneDays,
  today: string,
): MilestoneState => (actualOn !== null ? 'met' : forecastOn < today ? 'overdue' : 'expected');

/**
 * Returns the number of days from the baseline day to the actual or forecast day; positive when
 * late. A forecast in the past counts as today, because the milestone can no longer be met earlier.
 */
export const slipDays = (
  { baselineOn, forecastOn, actualOn }: MilestoneDays,
  today: string,
): number => daysBetween(baselineOn, actualOn ?? (forecastOn < today ? today : forecastOn));
