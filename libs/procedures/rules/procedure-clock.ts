import type { WorkingCalendar } from '#platform/calendar';
import type { Day } from '#values';
import type { DatedStep } from './procedure-life.js';

/**
 * A time during which a department worked on a procedure: from its acceptance until it was done or
 * sent back. The clock begins anew with each acceptance.
 */
export interface ProcedureRun {
  acceptedOn: Day;
  /** Null while it lasts. */
  endedOn: Day | null;
}

/** A run with its working days; each is null where the holidays of a year are not yet announced. */
export interface TimedRun extends ProcedureRun {
  /** Working days after the day of acceptance, up to its end or today. */
  usedDays: number | null;
  /** Last day within the limit. */
  dueOn: Day | null;
  late: boolean | null;
}

/** Returns the runs of a procedure from its steps, oldest first. */
export function runsOf(steps: readonly DatedStep[]): ProcedureRun[] {
  const runs: ProcedureRun[] = [];
  for (const { step, on } of steps) {
    const last = runs.at(-1);
    if (step === 'accepted') runs.push({ acceptedOn: on, endedOn: null });
    else if (last?.endedOn === null && step !== 'handed-in') last.endedOn = on;
  }
  return runs;
}

/** What the clock of a run needs: the limit in working days, the calendar, and today. */
export interface ClockSetting {
  limitDays: number;
  calendar: WorkingCalendar;
  today: Day;
}

/** Counts the working days of a run. The day of acceptance itself does not count. */
export function timeRun(
  { acceptedOn, endedOn }: ProcedureRun,
  { limitDays, calendar, today }: ClockSetting,
): TimedRun {
  const usedDays = calendar.workingDaysAfter(acceptedOn, endedOn ?? today);
  return {
    acceptedOn,
    endedOn,
    usedDays,
    dueOn: calendar.addWorkingDays(acceptedOn, limitDays),
    late: usedDays === null ? null : usedDays > limitDays,
  };
}
