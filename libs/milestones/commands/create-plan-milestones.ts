import { PLANS_SQL, TARGETS_SQL } from '#plan';
import { randomUUID } from 'node:crypto';
import { type Scope, stampInstant, type Tx } from '#platform/database';
import { recordProjectChange, PROJECTS_SQL } from '#projects';
import { nameTarget } from '../rules/name-target.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { wantNotice } from '../store/plan-date-notices.js';
import { keepChange } from '../store/write-milestone.js';

interface Inferred {
  project_id: string;
  unit_id: string;
  source_key: string;
  due_on: string;
  measure: string;
  comparator: string;
  value: string | null;
  value_to: string | null;
  unit: string | null;
  /** Position of the target within its plan item; the rows are sorted by it. */
  position: number;
}

const PLAN_PERIOD_ENDS = '规划期末（推定，规划未载明日期）';

/**
 * Creates the milestones of a plan's projects: one for each plan target that is dated, by a year or
 * by the plan period, on the last day of that, and one for each flagship project on the last day of
 * the plan period. The plan states none of these days, so they are derived until a person confirms
 * them, and managers are to be told once. Existing milestones are not changed.
 * @returns the number of milestones created.
 */
export async function createPlanMilestones(
  tx: Tx,
  scope: Scope,
  planCode: string,
): Promise<number> {
  const missing = await tx.query<Inferred[]>(
    `SELECT promised.*, project.unit_id FROM (
       SELECT project.id AS project_id, 'target:' || target.id AS source_key, target.due_on,
              target.measure, target.comparator, target.value::text, target.value_to::text, target.unit, target.position
         FROM ${TARGETS_SQL} target
         JOIN ${PROJECTS_SQL} project ON (project.plan_code, project.column_number, project.item_number)
           = (target.plan_code, target.column_number, target.item_number)
        WHERE target.plan_code = $1 AND target.due_on IS NOT NULL AND project.origin = 'plan'
       UNION ALL
       SELECT project.id, 'plan-period-end', plan.period_end, $2, '', NULL, NULL, NULL, 100000
         FROM ${PROJECTS_SQL} project JOIN ${PLANS_SQL} plan ON plan.code = project.plan_code
        WHERE project.plan_code = $1 AND project.flagship
     ) promised
     JOIN ${PROJECTS_SQL} project ON project.id = promised.project_id
     WHERE NOT EXISTS (SELECT FROM milestones had
       WHERE had.project_id = promised.project_id AND had.source_key = promised.source_key)
     ORDER BY project.column_number, project.item_number, promised.position`,
    [planCode, PLAN_PERIOD_ENDS],
  );
  const createdAt = await stampInstant(tx);
  for (const promised of missing) {
    const milestone: MilestoneRow = {
      id: randomUUID(),
      projectId: promised.project_id,
      unitId: promised.unit_id,
      sourceKey: promised.source_key,
      name: nameTarget({ ...promised, valueTo: promised.value_to }),
      baselineOn: promised.due_on,
      originalBaselineOn: promised.due_on,
      forecastOn: promised.due_on,
      decidedOn: promised.due_on,
      latestForecastOn: promised.due_on,
      key: false,
      weight: null,
      ownerPersonId: null,
      actualOn: null,
      explanation: null,
      reason: 'plan-states-no-day',
      derived: true,
      dropped: false,
      reached: null,
      version: 1,
      createdBy: scope.actorId,
      createdAt,
    };
    await tx.insert(MilestoneRow, milestone);
    await keepChange(tx, milestone, scope.actorId, createdAt);
  }
  if (missing.length > 0) await wantNotice(tx, planCode);
  for (const id of new Set(missing.map((row) => row.project_id)))
    await recordProjectChange(tx, { id }, 'milestone');
  return missing.length;
}
