import { loadCalendar } from '#platform/calendar';
import type { Scope, Tx } from '#platform/database';
import { failpoint } from '#platform/program';
import { claimProjectChanges, lockForEvaluation } from '#projects';
import type { Day } from '#values';
import { RULES } from '../rules/all-rules.js';
import type { AlertRule } from '../rules/evaluation-result.js';
import { liveAlerts } from '../store/live-alerts.js';
import { loadFacts } from '../store/project-facts.js';
import { gapStamp, keepGaps } from '../store/rule-gaps.js';
import { rulesetVersion } from '../store/ruleset-version.js';
import { NO_STAMP, saveEvaluations, stampsOn } from '../store/evaluation-cache.js';
import { rulesInForce } from '../store/rule-versions.js';
import { lockOrganisations, organisationsWithAlerts } from '../store/return-alerts.js';
import { addBatch, emptyBatch, type EvaluatedBatch } from './evaluated-batch.js';
import { type BatchPlan, planBatch } from './plan-batch.js';
import { recordFailures } from './record-failures.js';
import { settleReturns } from './settle-returns.js';
import { writePlan } from './write-plan.js';

interface EvaluateBatchInput {
  today: Day;
  ids: readonly string[];
  rules?: readonly AlertRule[] | undefined;
  /** Whether alerts about missing returns of their organisations are settled too; default true. */
  returns?: boolean;
}

/**
 * Evaluates the alert rules for some projects on a day, inside the caller's transaction, and writes
 * the results: raised and ended alerts, and pending notifications. The number of SQL statements
 * does not depend on the number of projects.
 */
export async function evaluateBatch(
  tx: Tx,
  scope: Scope,
  { today, ids, rules = RULES, returns = true }: EvaluateBatchInput,
): Promise<EvaluatedBatch> {
  const units = returns ? await organisationsWithAlerts(tx, ids) : [];
  await lockOrganisations(tx, units);
  await lockForEvaluation(tx, ids);
  await claimProjectChanges(tx, ids);
  const inForce = await rulesInForce(tx, today);
  const calendar = await loadCalendar(tx);
  const stamps = await stampsOn(tx, ids, today);
  const projects = await loadFacts(tx, ids, { on: today });
  const live = await liveAlerts(tx, ids);
  const batch = emptyBatch();
  const plan = planBatch({ projects, live, inForce, calendar, today, rules }, batch);
  const gaps = gapsOf(plan, ids);
  await writeGaps(tx, plan, { gaps, stamps, today });
  const written = await writePlan(tx, scope, { plan, live, projects, inForce, today }, batch);
  const unaddressed = new Set(written.unaddressed);
  // Returns the fingerprint to store for a project. For a project with an alert that has no
  // recipient, it is an empty text, so that the next scan (daily evaluation) evaluates the project
  // again. For the same purpose an empty ruleset version is stored below if rules other than the
  // program's were used.
  const stampOf = (projectId: string): string =>
    unaddressed.has(projectId) ? NO_STAMP : (stamps.get(projectId)?.stamp ?? NO_STAMP);
  await saveEvaluations(
    tx,
    plan.evaluated.map((one) => ({
      ...one,
      stamp: stampOf(one.projectId),
      gaps: gaps.get(one.projectId) ?? '',
    })),
    rules === RULES ? await rulesetVersion(tx, inForce, today) : '',
    today,
  );
  await recordFailures(tx, scope, batch.failures);
  if (units.length > 0)
    addBatch(batch, await settleReturns(tx, scope, { units, today, inForce, calendar }));
  await failpoint('evaluate.commit');
  return batch;
}

/**
 * Returns a fingerprint per project of its evaluation gaps (the rules that could not be evaluated).
 */
const gapsOf = (plan: BatchPlan, ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(ids.map((id) => [id, gapStamp(plan.gaps.filter((gap) => gap.projectId === id))]));

interface WriteGapsInput {
  gaps: ReadonlyMap<string, string>;
  stamps: Awaited<ReturnType<typeof stampsOn>>;
  today: Day;
}

/**
 * Writes the evaluation gaps (rules that could not be evaluated) of those projects whose gaps
 * differ from the stored fingerprint.
 */
async function writeGaps(
  tx: Tx,
  plan: BatchPlan,
  { gaps, stamps, today }: WriteGapsInput,
): Promise<void> {
  const moved = new Set([...gaps.keys()].filter((id) => gaps.get(id) !== stamps.get(id)?.gaps));
  await keepGaps(
    tx,
    [...moved],
    plan.gaps.filter((gap) => moved.has(gap.projectId)),
    today,
  );
}
