import type { Actor } from '#identity';
import { MILESTONES_SQL } from '#milestones';
import { inScope, type Tx } from '#platform/database';
import { PROJECTS_SQL } from '#projects';
import { listItems } from '#supervision';
import { addDays, type Day } from '#values';
import type { CalendarDay } from '../rules/calendar-file.js';

/** Days before and after today that the calendar holds. */
const BEFORE_DAYS = 31;
const AFTER_DAYS = 400;
/** Largest number of days of one kind in a calendar, the nearest to come first. */
const DAYS_MAX = 10_000;
/** Largest number of items and of findings that are looked at, the newest first. */
const ITEMS_MAX = 1_000;

// A derived day was inferred from the plan and promised by nobody.
const MILESTONES = `SELECT 'milestone' AS kind, milestone.id, milestone.forecast_on AS on,
    milestone.name AS title, project.name AS "projectName", '/projects/' || project.id AS path
  FROM ${MILESTONES_SQL} milestone JOIN ${PROJECTS_SQL} project ON project.id = milestone.project_id
  WHERE milestone.actual_on IS NULL AND NOT milestone.derived
    AND milestone.forecast_on BETWEEN $1 AND $2 AND ${inScope('project.organisation_number')}
  ORDER BY milestone.forecast_on, milestone.id LIMIT ${DAYS_MAX}`;

const FINISHES = `SELECT 'project-finish' AS kind, project.id, project.planned_finish_on AS on,
    project.name AS title, NULL::text AS "projectName", '/projects/' || project.id AS path
  FROM ${PROJECTS_SQL} project
  WHERE $3::uuid IN (project.officer_person_id, project.leader_person_id)
    AND project.planned_finish_on BETWEEN $1 AND $2 AND ${inScope('project.organisation_number')}
  ORDER BY project.planned_finish_on, project.id LIMIT ${DAYS_MAX}`;

/**
 * Lists the days of a person: milestones that are not met of the projects that the person sees,
 * planned ends of the projects that the person is in charge of, items of supervision that the person
 * owns, and audit findings that the person may answer.
 */
export async function calendarDays(tx: Tx, actor: Actor, today: Day): Promise<CalendarDay[]> {
  const between = [addDays(today, -BEFORE_DAYS), addDays(today, AFTER_DAYS)];
  const page = { today, limit: ITEMS_MAX };
  const { writes } = actor.scope;
  const items = [
    ...(await listItems(tx, { ownerId: actor.personId }, page)),
    ...(await listItems(tx, { kind: 'finding' }, page)).filter(
      ({ leadOrganisationId }) => writes === 'all' || writes.includes(leadOrganisationId),
    ),
  ].filter(({ state }) => state === 'assigned' || state === 'received' || state === 'returned');
  return [
    ...(await tx.query<CalendarDay[]>(MILESTONES, between)),
    ...(await tx.query<CalendarDay[]>(FINISHES, [...between, actor.personId])),
    ...items.map(({ id, kind, title, projectName, dueOn }): CalendarDay => ({
      kind: kind === 'finding' ? 'finding' : 'supervision',
      id,
      on: dueOn,
      title,
      projectName,
      path: kind === 'finding' ? `/findings/${id}` : `/supervision/${id}`,
    })),
  ];
}
