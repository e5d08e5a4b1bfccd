import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { findProject, recordProjectChange } from '#projects';
import type { Day } from '#values';
import { In } from 'typeorm';
import { checkChange, type MilestoneChange } from '../rules/check-change.js';
import { needsDecision } from '../rules/move-limit.js';
import type { MoveReason } from '../rules/reasons.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { moveLimit } from '../store/move-limit.js';
import { saveMilestones, stateOf } from '../store/write-milestone.js';
import { fileMilestoneChange } from './file-milestone-change.js';

/** New forecasts of some milestones of a project, with one reason for all of them. */
export interface Reforecast {
  items: readonly { id: string; version: number; forecastOn: Day }[];
  reason: MoveReason;
  explanation: string;
}

/** Largest number of milestones that are re-forecast in one request. */
export const REFORECASTS_MAX = 500;

/** A milestone after the request; with the change request where its move is decided by others. */
export interface Reforecasted {
  milestone: MilestoneRow;
  changeRequestId: string | null;
}

/**
 * Gives several milestones of a project new forecasts: all of them, or none. Moves of key milestones
 * beyond the limit are filed for a decision, the others take effect at once.
 * @returns the milestones in the order of the request
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, ANSWERED_TWICE, or the code of a broken rule;
 * each names the milestone by its place (`items.3.forecastOn`)
 */
export function reforecastMilestones(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted }: { projectId: string; wanted: Reforecast },
): Promise<Reforecasted[]> {
  const today = clock.today();
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'milestone.reforecast', project);
    const rows = await lockListed(tx, projectId, wanted);
    const limit = await moveLimit(tx, today);
    const { reason, explanation } = wanted;
    const saved: MilestoneRow[] = [];
    const done: Reforecasted[] = [];
    for (const [place, { forecastOn }] of wanted.items.entries()) {
      const milestone = rows[place] as MilestoneRow;
      const change: MilestoneChange = { forecastOn, reason, explanation };
      const before = stateOf(milestone);
      const after = atPlace(place, () =>
        checkChange(before, change, { today, startOn: null, hasTarget: false }),
      );
      const movable = { key: milestone.key, decidedOn: milestone.decidedOn as Day };
      if (forecastOn !== before.forecastOn && needsDecision(movable, forecastOn, limit)) {
        const filing = { kind: 'milestone-move', change, today } as const;
        done.push({
          milestone,
          changeRequestId: await fileMilestoneChange(tx, actor, milestone, filing),
        });
        continue;
      }
      Object.assign(milestone, after, { version: milestone.version + 1 });
      saved.push(milestone);
      done.push({ milestone, changeRequestId: null });
      await recordAuditEvent(tx, actor.scope, {
        action: 'milestone.change',
        subjectType: 'milestone',
        subjectId: milestone.id,
        unitId: project.unitId,
        oldValue: before,
        newValue: after,
      });
    }
    await saveMilestones(tx, saved, { personId: actor.personId });
    if (saved.length > 0) await recordProjectChange(tx, project, 'milestone');
    return done;
  });
}

/** Names the place of a milestone in the request where a rule refuses its change. */
function atPlace<T>(place: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map((one) => ({ ...one, path: `items.${place}.${one.path}` }));
    throw new Problem(error.code, error.facts, errors);
  }
}

async function lockListed(
  tx: Tx,
  projectId: string,
  { items }: Reforecast,
): Promise<MilestoneRow[]> {
  const ids = items.map(({ id }) => id);
  const twice = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  if (twice >= 0) throw refuseField('ANSWERED_TWICE', `items.${twice}.id`);
  const locked = await tx.find(MilestoneRow, {
    where: { id: In(ids), projectId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const byId = new Map(locked.map((row) => [row.id, row]));
  return items.map(({ id, version }, place) => {
    const row = byId.get(id);
    if (!row) throw refuseField('NOT_FOUND', `items.${place}.id`);
    if (row.version !== version) throw refuseField('EDIT_STALE', `items.${place}.version`);
    return row;
  });
}
