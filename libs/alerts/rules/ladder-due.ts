import type { WorkingCalendar } from '#platform';
import type { Day } from '#values';
import { openSinceForHead } from './reminders.js';
import type { RuleVersion } from './verdict.js';

/** A step of a rule's ladder, and the last day since which an amber or a red alert must have been open to take it. */
export interface LadderDue {
  rule: string;
  step: number;
  since: Day;
  sinceRed: Day;
}

/**
 * For each step of each rule's ladder the last day since which an alert must have been open to take it today; a red one
 * goes to the head first, and its working days are counted from there.
 * Before a year that nobody knows no day is found: then nothing climbs, and an alarm asks for the calendar.
 */
export function ladderDue(
  inForce: readonly RuleVersion[],
  calendar: WorkingCalendar,
  today: Day,
): LadderDue[] {
  return inForce.flatMap(({ code, escalation }) =>
    escalation.flatMap(({ afterWorkingDays }, at) => {
      const since = calendar.lastDayBefore(today, afterWorkingDays);
      return since === null
        ? []
        : [{ rule: code, step: at + 1, since, sinceRed: openSinceForHead(calendar, since) }];
    }),
  );
}
