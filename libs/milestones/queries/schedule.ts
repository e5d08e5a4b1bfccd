import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { scheduleOf, shortDays, type Placed, type ScheduleNode } from '../rules/schedule.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { MilestonePredecessorRow } from '../store/predecessor-row.js';

/** A milestone in the schedule of its project. */
export interface ScheduledMilestone extends Placed {
  milestone: MilestoneRow;
  /** What must be met before it; in the order of the schedule. */
  predecessors: { milestoneId: string; lagDays: number; shortDays: number | null }[];
}

/** The schedule of a project; float is counted against `finishOn`, its latest known day. */
export interface ProjectSchedule {
  finishOn: Day | null;
  milestones: ScheduledMilestone[];
}

/** Returns the milestones of a project that were not dropped, earliest forecast or actual first. */
export async function scheduledMilestones(tx: Tx, projectId: string): Promise<MilestoneRow[]> {
  const rows = await tx.find(MilestoneRow, {
    where: { projectId, dropped: false },
  });
  const key = ({ actualOn, forecastOn, id }: MilestoneRow) => `${actualOn ?? forecastOn} ${id}`;
  return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** Returns which milestones of a project have to be met before which. */
export const linksOf = (tx: Tx, projectId: string): Promise<MilestonePredecessorRow[]> =>
  tx.find(MilestonePredecessorRow, { where: { projectId } });

/** Returns what the schedule needs of a milestone; a day that nobody has confirmed is unknown. */
export const nodeOf = ({ id, derived, actualOn, forecastOn }: MilestoneRow): ScheduleNode => ({
  id,
  day: derived ? null : ((actualOn ?? forecastOn) as Day),
  met: actualOn !== null,
});

/** Returns the schedule of a project: float, critical path and conflicts as of now. */
export async function projectSchedule(tx: Tx, projectId: string): Promise<ProjectSchedule> {
  const rows = await scheduledMilestones(tx, projectId);
  const links = await linksOf(tx, projectId);
  const nodes = new Map(rows.map((row) => [row.id, nodeOf(row)]));
  const { finishOn, placed } = scheduleOf([...nodes.values()], links);
  const scheduled = new Map<string, ScheduledMilestone>(
    rows.map((row) => [
      row.id,
      { milestone: row, predecessors: [], ...(placed.get(row.id) as Placed) },
    ]),
  );
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? -1;
  const inOrder = links.toSorted(
    (one, other) => placeOf(one.predecessorId) - placeOf(other.predecessorId),
  );
  for (const { milestoneId, predecessorId, lagDays } of inOrder) {
    const node = nodes.get(milestoneId);
    const predecessor = nodes.get(predecessorId);
    if (!node || !predecessor) continue; // One of them was dropped.
    scheduled.get(milestoneId)?.predecessors.push({
      milestoneId: predecessorId,
      lagDays,
      shortDays: shortDays(node, predecessor, lagDays),
    });
  }
  return { finishOn, milestones: [...scheduled.values()] };
}
