import { daysBetween } from '../ui/day/city-day.js';

/** The days from which the variance of a milestone is calculated. */
export interface MilestoneDays {
  baselineOn: string;
  forecastOn: string;
  actualOn: string | null;
  /** Whether the day was only inferred from the plan and promised by nobody. */
  derived: boolean;
}

/**
 * Returns the number of days from the baseline day to the actual or forecast day; positive when
 * late. A forecast in the past counts as today, because the milestone can no longer be met earlier.
 * Null for a day that was only inferred from the plan, because nothing was promised.
 */
export const slipDays = (
  { baselineOn, forecastOn, actualOn, derived }: MilestoneDays,
  today: string,
): number | null =>
  derived ? null : daysBetween(baselineOn, actualOn ?? (forecastOn < today ? today : forecastOn));

/** Reasons for which a person moves a day, in the order in which a form offers them. */
export const MOVE_REASONS = [
  'land',
  'approval',
  'funding',
  'design',
  'nature',
  'construction',
  'plan',
  'earlier',
  'correction',
  'other',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];
