import { refuseDayTooFar, refuseField } from '#platform/problem';
import { addDays, type Day, daysBetween, weekdayOf } from '#values';

/** Counts working days; null where the holidays of a year are not known yet. */
export interface CountsWorkingDays {
  workingDaysAfter(from: Day, to: Day): number | null;
}

/**
 * Returns by how many working days one day lies from another, whichever is earlier. Where the
 * holidays of a year are not announced yet, days from Monday to Friday are counted, which are never
 * fewer, except for weekend days that are worked instead of a holiday.
 */
export function workingDaysApart(calendar: CountsWorkingDays, one: Day, other: Day): number {
  const [from, to] = one <= other ? [one, other] : [other, one];
  return calendar.workingDaysAfter(from, to) ?? weekdaysAfter(from, to);
}

/** Counts the days from Monday to Friday after `from` up to and including `to`. */
function weekdaysAfter(from: Day, to: Day): number {
  const span = daysBetween(from, to);
  const weeks = Math.floor(span / 7);
  let count = weeks * 5;
  for (let at = addDays(from, weeks * 7 + 1); at <= to; at = addDays(at, 1))
    if (weekdayOf(at) <= 5) count += 1;
  return count;
}

/** A milestone as far as it decides whether a move of its forecast needs a decision. */
export interface Movable {
  key: boolean;
  /** The baseline, or the forecast that was decided last: moves are added up from here. */
  decidedOn: Day;
}

/**
 * Returns whether the level above has to decide about a new forecast: that of a key milestone which
 * lies more than `limit` working days from the day that was decided last. Several small moves are
 * added up, because each is compared with that same day.
 */
export const needsDecision = (
  { key, decidedOn }: Movable,
  forecastOn: Day,
  { limit, calendar }: { limit: number; calendar: CountsWorkingDays },
): boolean => key && workingDaysApart(calendar, decidedOn, forecastOn) > limit;

/** A limit of moves that somebody wants to set. */
export interface NewMoveLimit {
  validFrom: Day;
  /** From 0, by which each move is decided, to `WORKING_DAYS_MAX`. */
  workingDays: number;
  reason: string;
}

/** The working days of a year: a wider limit would let a milestone move unseen from plan to plan. */
export const WORKING_DAYS_MAX = 250;

/** How many days ahead a limit may begin. */
const AHEAD_DAYS_MAX = 3650;

/**
 * Checks that a limit begins today at the earliest: what was filed or took effect before it did so
 * under the limit of its day.
 * @throws Problem DAY_IN_PAST, TOO_FAR_AHEAD
 */
export function checkMoveLimit({ validFrom }: NewMoveLimit, today: Day): void {
  if (validFrom < today) throw refuseField('DAY_IN_PAST', 'validFrom', { today }, `≥ ${today}`);
  refuseDayTooFar('validFrom', validFrom, { today, days: AHEAD_DAYS_MAX });
}
