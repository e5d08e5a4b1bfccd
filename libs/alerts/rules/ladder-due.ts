import type { WorkingCalendar } from '#platform';
import type { Day } from '#values';
import type { RuleVersion } from './verdict.js';

/**
 * For each step of each rule's ladder the last day since which an alert must have been open to take it today.
 * Before a year that nobody knows no day is found: then nothing climbs, and an alarm asks for the calendar.
 */
export function ladderDue(inForce: readonly RuleVersion[], calendar: WorkingCalendar, today: Day): { rule: string; step: number; since: Day }[] {
  return inForce.flatMap(({ code, escalation }) => escalation.flatMap(({ afterWorkingDays }, at) => {
    const since = calendar.lastDayBefore(today, afterWorkingDays);
    return since === null ? [] : [{ rule: code, step: at + 1, since }];
  }));
}
