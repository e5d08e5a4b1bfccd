import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { plans } from '#plan';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { refuseField } from '#platform/problem';
import { findProject, lockProject, recordProjectChange } from '#projects';
import type { Day, Fen } from '#values';
import { chainOf } from '../queries/cost-chain.js';
import { EVER, membershipsOfProject } from '../queries/plan-memberships.js';
import { refuseAboveTotal } from '../rules/plan-period-figure.js';
import { PlanMembershipRow } from '../store/membership-rows.js';

/**
 * The request to record that another plan also lists a project: the plan, the amount it states for
 * its period (fen; null when it states none), and the source document.
 */
export interface WantedMembership {
  planCode: string;
  figureFen: Fen | null;
  effectiveOn: Day;
  document: string;
  place: string | null;
}

interface JoinPlanInput {
  projectId: string;
  wanted: WantedMembership;
  request: RepeatableRequest | null;
}

/**
 * Records that another plan also lists a project. The project remains a member of all its other
 * plans.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAY_AFTER_TODAY, PLAN_UNKNOWN, ALREADY_IN_PLAN or
 * PERIOD_ABOVE_TOTAL.
 */
export function joinPlan(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: JoinPlanInput,
): Promise<PlanMembershipRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'project.join-plan', await findProject(tx, projectId));
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const today = clock.today();
      if (wanted.effectiveOn > today)
        throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
      if (!(await plans(tx)).some(({ code }) => code === wanted.planCode))
        throw refuseField('PLAN_UNKNOWN', 'planCode');
      if (
        (await membershipsOfProject(tx, project, EVER)).some(
          ({ plan }) => plan.code === wanted.planCode,
        )
      )
        throw refuseField('ALREADY_IN_PLAN', 'planCode');
      if (wanted.figureFen !== null)
        refuseAboveTotal(
          wanted.figureFen,
          (await chainOf(tx, project, { asOf: today, knownAt: null })).ceiling.amountFen,
          'figureFen',
        );
      const row: PlanMembershipRow = {
        ...wanted,
        id: randomUUID(),
        projectId,
        decidedBy: actor.personId,
        recordedAt: await stampInstant(tx),
      };
      await tx.insert(PlanMembershipRow, row);
      await recordProjectChange(tx, project, 'budget');
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.join-plan',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        newValue: wanted,
      });
      return row.id;
    });
    return tx.findOneOrFail(PlanMembershipRow, { where: { id } });
  });
}
