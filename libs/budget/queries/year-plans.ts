import type { Tx } from '#platform/database';
import { type AsKnown, findProject } from '#projects';
import { sumFen } from '../rules/cost-figure.js';
import type { FundingPlanRecord } from '../rules/funding.js';
import type { SpecialBondRecord } from '../rules/special-bond.js';
import { type YearOfPlans, yearsOf } from '../rules/year-plan.js';
import {
  bondsKnown,
  fundingPlansKnown,
  presentFunding,
  yearPlansKnown,
} from '../store/read-plans.js';

/**
 * Lists the years of a project that have an approved investment plan.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function yearPlansOf(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<YearOfPlans[]> {
  await findProject(tx, projectId);
  return (await yearPlans(tx, [projectId], when)).get(projectId) ?? [];
}

/**
 * Returns the years with an approved investment plan, by project id. Projects without such a year
 * are left out.
 */
export async function yearPlans(
  tx: Tx,
  projectIds: readonly string[],
  when: AsKnown,
): Promise<Map<string, YearOfPlans[]>> {
  return new Map(
    [...(await yearPlansKnown(tx, projectIds, when))].map(([id, records]) => [
      id,
      yearsOf(records),
    ]),
  );
}

/**
 * The funding plans of a project: all versions, and the version that applies now for each year; and
 * the bonds issued for the project.
 */
export interface PlannedFunding {
  versions: FundingPlanRecord[];
  present: FundingPlanRecord[];
  bonds: SpecialBondRecord[];
}

/** Returns the funding plans and the issued bonds of a project. */
export async function plannedFunding(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<PlannedFunding> {
  const versions = await fundingPlansKnown(tx, projectId, when);
  return {
    versions,
    present: presentFunding(versions),
    bonds: (await bondsKnown(tx, [projectId], when)).get(projectId) ?? [],
  };
}

/**
 * Returns the sum of the amounts planned for a year by all funding sources, in fen; null when the
 * year has no funding plan.
 */
export const plannedOf = (present: readonly FundingPlanRecord[], year: number): bigint | null => {
  const plan = present.find((one) => one.year === year);
  return plan ? sumFen(plan.cells.map(({ plannedFen }) => plannedFen)) : null;
};
