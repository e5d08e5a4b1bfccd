import type { Tx } from '#platform/database';
import { inScope } from '#platform/database';
import { PROJECTS_SQL } from '#projects';
import type { Day } from '#values';
import { MilestoneRow } from '../store/milestone-row.js';
import { milestoneFacts, type MilestoneFacts, NO_FACTS } from './milestone-facts.js';

/** A milestone whose day was inferred from the plan, with its project and target. */
export interface DerivedMilestone extends Pick<MilestoneFacts, 'target'> {
  milestone: MilestoneRow;
  projectName: string;
}

/** Cursor for paging: identifies the last milestone of the previous page. */
export interface DerivedKey {
  forecastOn: string;
  id: string;
}

/** Filter of the list; `passed` lists only days before `today`, or only the others. */
export interface DerivedFilter {
  today: Day;
  passed?: boolean | undefined;
  projectId?: string | undefined;
}

/** How many derived days wait to be verified, and how many of them have passed. */
export interface DerivedCount {
  waiting: number;
  passed: number;
}

const VISIBLE = `milestone.derived AND EXISTS (SELECT FROM ${PROJECTS_SQL} project
  WHERE project.id = milestone.project_id AND ${inScope('project.organisation_number')})`;
const NAMES = `SELECT id, name FROM ${PROJECTS_SQL} project WHERE id = ANY ($1::uuid[])`;
const COUNT = `SELECT count(*)::int AS waiting,
    (count(*) FILTER (WHERE milestone.forecast_on < $1))::int AS passed
  FROM milestones milestone WHERE ${VISIBLE}`;

/** Lists the derived milestones within the access scope, earliest day first. */
export async function derivedMilestones(
  tx: Tx,
  { today, passed, projectId }: DerivedFilter,
  page: { after?: DerivedKey | undefined; limit: number },
): Promise<DerivedMilestone[]> {
  const query = tx
    .createQueryBuilder(MilestoneRow, 'milestone')
    .where(VISIBLE)
    .orderBy('milestone.forecast_on')
    .addOrderBy('milestone.id')
    .limit(page.limit);
  if (passed !== undefined)
    query.andWhere(`milestone.forecast_on ${passed ? '<' : '>='} :today`, { today });
  if (projectId !== undefined) query.andWhere('milestone.project_id = :projectId', { projectId });
  if (page.after)
    query.andWhere('(milestone.forecast_on, milestone.id) > (:forecastOn, :id)', page.after);
  const rows = await query.getMany();
  const facts = await milestoneFacts(
    tx,
    rows.map(({ id }) => id),
  );
  const names = await tx.query<{ id: string; name: string }[]>(NAMES, [
    rows.map(({ projectId }) => projectId),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return rows.map((milestone) => ({
    milestone,
    projectName: nameOf.get(milestone.projectId) ?? '',
    target: (facts.get(milestone.id) ?? NO_FACTS).target,
  }));
}

/** Counts the derived milestones within the access scope. */
export async function countDerived(tx: Tx, today: Day): Promise<DerivedCount> {
  const [row] = await tx.query<DerivedCount[]>(COUNT, [today]);
  return row ?? { waiting: 0, passed: 0 };
}
