import { CHANGE_REQUESTS_SQL } from '#approvals';
import { ORGANISATIONS_SQL, returnDuties, type ReturnDuties } from '#identity';
import type { WorkingCalendar } from '#platform/calendar';
import type { Tx } from '#platform/database';
import { projectOrder, PROJECTS_SQL, type Stage } from '#projects';
import { addMonths, type Day, type Month, monthOf } from '#values';
import { alarmDay } from '../rules/return-days.js';
import { isReportingMonth, wasSilent } from '../rules/return-duty.js';
import { dueOn } from '../rules/return-state.js';

/** Returns of an organisation's month that are owed and not submitted. */
export interface MissingReturns {
  organisationId: string;
  organisationName: string;
  month: Month;
  dueOn: Day;
  /** In the order of projects; empty when everything is submitted. */
  projects: MissingProject[];
}

/** A project whose return is missing, with the officer whom it names. */
export interface MissingProject {
  id: string;
  name: string;
  officerId: string | null;
}

/** Lists the ids of the organisations that owe returns. */
export const organisationsAsked = async (tx: Tx): Promise<string[]> =>
  (await returnDuties(tx)).asked;

interface MissingFilter {
  /** Ids of the organisations. */
  units: readonly string[];
  today: Day;
  calendar: WorkingCalendar;
}

/**
 * Lists, for each month of some organisations of which the first working day after its day has
 * come, the owed returns that are not submitted. A return that was sent back is missing again; one
 * that passed is not missing while a correction of it is typed. A month whose day is unknown, because the holidays of that time are not announced, is left out.
 */
export async function missingReturns(
  tx: Tx,
  { units, today, calendar }: MissingFilter,
): Promise<MissingReturns[]> {
  const duties = await returnDuties(tx);
  const asked = units.flatMap((organisationId) =>
    monthsAsked(duties, organisationId, today).flatMap((month) => {
      const due = dueOn(month, duties.termsOf(organisationId, month).workingDay, calendar);
      return due !== null && alarmDay(due, calendar) <= today
        ? [{ organisationId, month, dueOn: due }]
        : [];
    }),
  );
  return withProjects(tx, asked, duties);
}

/** Lists the months that an organisation owes up to the last one that is over. */
function monthsAsked(duties: ReturnDuties, organisationId: string, today: Day): Month[] {
  const from = duties.from(organisationId);
  const months: Month[] = [];
  if (from !== null)
    for (let month = from; month < monthOf(today); month = addMonths(month, 1)) months.push(month);
  return months;
}

/** An organisation's month, with the day by which its returns are due. */
export type DueMonth = Pick<MissingReturns, 'organisationId' | 'month' | 'dueOn'>;

interface Unfiled extends MissingProject {
  organisationId: string;
  month: Month;
  tier: string;
  stage: Stage | null;
  stageOn: Day | null;
}

const UNFILED = `SELECT asked.unit AS "organisationId", asked.month, project.id, project.name,
    project.officer_person_id AS "officerId", project.tier, project.stage,
    project.stage_on AS "stageOn"
  FROM unnest($1::text[], $2::text[], $3::boolean[], $4::boolean[])
    AS asked (unit, month, flagships, others)
  JOIN ${PROJECTS_SQL} project ON project.unit_id = asked.unit
    AND CASE project.tier WHEN 'flagship' THEN asked.flagships ELSE asked.others END
  LEFT JOIN project_returns kept ON kept.project_id = project.id AND kept.month = asked.month
  LEFT JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = kept.change_request_id
  WHERE coalesce(request.state, 'draft') NOT IN ('submitted', 'approved')
    AND kept.corrects IS NULL
  ORDER BY asked.unit, asked.month, ${projectOrder('project')}`;

const NAMES = `SELECT unit.id, unit.name FROM ${ORGANISATIONS_SQL} unit WHERE unit.id = ANY ($1::text[])`;

/** Adds to organisations' months the projects whose owed returns are not submitted. */
export async function withProjects<Asked extends DueMonth>(
  tx: Tx,
  asked: readonly Asked[],
  duties: ReturnDuties,
): Promise<(Asked & MissingReturns)[]> {
  if (asked.length === 0) return [];
  const units = asked.map(({ organisationId }) => organisationId);
  const reports = (tier: string): boolean[] =>
    asked.map(({ organisationId, month }) =>
      isReportingMonth(month, tier, duties.termsOf(organisationId, month)),
    );
  const rows = await tx.query<Unfiled[]>(UNFILED, [
    units,
    asked.map(({ month }) => month),
    reports('flagship'),
    reports('standard'),
  ]);
  const missing = new Map<string, MissingProject[]>();
  for (const { organisationId, month, id, name, officerId, ...project } of rows) {
    if (wasSilent(project, month)) continue;
    const key = `${organisationId} ${month}`;
    missing.set(key, [...(missing.get(key) ?? []), { id, name, officerId }]);
  }
  const names = new Map(
    (await tx.query<{ id: string; name: string }[]>(NAMES, [[...new Set(units)]])).map(
      ({ id, name }) => [id, name],
    ),
  );
  return asked.map((one) => ({
    ...one,
    organisationName: names.get(one.organisationId) ?? one.organisationId,
    projects: missing.get(`${one.organisationId} ${one.month}`) ?? [],
  }));
}
