import { recordAuditEvent } from '#audit';
import { type Actor, addressees, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, type Scope, type Tx } from '#platform/database';
import { Problem, refuseDayTooFar, refuseField } from '#platform/problem';
import { lockProject, projectReadable, recordProjectChange } from '#projects';
import type { Day } from '#values';
import { milestoneFacts, NO_FACTS } from '../queries/milestone-facts.js';
import {
  AHEAD_DAYS_MAX,
  changedSince,
  checkChange,
  type MilestoneChange,
} from '../rules/check-change.js';
import { checkWeight, type MilestoneKind } from '../rules/check-decided.js';
import { needsDecision } from '../rules/move-limit.js';
import { MilestoneChangeRow, MilestoneRow } from '../store/milestone-row.js';
import { moveLimit } from '../store/move-limit.js';
import { saveMilestones, stateOf } from '../store/write-milestone.js';
import { fileMilestoneChange } from './file-milestone-change.js';

interface ChangeMilestoneInput {
  id: string;
  versionRead: number;
  change: MilestoneChange;
}

/** A changed milestone, or the id of the change request that was filed because others decide. */
export type ChangedMilestone = MilestoneRow | { changeRequestId: string };

/**
 * Changes the forecast day of a milestone, records, corrects or removes its completion day, or
 * changes whether it is a key one, its weight and its owner. A new baseline, and a forecast of a
 * key milestone beyond the limit, is filed for a decision instead. The change is refused when
 * another user has changed the milestone since the caller read it.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE (with the changed fields), or the code of the
 * broken rule.
 */
export function changeMilestone(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, change }: ChangeMilestoneInput,
): Promise<ChangedMilestone> {
  return database.write(actor.scope, async (tx) => {
    const seen = await tx.findOne(MilestoneRow, { where: { id, projectId: projectReadable() } });
    if (!seen) throw new Problem('NOT_FOUND');
    for (const permission of permissionsFor(change)) allow(actor, permission, seen);
    // The weights of a project are compared with each other, so its changes take turns.
    if (change.weight != null) await lockProject(tx, seen.projectId);
    const milestone = await tx.findOne(MilestoneRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!milestone) throw new Problem('FORBIDDEN');
    if (milestone.version !== versionRead) await refuseStale(tx, milestone, versionRead);
    const today = clock.today();
    const kind = await decidedKind(tx, milestone, change, today);
    return kind === null
      ? putChange(tx, actor.scope, milestone, { change, today, changedBy: actor.personId })
      : {
          changeRequestId: await fileMilestoneChange(tx, actor, milestone, { kind, change, today }),
        };
  });
}

/** Returns the kind of change request that a change needs; null when it takes effect at once. */
async function decidedKind(
  tx: Tx,
  { key, decidedOn, forecastOn, actualOn }: MilestoneRow,
  change: MilestoneChange,
  today: Day,
): Promise<MilestoneKind | null> {
  if (change.baselineOn !== undefined) return 'rebaseline';
  const to = change.forecastOn;
  if (!key || to === undefined || to === forecastOn || actualOn !== null) return null;
  // A day that no calendar reaches is refused, not filed.
  refuseDayTooFar('forecastOn', to, { today, days: AHEAD_DAYS_MAX });
  const movable = { key, decidedOn: decidedOn as Day };
  return needsDecision(movable, to, await moveLimit(tx, today)) ? 'milestone-move' : null;
}

interface PutChangeInput {
  change: MilestoneChange;
  today: Day;
  changedBy: string;
}

/**
 * Changes a milestone that the caller has locked, at once.
 * @throws Problem with the code of the broken rule
 */
export async function putChange(
  tx: Tx,
  scope: Scope,
  milestone: MilestoneRow,
  { change, today, changedBy }: PutChangeInput,
): Promise<MilestoneRow> {
  const { id, projectId, unitId } = milestone;
  const before = stateAndKept(milestone);
  const after = await stateAfter(tx, milestone, { change, today });
  await checkKept(tx, milestone, change);
  const { key, weight, ownerPersonId } = change;
  Object.assign(milestone, after, {
    version: milestone.version + 1,
    ...(key === undefined ? {} : { key }),
    ...(weight === undefined ? {} : { weight }),
    ...(ownerPersonId === undefined ? {} : { ownerPersonId }),
  });
  await saveMilestones(tx, [milestone], { personId: changedBy });
  await recordProjectChange(tx, { id: projectId }, 'milestone');
  await recordAuditEvent(tx, scope, {
    action: 'milestone.change',
    subjectType: 'milestone',
    subjectId: id,
    unitId,
    oldValue: before,
    newValue: stateAndKept(milestone),
  });
  return milestone;
}

/**
 * Returns the state of a milestone after a change.
 * @throws Problem with the code of the broken rule
 */
export async function stateAfter(
  tx: Tx,
  milestone: MilestoneRow,
  { change, today }: Omit<PutChangeInput, 'changedBy'>,
): Promise<ReturnType<typeof checkChange>> {
  const { id } = milestone;
  const { target, startOn } = (await milestoneFacts(tx, [id])).get(id) ?? NO_FACTS;
  const hasTarget = target !== null && target.value !== null;
  return checkChange(stateOf(milestone), change, { today, startOn, hasTarget });
}

const stateAndKept = (row: MilestoneRow): object => ({
  ...stateOf(row),
  key: row.key,
  weight: row.weight,
  ownerPersonId: row.ownerPersonId,
});

const OTHER_WEIGHTS = `SELECT coalesce(sum(weight), 0)::text AS sum FROM milestones
  WHERE project_id = $1 AND id <> $2 AND NOT dropped`;

/** Checks the weight and the owner of a change. */
async function checkKept(
  tx: Tx,
  { id, projectId }: MilestoneRow,
  { weight, ownerPersonId }: MilestoneChange,
): Promise<void> {
  if (weight != null) {
    const [row] = await tx.query<{ sum: string }[]>(OTHER_WEIGHTS, [projectId, id]);
    checkWeight(weight, row?.sum ?? '0');
  }
  if (ownerPersonId != null && (await addressees(tx, [ownerPersonId])).length === 0)
    throw refuseField('OWNER_UNKNOWN', 'ownerPersonId');
}

const MEETING = ['actualOn', 'reached'] as const;
const FORECASTING = ['forecastOn', 'derived', 'baselineOn', 'weight', 'ownerPersonId'] as const;

/** Returns the permissions that a change needs. */
function permissionsFor(
  change: MilestoneChange,
): ('milestone.meet' | 'milestone.reforecast' | 'milestone.mark-key')[] {
  const given = (fields: readonly (keyof MilestoneChange)[]) =>
    fields.some((field) => change[field] !== undefined);
  const meets = given(MEETING);
  return [
    ...(meets ? (['milestone.meet'] as const) : []),
    ...(given(FORECASTING) || !meets ? (['milestone.reforecast'] as const) : []),
    ...(change.key === undefined ? [] : (['milestone.mark-key'] as const)),
  ];
}

/**
 * Refuses a change of a milestone that somebody changed since it was read.
 * @throws Problem EDIT_STALE, with the fields that differ
 */
export async function refuseStale(tx: Tx, now: MilestoneRow, versionRead: number): Promise<never> {
  const read = await tx.findOne(MilestoneChangeRow, {
    where: { milestoneId: now.id, version: versionRead },
  });
  throw new Problem('EDIT_STALE', {}, read ? changedSince(stateOf(read), stateOf(now)) : []);
}
