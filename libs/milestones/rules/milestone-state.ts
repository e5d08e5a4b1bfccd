import type { Day } from '#values';

/**
 * Where a milestone stands. `recovered`: it was forecast late and is expected in time again, or was
 * met in time after all.
 */
export const MILESTONE_STATES = [
  'unverified',
  'met',
  'met-late',
  'recovered',
  'overdue',
  'late',
  'expected',
] as const;
export type MilestoneStanding = (typeof MILESTONE_STATES)[number];

/** The days from which the state of a milestone follows. */
export interface StandingDays {
  derived: boolean;
  baselineOn: Day;
  forecastOn: Day;
  actualOn: Day | null;
  /** The latest forecast since the baseline. */
  latestForecastOn: Day;
}

/** Returns where a milestone stands on a day. */
export function milestoneStanding(
  { derived, baselineOn, forecastOn, actualOn, latestForecastOn }: StandingDays,
  today: Day,
): MilestoneStanding {
  if (derived) return 'unverified';
  const slipped = latestForecastOn > baselineOn;
  if (actualOn !== null) return actualOn > baselineOn ? 'met-late' : slipped ? 'recovered' : 'met';
  if (forecastOn < today) return 'overdue';
  if (forecastOn > baselineOn) return 'late';
  return slipped ? 'recovered' : 'expected';
}
