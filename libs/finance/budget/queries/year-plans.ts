import type { Tx } from '#platform';
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
 * The years of a project that have an approved plan. @throws Problem NOT_FOUND outside the access
 * scope.
 */
export async function yearPlansOf(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<YearOfPlans[]> {
  await findProject(tx, projectId);
  return (await yearPlans(tx, [projectId], when)).get(projectId) ?? [];
}

/** Planned years by project. Projects without any are left out. */
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

/** The funding plans of a project, year by year, with every version. */
export interface PlannedFunding {
  versions: FundingPlanRecord[];
  present: FundingPlanRecord[];
  bonds: SpecialBondRecord[];
}

/** The planned funding and the issued bonds of a project. */
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
 * The amount planned for a year by all funding sources together, fen; null when nothing was
 * planned.
 */
export const plannedOf = (present: readonly FundingPlanRecord[], year: number): bigint | null => {
  const plan = present.find((one) => one.year === year);
  return plan ? sumFen(plan.cells.map(({ plannedFen }) => plannedFen)) : null;
};
