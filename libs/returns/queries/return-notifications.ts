import { holdersOver, organisationHeads, returnDuties, ROLES, type RoleHolder } from '#identity';
import { loadCalendar } from '#platform/calendar';
import type { Tx } from '#platform/database';
import { addMonths, type Day, type Month, monthOf } from '#values';
import { reminderOn, type ReturnOccasion } from '../rules/return-days.js';
import { dueOn } from '../rules/return-state.js';
import { type DueMonth, withProjects } from './missing-returns.js';

/** What one person has to be told of the missing returns of an organisation's month. */
export interface ReturnNotification {
  organisationId: string;
  organisationName: string;
  month: Month;
  dueOn: Day;
  /** Names the reminder; a person is told of each once. */
  occasion: ReturnOccasion;
  event: 'due' | 'late' | 'head';
  personId: string;
  /** Names of the projects whose return the person still has to submit, in their order. */
  projects: string[];
}

/**
 * Number of months, back from the present one, of which a reminder may be due: the day of a month
 * lies at most twenty working days after its end, and the last reminder ten more.
 */
const MONTHS_BACK = 3;

const EVENTS = { due: 'due', late: 'late', head: 'head' } as const;

/**
 * Lists what people have to be told on a day of returns that are owed and not submitted: officers of
 * the organisation before and after the month's day, then its head. Of a project that names its
 * officer, only that one is told. Whether they were told before, the caller knows.
 */
export async function returnNotifications(tx: Tx, today: Day): Promise<ReturnNotification[]> {
  const calendar = await loadCalendar(tx);
  const duties = await returnDuties(tx);
  const months = Array.from({ length: MONTHS_BACK }, (_, back) =>
    addMonths(monthOf(today), -1 - back),
  );
  const due = duties.asked.flatMap((organisationId) =>
    months.flatMap((month): (DueMonth & { occasion: ReturnOccasion })[] => {
      const on = duties.asks(organisationId, month)
        ? dueOn(month, duties.termsOf(organisationId, month).workingDay, calendar)
        : null;
      const occasion = on && reminderOn(on, today, calendar);
      return on && occasion ? [{ organisationId, month, dueOn: on, occasion }] : [];
    }),
  );
  const missing = (await withProjects(tx, due, duties)).filter(
    ({ projects }) => projects.length > 0,
  );
  if (missing.length === 0) return [];
  const people = await peopleOf(
    tx,
    missing.map(({ organisationId }) => organisationId),
    today,
  );
  return missing.flatMap(({ projects, ...month }) => {
    const told = new Map<string, string[]>();
    for (const { name, officerId } of projects)
      for (const personId of month.occasion === 'head'
        ? people.head(month.organisationId)
        : people.officers(month.organisationId, officerId))
        told.set(personId, [...(told.get(personId) ?? []), name]);
    const event = EVENTS[month.occasion.split('-')[0] as keyof typeof EVENTS];
    return [...told].map(([personId, names]) => ({ ...month, event, personId, projects: names }));
  });
}

/** Finds officers and heads of organisations; a head without a role there is left out. */
async function peopleOf(
  tx: Tx,
  unitIds: readonly string[],
  today: Day,
): Promise<{
  officers: (unitId: string, named: string | null) => string[];
  head: (unitId: string) => string[];
}> {
  const units = [...new Set(unitIds)];
  const held = new Map<string, RoleHolder[]>();
  for (const one of await holdersOver(tx, units, ROLES, today))
    held.set(one.unitId, [...(held.get(one.unitId) ?? []), one]);
  const heads = new Map(
    (await organisationHeads(tx, units)).map(({ unitId, personId }) => [unitId, personId]),
  );
  return {
    officers: (unitId, named) => {
      const officers = (held.get(unitId) ?? []).filter(({ role }) => role === 'officer');
      if (named !== null && officers.some(({ personId }) => personId === named)) return [named];
      const nearest = Math.min(...officers.map(({ depth }) => depth));
      return [
        ...new Set(
          officers.filter(({ depth }) => depth === nearest).map(({ personId }) => personId),
        ),
      ];
    },
    head: (unitId) =>
      (held.get(unitId) ?? []).some(({ personId }) => personId === heads.get(unitId))
        ? [heads.get(unitId) ?? '']
        : [],
  };
}
