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
import { PlanCarryOverRow } from '../store/membership-rows.js';

/**
 * The request to continue a project in a later plan: the two plans, the amount planned for the
 * later plan's period (fen; null when not known yet), and the reason.
 */
export interface WantedCarryOver {
  fromPlan: string;
  toPlan: string;
  figureFen: Fen | null;
  effectiveOn: Day;
  reason: string;
  document: string;
}

interface CarryOverInput {
  projectId: string;
  wanted: WantedCarryOver;
  request: RepeatableRequest | null;
}

/**
 * Records that a project is continued in a later plan. The project also remains a member of the
 * earlier plan, whose amounts are kept.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAY_AFTER_TODAY, PLAN_UNKNOWN, NOT_IN_PLAN,
 * ALREADY_IN_PLAN, CARRY_OVER_BACKWARDS or PERIOD_ABOVE_TOTAL.
 */
export function carryOver(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: CarryOverInput,
): Promise<PlanCarryOverRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'project.carry-over', await findProject(tx, projectId));
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const today = clock.today();
      if (wanted.effectiveOn > today)
        throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
      const known = await membershipsOfProject(tx, project, EVER);
      const from = known.find(({ plan }) => plan.code === wanted.fromPlan)?.plan;
      const to = (await plans(tx)).find(({ code }) => code === wanted.toPlan);
      if (!from) throw refuseField('NOT_IN_PLAN', 'fromPlan');
      if (!to) throw refuseField('PLAN_UNKNOWN', 'toPlan');
      if (known.some(({ plan }) => plan.code === wanted.toPlan))
        throw refuseField('ALREADY_IN_PLAN', 'toPlan');
      if (to.periodStart <= from.to) throw refuseField('CARRY_OVER_BACKWARDS', 'toPlan');
      if (wanted.figureFen !== null)
        refuseAboveTotal(
          wanted.figureFen,
          (await chainOf(tx, project, { asOf: today, knownAt: null })).ceiling.amountFen,
          'figureFen',
        );
      const row: PlanCarryOverRow = {
        ...wanted,
        id: randomUUID(),
        projectId,
        decidedBy: actor.personId,
        recordedAt: await stampInstant(tx),
      };
      await tx.insert(PlanCarryOverRow, row);
      await recordProjectChange(tx, project, 'budget');
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.carry-over',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        newValue: wanted,
      });
      return row.id;
    });
    return tx.findOneOrFail(PlanCarryOverRow, { where: { id } });
  });
}
