import { In, IsNull } from 'typeorm';
import type { Scope, Tx } from '#platform/database';
import { PROJECTS_SQL, recordProjectChange } from '#projects';
import type { Day } from '#values';
import { MilestoneRow } from '../store/milestone-row.js';
import { saveMilestones } from '../store/write-milestone.js';

const OPEN_MILESTONES = `SELECT milestone.id FROM milestones milestone
  JOIN ${PROJECTS_SQL} project ON project.id = milestone.project_id
  WHERE project.plan_code = $1 AND milestone.source_key = $2
    AND milestone.actual_on IS NULL AND NOT milestone.dropped`;

interface ReachedTarget {
  planCode: string;
  targetId: string;
  metOn: Day;
  /** Value that was reached, as decimal text; null where only a day was promised. */
  reached: string | null;
  explanation: string;
}

/**
 * Records that the milestones which a plan's target promised were met on a day. Milestones that are
 * met already stay as they are. The caller has checked the reading that says so, and that another
 * person approved it.
 */
export async function meetTargetMilestones(
  tx: Tx,
  scope: Scope,
  { planCode, targetId, metOn, reached, explanation }: ReachedTarget,
): Promise<void> {
  const ids = await tx.query<{ id: string }[]>(OPEN_MILESTONES, [planCode, `target:${targetId}`]);
  const open = await tx.find(MilestoneRow, {
    where: { id: In(ids.map(({ id }) => id)), actualOn: IsNull(), dropped: false },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const met = open.map((milestone) => ({
    ...milestone,
    actualOn: metOn,
    explanation,
    reason: 'met' as const,
    derived: false,
    reached,
    version: milestone.version + 1,
  }));
  await saveMilestones(tx, met, { personId: scope.actorId });
  for (const { projectId } of met) await recordProjectChange(tx, { id: projectId }, 'milestone');
}
