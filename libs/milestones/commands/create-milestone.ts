import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { refuseDayTooFar } from '#platform/problem';
import { findProject, recordProjectChange } from '#projects';
import { type Day, dayAt } from '#values';
import { AHEAD_DAYS_MAX } from '../rules/check-change.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { keepChange } from '../store/write-milestone.js';

/** A milestone to create: its name, and its baseline day, which only a decision changes
 * afterwards. */
export interface NewMilestone {
  name: string;
  baselineOn: Day;
}

interface CreateMilestoneInput {
  projectId: string;
  wanted: NewMilestone;
  request: RepeatableRequest | null;
}

/**
 * Adds a milestone to a project.
 * @returns the milestone; for a repeated request, the milestone that the first request created.
 * @throws Problem NOT_FOUND, FORBIDDEN, TOO_FAR_AHEAD, IDEMPOTENCY_KEY_REUSED.
 */
export function createMilestone(
  database: Database,
  actor: Actor,
  { projectId, wanted, request }: CreateMilestoneInput,
): Promise<MilestoneRow> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'milestone.create', project);
    const { id } = await once(tx, request, async () => {
      const milestone: MilestoneRow = {
        id: randomUUID(),
        projectId,
        unitId: project.unitId,
        sourceKey: null,
        name: wanted.name,
        baselineOn: wanted.baselineOn,
        originalBaselineOn: wanted.baselineOn,
        forecastOn: wanted.baselineOn,
        decidedOn: wanted.baselineOn,
        latestForecastOn: wanted.baselineOn,
        key: false,
        weight: null,
        ownerPersonId: null,
        actualOn: null,
        explanation: null,
        reason: null,
        derived: false,
        dropped: false,
        reached: null,
        version: 1,
        createdBy: actor.personId,
        createdAt: await stampInstant(tx),
      };
      refuseDayTooFar('baselineOn', wanted.baselineOn, {
        today: dayAt(milestone.createdAt),
        days: AHEAD_DAYS_MAX,
      });
      await tx.insert(MilestoneRow, milestone);
      await keepChange(tx, milestone, actor.personId, milestone.createdAt);
      await recordProjectChange(tx, project, 'milestone');
      await recordAuditEvent(tx, actor.scope, {
        action: 'milestone.create',
        subjectType: 'milestone',
        subjectId: milestone.id,
        unitId: project.unitId,
        newValue: { projectId, ...wanted },
      });
      return milestone.id;
    });
    return tx.findOneOrFail(MilestoneRow, { where: { id } });
  });
}
