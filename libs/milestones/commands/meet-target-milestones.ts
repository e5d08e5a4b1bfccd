import { IsNull } from 'typeorm';
import type { Scope, Tx } from '#platform/database';
import { PROJECTS_SQL, recordProjectChange } from '#projects';
import type { Day } from '#values';
import { MilestoneRow } from '../store/milestone-row.js';
import { saveMilestones } from '../store/write-milestone.js';

const PROJECTS_OF_PLAN = `SELECT project.id FROM ${PROJECTS_SQL} project
  WHERE project.plan_code = :planCode`;

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
  const open = await tx
    .createQueryBuilder(MilestoneRow, 'milestone')
    .where({ sourceKey: `target:${targetId}`, actualOn: IsNull(), dropped: false })
    .andWhere(`milestone.project_id IN (${PROJECTS_OF_PLAN})`, { planCode })
    .orderBy('milestone.id')
    .setLock('pessimistic_write')
    .getMany();
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
