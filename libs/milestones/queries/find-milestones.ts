import { Refusal, type Tx } from '#platform';
import { MilestoneChangeRow, MilestoneRow } from '../store/milestone-row.js';

/** Key by which a page of milestones continues. */
export interface MilestoneKey { baselineOn: string; id: string }

/** Milestones of one project by baseline day, at most `limit` after `after`. */
export function milestonesOf(tx: Tx, projectId: string, page: { after?: MilestoneKey | undefined; limit: number }): Promise<MilestoneRow[]> {
  const query = tx.createQueryBuilder(MilestoneRow, 'milestone').where('milestone.project_id = :projectId', { projectId })
    .orderBy('milestone.baseline_on').addOrderBy('milestone.id').limit(page.limit);
  if (page.after) query.andWhere('(milestone.baseline_on, milestone.id) > (:baselineOn, :id)', page.after);
  return query.getMany();
}

/** One milestone, if the scope may see it. @throws Refusal NOT_FOUND otherwise. */
export async function findMilestone(tx: Tx, id: string): Promise<MilestoneRow> {
  const milestone = await tx.findOne(MilestoneRow, { where: { id } });
  if (!milestone) throw new Refusal('NOT_FOUND');
  return milestone;
}

/** Every state the milestone had, oldest first. */
export const changesOf = (tx: Tx, milestoneId: string): Promise<MilestoneChangeRow[]> =>
  tx.find(MilestoneChangeRow, { where: { milestoneId }, order: { version: 'ASC' }, take: 200 });
