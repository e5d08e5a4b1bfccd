import { type CompletionForecastRecord, completionForecasts, costChain, outsideView, type Reckoning, rulesInForce, runRate, type Variance, varianceOf } from '#finance/budget';
import type { Tx } from '#platform';
import type { AsKnown } from '#projects';
import { type Day, lastMonthOver, monthOf } from '#values';
import { monthlyMoney, NO_MONEY } from './monthly-money.js';

/** What a project will cost in the end: as its officer sees it, as its run rate says, and, from outside, as its class does. Never mixed. */
export interface FinalCost {
  officer: CompletionForecastRecord | null;
  againstOriginal: Variance | null;
  againstCurrent: Variance | null;
  history: CompletionForecastRecord[];
  runRate: Reckoning;
  outsideView: Reckoning;
}

/** The three views of a project's final cost on a day, as known at an instant. @throws Refusal NOT_FOUND outside the scope. */
export async function finalCost(tx: Tx, projectId: string, when: AsKnown): Promise<FinalCost> {
  const chain = await costChain(tx, projectId, when);
  const history = await completionForecasts(tx, projectId, when);
  const rules = await rulesInForce(tx, when.asOf, when.knownAt);
  const money = (await monthlyMoney(tx, [projectId], when)).get(projectId) ?? NO_MONEY;
  const completionOn = await lastForecastDay(tx, projectId, when);
  const officer = history.at(-1) ?? null;
  const against = (baseline: { amountFen: bigint; scope: string } | null) => (officer && baseline && officer.scope === baseline.scope ? varianceOf(officer.amountFen, baseline.amountFen) : null);
  return {
    officer, history, againstOriginal: against(chain.original), againstCurrent: against(chain.current),
    runRate: runRate({ completedFen: money.completedFen, byMonth: money.completedByMonth, through: lastMonthOver(when.asOf), completionIn: completionOn && monthOf(completionOn) }, rules.get('run-rate')),
    outsideView: outsideView(chain.original?.amountFen ?? chain.ceiling.amountFen, officer?.referenceClass ?? null, rules.get('reference-class')),
  };
}

/** The day by which the last milestone is or was forecast, as known at an instant; null without milestones. */
async function lastForecastDay(tx: Tx, projectId: string, { knownAt }: AsKnown): Promise<Day | null> {
  const [row] = await tx.query<{ last: Day | null }[]>(
    `SELECT max(coalesce(actual_on, forecast_on)) AS last FROM (
       SELECT DISTINCT ON (milestone_id) actual_on, forecast_on FROM milestone_changes
        WHERE project_id = $1 AND ($2::timestamptz IS NULL OR changed_at <= $2) ORDER BY milestone_id, version DESC) newest`, [projectId, knownAt]);
  return row?.last ?? null;
}
