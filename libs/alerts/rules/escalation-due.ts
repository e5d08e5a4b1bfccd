import type { WorkingCalendar } from '#platform';
import type { Day } from '#values';
import { openSinceForHead } from './reminders.js';
import type { RuleVersion } from './evaluation-result.js';

/**
 * An escalation level of a rule, and the latest opening day of an amber and of a red alert for
 * which the level is due.
 */
export interface EscalationDue {
  rule: string;
  step: number;
  since: Day;
  sinceRed: Day;
}

/**
 * For each escalation level of each rule, the latest opening day for which it is due today. A red
 * alert goes to the head of the organisation first, and its working days are counted from then.
 * When the calendar of a year is unknown, no day is found: nothing is escalated, and an alarm asks
 * for the calendar.
 */
export function escalationDue(
  inForce: readonly RuleVersion[],
  calendar: WorkingCalendar,
  today: Day,
): EscalationDue[] {
  return inForce.flatMap(({ code, escalation }) =>
    escalation.flatMap(({ afterWorkingDays }, at) => {
      const since = calendar.lastDayBefore(today, afterWorkingDays);
      return since === null
        ? []
        : [{ rule: code, step: at + 1, since, sinceRed: openSinceForHead(calendar, since) }];
    }),
  );
}
