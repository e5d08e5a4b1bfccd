import { plans, type TargetRow, targetsOfItem } from '#plan';
import type { Tx } from '#platform/database';
import { type AsKnown, findProject, type ProjectRow } from '#projects';
import type { Day } from '#values';
import {
  type CarryOver,
  type MembershipFacts,
  membershipsOf,
  type NamedMembership,
  type PeriodFigureRecord,
  type PlanMembership,
} from '../rules/plan-period-figure.js';
import type { TargetAdjustmentRecord } from '../rules/target-adjustment.js';
import { factsKnown, groupByProject } from '../store/facts-known.js';
import {
  PeriodFigureRow,
  PlanCarryOverRow,
  PlanMembershipRow,
  TargetAdjustmentRow,
} from '../store/membership-rows.js';

/**
 * Reading option: includes all rows, whatever day they take effect, future days included, and
 * whenever they were recorded.
 */
export const EVER: AsKnown = { asOf: '9999-12-31' as Day, knownAt: null };

/**
 * Returns the plans to which several projects belong, by project id, earliest plan period first.
 */
export async function planMemberships(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<Map<string, PlanMembership[]>> {
  const ids = projects.map(({ id }) => id);
  const known = (await plans(tx)).map((plan) => ({
    code: plan.code,
    name: plan.name,
    region: plan.region,
    from: plan.periodStart as Day,
    to: plan.periodEnd as Day,
  }));
  const carryOvers = groupByProject(
    await factsKnown(tx, PlanCarryOverRow, 'effective_on', { projectIds: ids, when }),
  );
  const named = groupByProject(
    await factsKnown(tx, PlanMembershipRow, 'effective_on', { projectIds: ids, when }),
  );
  const adjustments = groupByProject(
    await factsKnown(tx, PeriodFigureRow, 'effective_on', { projectIds: ids, when }),
  );
  return new Map(
    projects.map((project) => {
      const facts: MembershipFacts = {
        ownPlan: project.planCode,
        ownFigureFen: project.fypSpendFen,
        plans: known,
        carryOvers: (carryOvers.get(project.id) ?? []) as unknown as CarryOver[],
        named: (named.get(project.id) ?? []) as unknown as NamedMembership[],
        adjustments: (adjustments.get(project.id) ?? []) as unknown as PeriodFigureRecord[],
      };
      return [project.id, membershipsOf(facts)];
    }),
  );
}

/** Lists the plans to which a project belongs, earliest plan period first. */
export const membershipsOfProject = async (
  tx: Tx,
  project: ProjectRow,
  when: AsKnown,
): Promise<PlanMembership[]> => (await planMemberships(tx, [project], when)).get(project.id) ?? [];

/** A target as printed in the plan, with its adjustments, oldest first. */
export interface AdjustedTarget {
  target: TargetRow;
  adjustments: TargetAdjustmentRecord[];
}

/**
 * Lists the targets of a project's item in the plan, with their adjustments.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function adjustedTargets(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<AdjustedTarget[]> {
  const project = await findProject(tx, projectId);
  const { planCode, columnNumber, itemNumber } = project;
  if (planCode === null || columnNumber === null || itemNumber === null) return [];
  const targets = await targetsOfItem(tx, planCode, columnNumber, itemNumber);
  const rows = await factsKnown(tx, TargetAdjustmentRow, 'effective_on', {
    projectIds: [projectId],
    when,
  });
  return targets.map((target) => ({
    target,
    adjustments: rows
      .filter(({ targetId, planCode }) => targetId === target.id && planCode === target.planCode)
      .sort((one, other) => one.number - other.number) as unknown as TargetAdjustmentRecord[],
  }));
}
