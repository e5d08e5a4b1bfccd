import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { recordProjectChange, projectReadable } from '#projects';
import { milestoneFacts, NO_FACTS } from '../queries/milestone-facts.js';
import { changedSince, checkChange, type MilestoneChange } from '../rules/check-change.js';
import { MilestoneChangeRow, MilestoneRow } from '../store/milestone-row.js';
import { saveMilestones, stateOf } from '../store/write-milestone.js';

interface ChangeMilestoneInput {
  id: string;
  versionRead: number;
  change: MilestoneChange;
}

/**
 * Changes the forecast day of a milestone, or records, corrects or removes its completion day. The
 * change is refused when another user has changed the milestone since the caller read it.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE (with the changed fields), or the code of the
 * broken rule.
 */
export function changeMilestone(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, change }: ChangeMilestoneInput,
): Promise<MilestoneRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await tx.findOne(MilestoneRow, { where: { id, projectId: projectReadable() } });
    if (!seen) throw new Problem('NOT_FOUND');
    allow(actor, meets(change) ? 'milestone.meet' : 'milestone.reforecast', seen);
    const milestone = await tx.findOne(MilestoneRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!milestone) throw new Problem('FORBIDDEN');
    if (milestone.version !== versionRead) await refuseStale(tx, milestone, versionRead);

    const before = stateOf(milestone);
    const { target, startOn } = (await milestoneFacts(tx, [id])).get(id) ?? NO_FACTS;
    const after = checkChange(before, change, {
      today: clock.today(),
      startOn,
      hasTarget: target !== null && target.value !== null,
    });
    Object.assign(milestone, after, { version: milestone.version + 1 });
    await saveMilestones(tx, [milestone], actor.personId);
    await recordProjectChange(tx, { id: milestone.projectId }, 'milestone');
    await recordAuditEvent(tx, actor.scope, {
      action: 'milestone.change',
      subjectType: 'milestone',
      subjectId: id,
      unitId: milestone.unitId,
      oldValue: before,
      newValue: after,
    });
    return milestone;
  });
}

const meets = ({ actualOn, reached }: MilestoneChange): boolean =>
  actualOn !== undefined || reached !== undefined;

async function refuseStale(tx: Tx, now: MilestoneRow, versionRead: number): Promise<never> {
  const read = await tx.findOne(MilestoneChangeRow, {
    where: { milestoneId: now.id, version: versionRead },
  });
  throw new Problem('EDIT_STALE', {}, read ? changedSince(stateOf(read), stateOf(now)) : []);
}
