import { membershipOn, periodWithoutPlan, type PlanMembership, planMemberships } from '#budget';
import type { Tx } from '#platform/database';
import { type AsKnown, findProject, type ProjectRow } from '#projects';
import { type Day, type Fen, monthOf } from '#values';
import { completedBetween, monthlyMoney, NO_MONEY } from './monthly-money.js';

/**
 * The plan period with which a project is compared on a day, and the planned amount in fen. The
 * amount is null when the plan contains none.
 */
export interface PlanPeriod {
  planCode: string;
  from: Day;
  to: Day;
  figureFen: Fen | null;
}

/**
 * Returns for each project the plan period that applies on a day: the period of its latest plan
 * that has begun, or of its first plan when none has begun. A project that no plan names is compared
 * within the plan of the city, with what it is to spend in that period.
 */
export async function planPeriods(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<Map<string, PlanPeriod>> {
  const memberships = await planMemberships(tx, projects, when);
  const unplanned = await periodWithoutPlan(tx, projects, when);
  return new Map(
    projects.flatMap(({ id, fypSpendFen }) => {
      const membership = membershipOn(memberships.get(id) ?? [], when.asOf);
      return membership
        ? [
            [
              id,
              {
                planCode: membership.plan.code,
                from: membership.plan.from,
                to: membership.plan.to,
                figureFen: membership.presentFen,
              },
            ] as const,
          ]
        : unplanned
          ? [[id, { ...unplanned, figureFen: fypSpendFen }] as const]
          : [];
    }),
  );
}

/**
 * A plan that a project belongs to, with the amount completed in the plan's period and the amount
 * that remains to be completed (at least 0), both in fen. Null means unknown.
 */
export interface PlanProgress {
  membership: PlanMembership;
  completedFen: Fen | null;
  unfinishedFen: Fen | null;
}

/**
 * Returns the plans that a project belongs to on a day, from the records that existed at an
 * instant.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function projectPlans(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<PlanProgress[]> {
  const project = await findProject(tx, projectId);
  const money = (await monthlyMoney(tx, [projectId], when)).get(projectId) ?? NO_MONEY;
  return ((await planMemberships(tx, [project], when)).get(projectId) ?? []).map((membership) => {
    const { from, to } = membership.plan;
    const completedFen = completedBetween(money, monthOf(from), monthOf(to));
    return {
      membership,
      completedFen,
      unfinishedFen:
        completedFen === null || membership.presentFen === null
          ? null
          : membership.presentFen > completedFen
            ? membership.presentFen - completedFen
            : 0n,
    };
  });
}
