import { Problem, refuseDayTooFar, refuseField } from '#platform/problem';
import type { Day } from '#values';
import type { MoveReason, Reason } from './reasons.js';

/** The fields of a milestone that users can change. */
export interface MilestoneState {
  forecastOn: Day;
  actualOn: Day | null;
  explanation: string | null;
  /** Why the milestone stands as it does; null for a milestone that was entered and never changed. */
  reason: Reason | null;
  /** Whether its day was inferred from the plan and no person has confirmed it. */
  derived: boolean;
  dropped: boolean;
  /** Value that was reached, as a decimal number in the unit of the target; null where none is. */
  reached: string | null;
}

/**
 * The requested changes of a milestone. A field that is left out stays unchanged. `actualOn: null`
 * removes the day of completion; `derived: false` confirms a day that was inferred from the plan.
 */
export interface MilestoneChange {
  forecastOn?: Day | undefined;
  actualOn?: Day | null | undefined;
  explanation?: string | undefined;
  reason?: MoveReason | undefined;
  derived?: false | undefined;
  reached?: string | null | undefined;
  /** A new baseline, which the level above decides. */
  baselineOn?: Day | undefined;
  /** Whether it is a key milestone. */
  key?: boolean | undefined;
  /** Share of the project in per cent; null for none. */
  weight?: string | null | undefined;
  ownerPersonId?: string | null | undefined;
}

/** What is known about the target and the project of a milestone, and the day of today. */
export interface ChangeFacts {
  today: Day;
  /** Whether the milestone stands for a target of the plan, which has a value. */
  hasTarget: boolean;
  /** First day on which it can have been met; null when none is known. */
  startOn: Day | null;
}

/**
 * Largest number of days that a milestone's date may lie in the future: thirty years, which is
 * longer than any construction project of the city takes.
 */
export const AHEAD_DAYS_MAX = 30 * 366;

/** Fields of a request of which at least one must be given. */
const CHANGING = [
  'forecastOn',
  'actualOn',
  'reached',
  'derived',
  'baselineOn',
  'key',
  'weight',
  'ownerPersonId',
] as const;
/** Fields whose change confirms a derived day. */
const DAYS = ['forecastOn', 'actualOn', 'reached', 'derived', 'baselineOn'] as const;

/**
 * Computes the state of a milestone after a change. Moving the forecast, or changing or removing a
 * recorded completion day, requires an explanation; recording the completion day for the first time
 * does not.
 * @throws Problem when the change breaks a rule.
 */
export function checkChange(
  now: MilestoneState,
  change: MilestoneChange,
  facts: ChangeFacts,
): MilestoneState {
  if (now.dropped) throw new Problem('MILESTONE_DROPPED');
  const actualOn = change.actualOn === undefined ? now.actualOn : change.actualOn;
  const forecastOn = change.forecastOn ?? now.forecastOn;
  const moved = forecastOn !== now.forecastOn;
  const corrected = now.actualOn !== null && actualOn !== now.actualOn;

  if (change.actualOn) checkActual(change.actualOn, facts);
  if (moved)
    refuseDayTooFar('forecastOn', forecastOn, { today: facts.today, days: AHEAD_DAYS_MAX });
  if (moved && actualOn !== null)
    throw refuseField('MILESTONE_ALREADY_MET', 'forecastOn', { metOn: actualOn });
  if ((moved || corrected) && !change.explanation)
    throw refuseField('EXPLANATION_REQUIRED', 'explanation');
  checkReached(change.reached, actualOn, facts);
  if (CHANGING.every((field) => change[field] === undefined))
    throw new Problem('VALIDATION_FAILED', {}, [
      { path: '', code: 'NOTHING_TO_CHANGE', accepted: CHANGING.join(', ') },
    ]);
  return {
    forecastOn,
    actualOn,
    explanation: change.explanation ?? now.explanation,
    reason: reasonOf(now, change, { moved, actualOn }),
    derived: now.derived && DAYS.every((field) => change[field] === undefined),
    dropped: false,
    reached: actualOn === null ? null : change.reached === undefined ? now.reached : change.reached,
  };
}

/**
 * Checks the day on which a milestone is said to have been met.
 * @param path the field that contains the day, for the error message
 * @throws Problem DAY_IN_FUTURE, DAY_BEFORE_START
 */
export function checkActual(
  on: Day,
  { today, startOn }: Pick<ChangeFacts, 'today' | 'startOn'>,
  path = 'actualOn',
): void {
  if (on > today) throw refuseField('DAY_IN_FUTURE', path, { today }, `≤ ${today}`);
  if (startOn !== null && on < startOn)
    throw refuseField('DAY_BEFORE_START', path, { startOn }, `≥ ${startOn}`);
}

/**
 * Checks that a value belongs to a target and that the milestone is met.
 * @throws Problem VALUE_WITHOUT_TARGET, VALUE_BEFORE_MET
 */
export function checkReached(
  reached: string | null | undefined,
  actualOn: Day | null,
  { hasTarget }: Pick<ChangeFacts, 'hasTarget'>,
  path = 'reached',
): void {
  if (reached == null) return;
  if (!hasTarget) throw refuseField('VALUE_WITHOUT_TARGET', path);
  if (actualOn === null) throw refuseField('VALUE_BEFORE_MET', path);
}

function reasonOf(
  now: MilestoneState,
  change: MilestoneChange,
  { moved, actualOn }: { moved: boolean; actualOn: Day | null },
): Reason | null {
  if (actualOn === null && now.actualOn !== null) return 'not-met';
  if (actualOn !== null && now.actualOn === null) return 'met';
  if (moved || actualOn !== now.actualOn) return change.reason ?? 'other';
  return now.derived && change.derived === false ? 'confirmed' : (change.reason ?? now.reason);
}

/**
 * Returns the fields in which two states of a milestone differ, with the current values
 * (`accepted`). These are shown to a user whose edit was based on an outdated state.
 */
export function changedSince(
  read: MilestoneState,
  now: MilestoneState,
): { path: string; code: 'EDIT_STALE'; accepted: string }[] {
  return (['forecastOn', 'actualOn', 'explanation', 'reached', 'derived', 'dropped'] as const)
    .filter((field) => read[field] !== now[field])
    .map((path) => ({ path, code: 'EDIT_STALE', accepted: String(now[path]) }));
}
