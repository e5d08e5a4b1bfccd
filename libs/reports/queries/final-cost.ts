import { MILESTONE_CHANGES_SQL } from '#milestones';
import {
  type CompletionForecastRecord,
  completionForecasts,
  costChain,
  type FinalAccountClock,
  finalAccountClock,
  outsideView,
  type Reckoning,
  rulesInForce,
  runRate,
  type Variance,
  varianceOf,
} from '#budget';
import type { Tx } from '#platform/database';
import type { AsKnown } from '#projects';
import { type Day, lastMonthOver, monthOf } from '#values';
import { monthlyMoney, NO_MONEY } from './monthly-money.js';

/**
 * Forecasts of a project's final cost: the officer's own, one extrapolated from recent spending,
 * and one from the average result of similar projects. They are shown side by side, never combined.
 */
export interface FinalCost {
  officer: CompletionForecastRecord | null;
  againstOriginal: Variance | null;
  againstCurrent: Variance | null;
  history: CompletionForecastRecord[];
  runRate: Reckoning;
  outsideView: Reckoning;
  finalAccount: FinalAccountClock;
}

/**
 * Returns the forecasts of a project's final cost for a day, from the records that existed at an
 * instant.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function finalCost(tx: Tx, projectId: string, when: AsKnown): Promise<FinalCost> {
  const chain = await costChain(tx, projectId, when);
  const history = await completionForecasts(tx, projectId, when);
  const rules = await rulesInForce(tx, when.asOf, when.knownAt);
  const money = (await monthlyMoney(tx, [projectId], when)).get(projectId) ?? NO_MONEY;
  const milestones = await milestoneDays(tx, projectId, when);
  const officer = history.at(-1) ?? null;
  const against = (baseline: { amountFen: bigint; scope: string } | null) =>
    officer && baseline && officer.scope === baseline.scope
      ? varianceOf(officer.amountFen, baseline.amountFen)
      : null;
  return {
    officer,
    history,
    againstOriginal: against(chain.original),
    againstCurrent: against(chain.current),
    runRate: runRate(
      {
        completedFen: money.completedFen,
        byMonth: money.completedByMonth,
        through: lastMonthOver(when.asOf),
        completionIn: milestones.lastOn && monthOf(milestones.lastOn),
      },
      rules.get('run-rate'),
    ),
    outsideView: outsideView(
      chain.original?.amountFen ?? chain.ceiling.amountFen,
      officer?.referenceClass ?? null,
      rules.get('reference-class'),
    ),
    finalAccount: finalAccountClock(
      {
        completedOn: milestones.metOn,
        recordedOn:
          chain.records.find(({ stage }) => stage === 'final-account')?.effectiveOn ?? null,
      },
      when.asOf,
      rules.get('final-account-deadline'),
    ),
  };
}

/**
 * Returns the latest forecast day of a project's milestones and, if all milestones are met, the day
 * on which the last one was met. Uses the records that existed at an instant.
 */
async function milestoneDays(
  tx: Tx,
  projectId: string,
  { asOf, knownAt }: AsKnown,
): Promise<{ lastOn: Day | null; metOn: Day | null }> {
  const [row] = await tx.query<{ lastOn: Day | null; metOn: Day | null }[]>(
    `SELECT max(coalesce(actual_on, forecast_on)) AS "lastOn",
      CASE WHEN bool_and(actual_on IS NOT NULL AND actual_on <= $3) THEN max(actual_on) END
      AS "metOn" FROM (
       SELECT DISTINCT ON (milestone_id) actual_on, forecast_on, dropped FROM ${MILESTONE_CHANGES_SQL} milestone_changes
        WHERE project_id = $1 AND ($2::timestamptz IS NULL OR changed_at <= $2)
        ORDER BY milestone_id, version DESC) newest WHERE NOT dropped`,
    [projectId, knownAt, asOf],
  );
  return row ?? { lastOn: null, metOn: null };
}
