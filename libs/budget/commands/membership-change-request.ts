import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import { chainOf } from '../queries/cost-chain.js';
import {
  type AdjustedTarget,
  adjustedTargets,
  EVER,
  membershipsOfProject,
} from '../queries/plan-memberships.js';
import { packContent } from '../rules/content-json.js';
import {
  type PeriodFigure,
  type PlanMembership,
  refuseAboveTotal,
} from '../rules/plan-period-figure.js';
import type { TargetAdjustment } from '../rules/target-adjustment.js';
import { PeriodFigureRow, TargetAdjustmentRow } from '../store/membership-rows.js';
import type { ChangeRequestContext, MoneyKind } from './money-kind.js';

function refuseFuture(effectiveOn: Day, today: Day): void {
  if (effectiveOn > today)
    throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
}

const membershipIn = async (
  { tx, project }: ChangeRequestContext,
  planCode: string,
): Promise<PlanMembership> => {
  const found = (await membershipsOfProject(tx, project, EVER)).find(
    ({ plan }) => plan.code === planCode,
  );
  if (!found) throw refuseField('NOT_IN_PLAN', 'planCode');
  return found;
};

/**
 * Checks and stores change requests about the amount planned for a project over the period of a
 * plan. An approved amount is stored as an adjustment; the original amount is kept.
 */
export const periodFigureChangeRequest: MoneyKind<PeriodFigure> = {
  async check(context, figure) {
    refuseFuture(figure.effectiveOn, context.today);
    await membershipIn(context, figure.planCode);
    const { ceiling } = await chainOf(context.tx, context.project, {
      asOf: context.today,
      knownAt: null,
    });
    refuseAboveTotal(figure.amountFen, ceiling.amountFen, 'amountFen');
  },

  async post(context, figure, approval) {
    const { tx, project } = context;
    const { adjustments } = await membershipIn(context, figure.planCode);
    await tx.insert(PeriodFigureRow, {
      ...approval,
      ...figure,
      projectId: project.id,
      number: (adjustments.at(-1)?.number ?? 0) + 1,
    });
  },

  async present(context, { planCode }) {
    const { presentFen, adjustments } = await membershipIn(context, planCode);
    const held = adjustments.at(-1);
    return presentFen === null
      ? null
      : packContent({
          planCode,
          amountFen: presentFen,
          ...(held
            ? {
                effectiveOn: held.effectiveOn,
                reason: held.reason,
                document: held.document,
                place: held.place,
              }
            : {}),
        });
  },
};

const targetOf = async (
  { tx, project }: ChangeRequestContext,
  targetId: string,
): Promise<AdjustedTarget> => {
  const found = (await adjustedTargets(tx, project.id, EVER)).find(
    ({ target }) => target.id === targetId,
  );
  if (!found) throw refuseField('TARGET_UNKNOWN', 'targetId');
  return found;
};

/**
 * Checks and stores change requests about mid-term adjustments of a plan target. The target as
 * printed in the plan is not changed.
 */
export const targetChangeRequest: MoneyKind<TargetAdjustment> = {
  async check(context, adjustment) {
    refuseFuture(adjustment.effectiveOn, context.today);
    await targetOf(context, adjustment.targetId);
    if (adjustment.valueTo !== null && Number(adjustment.valueTo) < Number(adjustment.value))
      throw refuseField('RANGE_REVERSED', 'valueTo', {}, `≥ ${adjustment.value}`);
  },

  async post(context, adjustment, approval) {
    const { tx, project } = context;
    const { target, adjustments } = await targetOf(context, adjustment.targetId);
    await tx.insert(TargetAdjustmentRow, {
      ...approval,
      ...adjustment,
      projectId: project.id,
      planCode: target.planCode,
      number: (adjustments.at(-1)?.number ?? 0) + 1,
    });
  },

  async present(context, { targetId }) {
    const { target, adjustments } = await targetOf(context, targetId);
    const held = adjustments.at(-1);
    return {
      targetId,
      value: held?.value ?? target.value,
      valueTo: held?.valueTo ?? target.valueTo,
      dueOn: held?.dueOn ?? target.dueOn,
      place: held ? held.place : target.place,
    };
  },
};
