import { daysBetween } from '../../../day/city-day.js';

/** The days from which a milestone's state is calculated. */
export interface MilestoneDays {
  baselineOn: string;
  forecastOn: string;
  actualOn: string | null;
}

export type MilestoneState = 'met' | 'overdue' | 'expected';

/** State of a milestone on a day. */
export const milestoneState = (
  { forecastOn, actualOn }: MilestoneDays,
  today: string,
): MilestoneState => (actualOn !== null ? 'met' : forecastOn < today ? 'overdue' : 'expected');

/**
 * Days from the baseline to the actual or forecast day; positive when late. A forecast in the past
 * counts as today, because the milestone cannot be met earlier than that any more.
 */
export const slipDays = (
  { baselineOn, forecastOn, actualOn }: MilestoneDays,
  today: string,
): number => daysBetween(baselineOn, actualOn ?? (forecastOn < today ? today : forecastOn));
