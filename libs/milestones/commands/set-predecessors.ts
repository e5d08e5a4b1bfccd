import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { lockProject, recordProjectChange } from '#projects';
import { findMilestone } from '../queries/find-milestones.js';
import { linksOf, nodeOf, scheduledMilestones } from '../queries/schedule.js';
import { checkPredecessors, type WantedPredecessor } from '../rules/check-predecessors.js';
import type { MilestoneRow } from '../store/milestone-row.js';
import { MilestonePredecessorRow } from '../store/predecessor-row.js';
import { saveMilestones } from '../store/write-milestone.js';
import { refuseStale } from './change-milestone.js';
import { lockMilestone } from './milestone-changes.js';

interface SetPredecessorsInput {
  id: string;
  versionRead: number;
  predecessors: readonly WantedPredecessor[];
}

/**
 * Replaces the predecessors of a milestone. Takes effect at once and moves no day; a milestone that
 * stands before a predecessor allows is a conflict that is shown.
 * @returns the milestone, with a new version unless nothing changed
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, MILESTONE_DROPPED, PREDECESSOR_UNKNOWN,
 * PREDECESSOR_CYCLE, ANSWERED_TWICE
 */
export function setPredecessors(
  database: Database,
  actor: Actor,
  { id, versionRead, predecessors }: SetPredecessorsInput,
): Promise<MilestoneRow> {
  return database.write(actor.scope, async (tx) => {
    const { projectId, unitId } = await findMilestone(tx, id);
    allow(actor, 'milestone.reforecast', { unitId });
    // The links of a project are checked against each other, so its changes take turns.
    await lockProject(tx, projectId);
    const milestone = await lockMilestone(tx, id);
    if (milestone.version !== versionRead) await refuseStale(tx, milestone, versionRead);
    if (milestone.dropped) throw new Problem('MILESTONE_DROPPED');
    const links = await linksOf(tx, projectId);
    const before = sortedLinks(links.filter(({ milestoneId }) => milestoneId === id));
    const after = sortedLinks(
      predecessors.map((wanted) => ({
        predecessorId: wanted.milestoneId,
        lagDays: wanted.lagDays ?? 0,
      })),
    );
    const all = await scheduledMilestones(tx, projectId);
    checkPredecessors(all.map(nodeOf), { id, wanted: predecessors, links, names: namesOf(all) });
    if (JSON.stringify(before) === JSON.stringify(after)) return milestone;
    await tx.delete(MilestonePredecessorRow, { projectId, milestoneId: id });
    if (after.length > 0)
      await tx.insert(
        MilestonePredecessorRow,
        after.map((link) => ({ ...link, projectId, milestoneId: id })),
      );
    milestone.version += 1;
    await saveMilestones(tx, [milestone], { personId: actor.personId });
    await recordProjectChange(tx, { id: projectId }, 'milestone');
    await recordAuditEvent(tx, actor.scope, {
      action: 'milestone.change',
      subjectType: 'milestone',
      subjectId: id,
      unitId,
      oldValue: { predecessors: before },
      newValue: { predecessors: after },
    });
    return milestone;
  });
}

interface Predecessor {
  predecessorId: string;
  lagDays: number;
}

const sortedLinks = (links: readonly Predecessor[]): Predecessor[] =>
  links
    .map(({ predecessorId, lagDays }) => ({ predecessorId, lagDays }))
    .toSorted((one, other) => (one.predecessorId < other.predecessorId ? -1 : 1));

const namesOf = (rows: readonly MilestoneRow[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ id, name }) => [id, name]));
