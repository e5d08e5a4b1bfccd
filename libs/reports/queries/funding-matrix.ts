import {
  type BondClock,
  bondClocks,
  costChain,
  type FundingActual,
  type FundingMatrix,
  fundingMatrix,
  type FundingPlanRecord,
  checkPrefinancing,
  plannedFunding,
  type PrefinancingFinding,
  rulesInForce,
  yearPlansOf,
} from '#budget';
import type { Tx } from '#platform/database';
import { approvalRegimeOf, type AsKnown } from '#projects';
import { type Actual, actualsOf } from './actuals.js';

/**
 * Funding of a project by year and funding source: planned amounts from the plans, received and
 * paid amounts from the ledger. Also contains the project's bonds with the deadlines for spending
 * them, and signs that a contractor prefinances the project (works at its own expense before the
 * government pays).
 */
export interface ProjectFunding {
  matrix: FundingMatrix;
  versions: FundingPlanRecord[];
  bonds: BondClock[];
  prefinancing: PrefinancingFinding;
}

/**
 * Returns the funding of a project for a day, from the records that existed at an instant.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function projectFunding(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<ProjectFunding> {
  const years = await yearPlansOf(tx, projectId, when);
  const { ceiling } = await costChain(tx, projectId, when);
  const { versions, present, bonds } = await plannedFunding(tx, projectId, when);
  const actuals = await actualsOf(tx, [projectId], when);
  const rules = await rulesInForce(tx, when.asOf, when.knownAt);
  const paid = actuals.filter(({ series }) => series === 'paid');
  return {
    matrix: fundingMatrix({
      yearPlans: years.map(({ year, present: plan }) => ({ year, amountFen: plan.amountFen })),
      cells: present.flatMap(({ year, cells }) => cells.map((cell) => ({ year, ...cell }))),
      actuals: actuals.flatMap(moneyOf),
      totalFen: ceiling.amountFen,
    }),
    versions,
    bonds: bondClocks(
      bonds,
      paid.length === 0
        ? null
        : sumOf(paid.filter(({ fundingSource }) => fundingSource === 'special-bond')),
      when.asOf,
      rules.get('special-bond-clock'),
    ),
    prefinancing: checkPrefinancing(
      { regime: await approvalRegimeOf(tx, projectId, when), ...seriesOf(actuals) },
      rules.get('contractor-prefinancing'),
    ),
  };
}

const moneyOf = ({ month, series, fundingSource: source, amountFen }: Actual): FundingActual[] =>
  series === 'completed' ? [] : [{ year: Number(month.slice(0, 4)), source, series, amountFen }];

/**
 * Returns the sums in fen of completed investment, funds in place and payments. A sum is null when
 * there is no entry of that kind.
 */
function seriesOf(actuals: readonly Actual[]): {
  completedFen: bigint | null;
  inPlaceFen: bigint | null;
  paidFen: bigint | null;
} {
  const of = (name: Actual['series']): bigint | null => {
    const entries = actuals.filter(({ series }) => series === name);
    return entries.length === 0 ? null : sumOf(entries);
  };
  return { completedFen: of('completed'), inPlaceFen: of('funds'), paidFen: of('paid') };
}

const sumOf = (actuals: readonly Actual[]): bigint =>
  actuals.reduce((sum, { amountFen }) => sum + amountFen, 0n);
