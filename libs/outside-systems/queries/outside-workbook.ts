import { type Actor, allow } from '#identity';
import { loadCalendar } from '#platform/calendar';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { refuseField } from '#platform/problem';
import { lastDayOf, type Month, monthOf } from '#values';
import type { OutsideWorkbook } from '../files/write-workbook.js';
import { dueOn } from '../rules/outside-deadline.js';
import { outsideMonth } from './outside-month.js';
import { findSystem } from './outside-systems.js';

/**
 * Returns what a workbook for another system is made of: the projects within the actor’s access
 * scope, as they stand at the end of the month.
 * @throws Problem FORBIDDEN, NOT_FOUND, OUTSIDE_SYSTEM_MONTH_NOT_BEGUN, or
 * OUTSIDE_SYSTEM_NOT_IN_FORCE where another description of the system holds for the month
 */
export function outsideWorkbook(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, month }: { id: string; month: Month },
): Promise<OutsideWorkbook & { code: string }> {
  allow(actor, 'outside-system.report');
  const today = clock.today();
  return database.read(actor.scope, async (tx) => {
    const system = await findSystem(tx, id);
    if (month > monthOf(today))
      throw refuseField('OUTSIDE_SYSTEM_MONTH_NOT_BEGUN', 'month', { month });
    const last = lastDayOf(month);
    const { validFrom, validUntil } = system;
    if (last < validFrom || (validUntil !== null && last > validUntil))
      throw refuseField('OUTSIDE_SYSTEM_NOT_IN_FORCE', 'month', { month });
    const { code, name, columns, unit, deadline } = system;
    return {
      code,
      name,
      columns,
      unit,
      month,
      dueOn: dueOn(deadline, month, await loadCalendar(tx)),
      madeOn: today,
      projects: await outsideMonth(tx, { code, month }),
    };
  });
}
