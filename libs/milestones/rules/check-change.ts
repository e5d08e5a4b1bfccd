import { Problem, refuseDayTooFar, refuseField } from '#platform/problem';
import type { Day } from '#values';

/** The fields of a milestone that users can change. */
export interface MilestoneState {
  forecastOn: Day;
  actualOn: Day | null;
  explanation: string | null;
}

/**
 * The requested changes of a milestone. A field that is left out stays unchanged. `actualOn: null`
 * removes the day of completion.
 */
export interface MilestoneChange {
  forecastOn?: Day | undefined;
  actualOn?: Day | null | undefined;
  explanation?: string | undefined;
}

/**
 * Largest number of days that a milestone's date may lie in the future: thirty years, which is
 * longer than any construction project of the city takes.
 */
export const AHEAD_DAYS_MAX = 30 * 366;

/**
 * Computes the state of a milestone after a change. Moving the forecast, or changing or removing a
 * recorded completion day, requires an explanation; recording the completion day for the first time
 * does not.
 * @throws Problem when the change breaks a rule.
 */
export function checkChange(
  now: MilestoneState,
  change: MilestoneChange,
  today: Day,
): MilestoneState {
  const actualOn = change.actualOn === undefined ? now.actualOn : change.actualOn;
  const forecastOn = change.forecastOn ?? now.forecastOn;
  const moved = forecastOn !== now.forecastOn;
  const corrected = now.actualOn !== null && actualOn !== now.actualOn;

  if (change.actualOn && change.actualOn > today)
    throw refuseField('DAY_IN_FUTURE', 'actualOn', { today }, `≤ ${today}`);
  if (moved) refuseDayTooFar('forecastOn', forecastOn, { today, days: AHEAD_DAYS_MAX });
  if (moved && actualOn !== null)
    throw refuseField('MILESTONE_ALREADY_MET', 'forecastOn', { metOn: actualOn });
  if ((moved || corrected) && !change.explanation)
    throw refuseField('EXPLANATION_REQUIRED', 'explanation');
  if (change.forecastOn === undefined && change.actualOn === undefined) {
    throw new Problem('VALIDATION_FAILED', {}, [
      { path: '', code: 'NOTHING_TO_CHANGE', accepted: 'forecastOn, actualOn' },
    ]);
  }
  return { forecastOn, actualOn, explanation: change.explanation ?? now.explanation };
}

/**
 * Returns the fields in which two states of a milestone differ, with the current values
 * (`accepted`). These are shown to a user whose edit was based on an outdated state.
 */
export function changedSince(
  read: MilestoneState,
  now: MilestoneState,
): { path: string; code: 'EDIT_STALE'; accepted: string }[] {
  return (['forecastOn', 'actualOn', 'explanation'] as const)
    .filter((field) => read[field] !== now[field])
    .map((path) => ({ path, code: 'EDIT_STALE', accepted: now[path] ?? 'null' }));
}
