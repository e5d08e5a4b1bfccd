import type { WorkingCalendar } from '#platform/calendar';
import type { Day } from '#values';
import { openSinceForHead } from './reminders.js';
import type { RuleVersion } from './evaluation-result.js';

/**
 * An escalation level of a rule, and the latest day on which an alert must have been opened so that
 * the level is due: `since` for an amber alert, `sinceRed` for a red one.
 */
export interface EscalationDue {
  rule: string;
  step: number;
  since: Day;
  sinceRed: Day;
}

/**
 * Computes, for each escalation level of each rule, the latest day on which an alert must have been
 * opened so that the level is due today. The head of the organisation is notified of a red alert
 * first, and the working days of such an alert are counted from that notification. When a year is
 * missing in the working calendar, no day is returned: nothing is escalated, and an alarm asks an
 * administrator to add the calendar.
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
