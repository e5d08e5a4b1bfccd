import type { Tx } from '#platform/database';
import type { AsKnown } from '#projects';
import type { Day } from '#values';
import type { FundingPlanRecord } from '../rules/funding.js';
import type { SpecialBondRecord } from '../rules/special-bond.js';
import type { YearPlanRecord } from '../rules/year-plan.js';
import { factsKnown, groupByProject } from './facts-known.js';
import { FundingCellRow, FundingPlanRow, SpecialBondRow, YearPlanRow } from './year-plan-rows.js';

/**
 * Returns the approved year plans of several projects, by project id: those in effect on the day
 * `when.asOf` and recorded by the instant `when.knownAt`.
 */
export async function yearPlansKnown(
  tx: Tx,
  projectIds: readonly string[],
  when: AsKnown,
): Promise<Map<string, YearPlanRecord[]>> {
  const rows = groupByProject(
    await factsKnown(tx, YearPlanRow, 'effective_on', { projectIds, when }),
  );
  return new Map(
    [...rows].map(([id, plans]) => [
      id,
      plans.map((row): YearPlanRecord => ({
        id: row.id,
        filingId: row.filingId,
        number: row.number,
        year: row.year,
        amountFen: row.amountFen,
        category: row.category,
        curveFen: row.curveFen?.map(BigInt) ?? null,
        effectiveOn: row.effectiveOn as Day,
        reason: row.reason,
        document: row.document,
        place: row.place,
        filedBy: row.filedBy,
        approvedBy: row.approvedBy,
        recordedAt: row.recordedAt,
      })),
    ]),
  );
}

/**
 * Lists the approved funding plans of a project in order of recording: those in effect on the day
 * `when.asOf` and recorded by the instant `when.knownAt`.
 */
export async function fundingPlansKnown(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<FundingPlanRecord[]> {
  const plans = await factsKnown(tx, FundingPlanRow, 'effective_on', {
    projectIds: [projectId],
    when,
  });
  const cells = await tx.find(FundingCellRow, {
    where: { projectId },
    order: { fundingSource: 'ASC' },
  });
  return plans.map((row) => ({
    id: row.id,
    filingId: row.filingId,
    number: row.number,
    year: row.year,
    effectiveOn: row.effectiveOn as Day,
    reason: row.reason,
    document: row.document,
    place: row.place,
    cells: cells
      .filter(({ planId }) => planId === row.id)
      .map(({ fundingSource, plannedFen }) => ({ source: fundingSource, plannedFen })),
    filedBy: row.filedBy,
    approvedBy: row.approvedBy,
    recordedAt: row.recordedAt,
  }));
}

/** Returns the newest funding plan of each year, earliest year first. */
export function presentFunding(plans: readonly FundingPlanRecord[]): FundingPlanRecord[] {
  const byYear = new Map<number, FundingPlanRecord>();
  for (const plan of plans)
    if (plan.number > (byYear.get(plan.year)?.number ?? 0)) byYear.set(plan.year, plan);
  return [...byYear.values()].sort((one, other) => one.year - other.year);
}

/**
 * Returns the bonds of several projects, by project id: those issued by the day `when.asOf` and
 * recorded by the instant `when.knownAt`.
 */
export async function bondsKnown(
  tx: Tx,
  projectIds: readonly string[],
  when: AsKnown,
): Promise<Map<string, SpecialBondRecord[]>> {
  const rows = groupByProject(
    await factsKnown(tx, SpecialBondRow, 'issued_on', { projectIds, when }),
  );
  return new Map(
    [...rows].map(([id, bonds]) => [
      id,
      bonds.map((row): SpecialBondRecord => ({
        id: row.id,
        filingId: row.filingId,
        name: row.name,
        issuedOn: row.issuedOn as Day,
        amountFen: row.amountFen,
        document: row.document,
        place: row.place,
        note: row.note,
        filedBy: row.filedBy,
        approvedBy: row.approvedBy,
        recordedAt: row.recordedAt,
      })),
    ]),
  );
}
