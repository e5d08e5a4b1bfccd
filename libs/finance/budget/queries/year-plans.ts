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

/** The years of a project for which a plan was approved. @throws Problem NOT_FOUND outside the scope. */
export async function yearPlansOf(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<YearOfPlans[]> {
  await findProject(tx, projectId);
  return (await yearPlans(tx, [projectId], when)).get(projectId) ?? [];
}

/** Years of some projects, by project; a project without any is left out. */
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

/** What was planned of a project's funding, year by year, with every version. */
export interface PlannedFunding {
  versions: FundingPlanRecord[];
  present: FundingPlanRecord[];
  bonds: SpecialBondRecord[];
}

/** Planned cells and issued bonds of a project. */
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

/** What all cells of a year come to, fen; null when none were planned. */
export const plannedOf = (present: readonly FundingPlanRecord[], year: number): bigint | null => {
  const plan = present.find((one) => one.year === year);
  return plan ? sumFen(plan.cells.map(({ plannedFen }) => plannedFen)) : null;
};
