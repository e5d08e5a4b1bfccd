import { projectInScope, projectReadable } from '#projects';
import { namesOf } from '#identity';
import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { MilestoneChangeRow, MilestoneRow } from '../store/milestone-row.js';

/** Cursor for paging: identifies the last milestone of the previous page. */
export interface MilestoneKey {
  baselineOn: string;
  id: string;
}

/** A milestone with the name of the person who answers for it; null when nobody does. */
export interface ListedMilestone extends MilestoneRow {
  ownerName: string | null;
}

/**
 * Lists the milestones of a project that were not dropped, earliest baseline day first: at most
 * `limit`, beginning with the one that follows the cursor `after`.
 */
export async function milestonesOf(
  tx: Tx,
  projectId: string,
  page: { after?: MilestoneKey | undefined; limit: number },
): Promise<ListedMilestone[]> {
  const query = tx
    .createQueryBuilder(MilestoneRow, 'milestone')
    .where(
      `milestone.project_id = :projectId AND NOT milestone.dropped
        AND ${projectInScope('milestone.project_id')}`,
      { projectId },
    )
    .orderBy('milestone.baseline_on')
    .addOrderBy('milestone.id')
    .limit(page.limit);
  if (page.after)
    query.andWhere('(milestone.baseline_on, milestone.id) > (:baselineOn, :id)', page.after);
  const milestones = await query.getMany();
  const owners = milestones.flatMap(({ ownerPersonId }) => ownerPersonId ?? []);
  const names = await namesOf(tx, owners);
  return milestones.map((milestone) => ({
    ...milestone,
    ownerName: names.get(milestone.ownerPersonId ?? '') ?? null,
  }));
}

/**
 * Returns a milestone by id.
 * @throws Problem NOT_FOUND when the milestone does not exist or lies outside the access scope.
 */
export async function findMilestone(tx: Tx, id: string): Promise<MilestoneRow> {
  const milestone = await tx.findOne(MilestoneRow, {
    where: { id, projectId: projectReadable() },
  });
  if (!milestone) throw new Problem('NOT_FOUND');
  return milestone;
}

/**
 * A past or current state of a milestone, with the name of the person who caused this state; the
 * name is null when a service of the program caused it.
 */
export interface ListedChange extends MilestoneChangeRow {
  changedByName: string | null;
}

/** Lists the states of a milestone, oldest first, at most 200. */
export async function changesOf(tx: Tx, milestoneId: string): Promise<ListedChange[]> {
  const changes = await tx.find(MilestoneChangeRow, {
    where: { milestoneId, projectId: projectReadable() },
    order: { version: 'ASC' },
    take: 200,
  });
  const names = await namesOf(
    tx,
    changes.map(({ changedBy }) => changedBy),
  );
  return changes.map((change) => ({
    ...change,
    changedByName: names.get(change.changedBy) ?? null,
  }));
}
