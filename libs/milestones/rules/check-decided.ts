import { Problem, refuseDayTooFar, refuseField } from '#platform/problem';
import type { Day } from '#values';
import { AHEAD_DAYS_MAX, type MilestoneChange, type MilestoneState } from './check-change.js';

/** Kinds of change requests about milestones. */
export const MILESTONE_KINDS = ['milestone-move', 'rebaseline'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** The field of a request that a kind changes. */
export const FIELD_OF = { 'milestone-move': 'forecastOn', rebaseline: 'baselineOn' } as const;

/**
 * Checks a new forecast or baseline that the level above is to decide.
 * @param path the field with the day, for error messages
 * @throws Problem MILESTONE_DROPPED, MILESTONE_ALREADY_MET, TOO_FAR_AHEAD
 */
export function checkDecided(
  { dropped, actualOn }: Pick<MilestoneState, 'dropped' | 'actualOn'>,
  on: Day,
  { today, path }: { today: Day; path: string },
): void {
  if (dropped) throw new Problem('MILESTONE_DROPPED');
  if (actualOn !== null) throw refuseField('MILESTONE_ALREADY_MET', path, { metOn: actualOn });
  refuseDayTooFar(path, on, { today, days: AHEAD_DAYS_MAX });
}

/**
 * Checks that a change which has to be decided comes alone, so that no half of a request takes
 * effect.
 * @throws Problem DECIDED_ALONE
 */
export function checkAlone(kind: MilestoneKind, change: MilestoneChange): void {
  const { reason: _, explanation: __, [FIELD_OF[kind]]: ___, ...rest } = change;
  const other = Object.entries(rest).find(([, value]) => value !== undefined);
  if (other) throw refuseField('DECIDED_ALONE', other[0]);
}

/** Most per cent that the weights of a project's milestones may add up to. */
const WHOLE = 100;

/**
 * Checks that the weights of a project's milestones are no more than the whole.
 * @param others sum of the weights of the other milestones, in per cent
 * @throws Problem WEIGHTS_ABOVE_WHOLE
 */
export function checkWeight(weight: string | null, others: string): void {
  // Hundredths of a per cent: weights have at most two decimal places.
  const left = WHOLE * 100 - Math.round(Number(others) * 100);
  if (weight !== null && Math.round(Number(weight) * 100) > left)
    throw refuseField('WEIGHTS_ABOVE_WHOLE', 'weight', { left: left / 100 }, `≤ ${left / 100}`);
}
