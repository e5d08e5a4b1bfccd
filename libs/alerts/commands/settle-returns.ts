import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import { type Database, type Scope, serviceScope, type Tx } from '#platform/database';
import { missingReturns, type MissingReturns, organisationsAsked } from '#returns';
import type { Day } from '#values';
import type { RuleVersion } from '../rules/evaluation-result.js';
import {
  evaluateMonth,
  readReturnEpisode,
  returnEpisode,
  returnMissing,
} from '../rules/return-missing.js';
import { settleAlerts, type SettlingDay } from '../rules/settle-alerts.js';
import type { HeldAlert } from '../store/live-alerts.js';
import {
  liveReturnAlerts,
  lockOrganisations,
  organisationsWithAlerts,
} from '../store/return-alerts.js';
import { rulesInForce } from '../store/rule-versions.js';
import { addBatch, emptyBatch, type EvaluatedBatch } from './evaluated-batch.js';
import { type BatchPlan, emptyPlan, planSettled, settlingDay } from './plan-batch.js';
import { recordFailures } from './record-failures.js';
import { writePlan } from './write-plan.js';

interface SettleReturnsInput {
  /** The organisations, which the caller has locked; see `lockOrganisations`. */
  units: readonly string[];
  today: Day;
  inForce: readonly RuleVersion[];
  calendar: WorkingCalendar;
}

/**
 * Compares the alerts about missing returns of some organisations with what is missing on a day,
 * inside the caller's transaction: raises one for each month with something missing, ends those of
 * months of which nothing is missing any more, and carries on with the others.
 */
export async function settleReturns(
  tx: Tx,
  scope: Scope,
  { units, today, inForce, calendar }: SettleReturnsInput,
): Promise<EvaluatedBatch> {
  const batch = emptyBatch();
  const live = await liveReturnAlerts(tx, units);
  const version = inForce.find(({ code }) => code === returnMissing.code);
  const months = version ? await missingReturns(tx, { units, today, calendar }) : [];
  const plan = emptyPlan();
  const day = settlingDay(calendar, today);
  const due = new Map(
    months.map((month) => [returnEpisode(month.organisationId, month.month), month]),
  );
  const held = new Map(live.map((alert) => [alert.episodeKey, alert]));
  for (const alert of live)
    planHeld(plan, batch, { alert, month: due.get(alert.episodeKey), inForce, day });
  for (const [key, month] of due) {
    const [first] = month.projects;
    const alert = held.get(key);
    if (version && first && (alert === undefined || isMoved(alert)))
      plan.raise.push({
        project: { ...first, unitId: month.organisationId },
        result: evaluateMonth(month, version, first.id),
      });
  }
  await writePlan(
    tx,
    scope,
    {
      plan,
      live,
      projects: live.map(({ projectId, projectName }) => ({ id: projectId, name: projectName })),
      inForce,
      today,
    },
    batch,
  );
  return batch;
}

/** Returns whether the project with which an alert stands went to another organisation. */
const isMoved = ({ episodeKey, unitId }: HeldAlert): boolean =>
  readReturnEpisode(episodeKey)?.organisationId !== unitId;

interface PlanHeldInput {
  alert: HeldAlert;
  /** What is missing; undefined when nothing is asked for the month any more. */
  month: MissingReturns | undefined;
  inForce: readonly RuleVersion[];
  day: SettlingDay;
}

function planHeld(
  plan: BatchPlan,
  batch: EvaluatedBatch,
  { alert, month, inForce, day }: PlanHeldInput,
): void {
  const version = inForce.find(({ code }) => code === alert.rule);
  const results =
    month && version && !isMoved(alert) ? [evaluateMonth(month, version, alert.projectId)] : [];
  planSettled(plan, batch, {
    on: day.today,
    project: { id: alert.projectId, name: alert.projectName, unitId: alert.unitId },
    settled: settleAlerts([alert], { results, failures: [] }, inForce, day),
    held: new Map([[alert.id, alert]]),
  });
}

/** Number of organisations settled in one transaction. */
const BATCH = 20;

interface SettleAllInput {
  today: Day;
  /** Runs the evaluation of some organisations: in a transaction that is committed or not. */
  run: (work: (tx: Tx) => Promise<EvaluatedBatch>) => Promise<EvaluatedBatch>;
}

/**
 * Settles the alerts about missing returns of all organisations. Organisations whose evaluation
 * fails do not block the others: the failure is recorded, and an alarm names the rule.
 */
export async function settleAllReturns(
  database: Database,
  { today, run }: SettleAllInput,
): Promise<EvaluatedBatch> {
  const scope = serviceScope('alerts');
  const { ids, inForce, calendar } = await database.read(scope, async (tx) => ({
    ids: [
      ...new Set([...(await organisationsAsked(tx)), ...(await organisationsWithAlerts(tx, null))]),
    ].sort(),
    inForce: await rulesInForce(tx, today),
    calendar: await loadCalendar(tx),
  }));
  const found = emptyBatch();
  for (let at = 0; at < ids.length; at += BATCH) {
    const units = ids.slice(at, at + BATCH);
    try {
      addBatch(
        found,
        await run(async (tx) => {
          await lockOrganisations(tx, units);
          return settleReturns(tx, scope, { units, today, inForce, calendar });
        }),
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await database.write(scope, (tx) =>
        recordFailures(tx, scope, [{ rule: returnMissing.code, reason, projectId: '' }]),
      );
    }
  }
  return found;
}
