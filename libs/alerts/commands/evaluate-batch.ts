import { recordAuditEvent } from '#audit';
import { loadCalendar } from '#platform/calendar';
import type { Scope, Tx } from '#platform/database';
import { failpoint } from '#platform/program';
import { claimProjectChanges, lockForEvaluation } from '#projects';
import type { Day } from '#values';
import { RULES } from '../rules/all-rules.js';
import { occasions } from '../rules/occasion.js';
import type { ProjectFacts } from '../rules/project-facts.js';
import type { AlertRule } from '../rules/evaluation-result.js';
import { addEvents } from '../store/alert-events.js';
import {
  raiseEscalationLevel,
  endAlerts,
  type HeldAlert,
  liveAlerts,
  noteReminded,
  raiseAlerts,
  refreshInputs,
  regradeAlerts,
  reopenAlerts,
} from '../store/live-alerts.js';
import { type NewNotification, notify } from '../store/notifications.js';
import { loadFacts } from '../store/project-facts.js';
import { gapStamp, keepGaps } from '../store/rule-gaps.js';
import { rulesetVersion } from '../store/ruleset-version.js';
import { NO_STAMP, saveEvaluations, stampsOn } from '../store/evaluation-cache.js';
import { noteFailure } from '../store/system-alarms.js';
import { rulesInForce } from '../store/rule-versions.js';
import { emptyBatch, type EvaluatedBatch } from './evaluated-batch.js';
import { type BatchPlan, planBatch, type PlannedNotification } from './plan-batch.js';
import { type NamedPeople, namedPeople } from './who-is-named.js';

interface EvaluateBatchInput {
  today: Day;
  ids: readonly string[];
  rules?: readonly AlertRule[] | undefined;
}

/**
 * Evaluates the alert rules for some projects on a day, inside the caller's transaction, and writes
 * the results: raised and ended alerts, and pending notifications. The number of SQL statements
 * does not depend on the number of projects.
 */
export async function evaluateBatch(
  tx: Tx,
  scope: Scope,
  { today, ids, rules = RULES }: EvaluateBatchInput,
): Promise<EvaluatedBatch> {
  await lockForEvaluation(tx, ids);
  await claimProjectChanges(tx, ids);
  const inForce = await rulesInForce(tx, today);
  const calendar = await loadCalendar(tx);
  const stamps = await stampsOn(tx, ids, today);
  const projects = await loadFacts(tx, ids, { on: today });
  const live = await liveAlerts(tx, ids);
  const batch = emptyBatch();
  const plan = planBatch({ projects, live, inForce, calendar, today, rules }, batch);

  const raised = await writeAlerts(tx, plan, today);
  const gaps = gapsOf(plan, ids);
  await writeGaps(tx, plan, { gaps, stamps, today });
  batch.raised = raised.map(({ id, project, verdict: result }) => ({
    alertId: id,
    rule: result.rule,
    projectId: project.id,
    projectName: project.name,
    severity: result.severity,
  }));
  const planned = [...raised.map(notificationOfRaised), ...plan.planned];
  const units = planned.map((one) => one.unitId);
  const named = await namedPeople(tx, units, today, inForce);
  const { notifications, unheard, taken } = await tell(tx, scope, { planned, named, today });
  batch.notifications = notifications;
  batch.escalated = escalatedOf(taken, live, projects);
  const projectOf = new Map([
    ...live.map(({ id, projectId }) => [id, projectId] as const),
    ...raised.map(({ id, project }) => [id, project.id] as const),
  ]);
  const untold = new Set(unheard.map((id) => projectOf.get(id)));
  // Returns the fingerprint to store for a project. For a project with an alert that has no
  // recipient, it is an empty text, so that the next scan (daily evaluation) evaluates the project
  // again. For the same purpose an empty ruleset version is stored below if rules other than the
  // program's were used.
  const stampOf = (projectId: string): string =>
    untold.has(projectId) ? NO_STAMP : (stamps.get(projectId)?.stamp ?? NO_STAMP);
  await saveEvaluations(
    tx,
    plan.judged.map((one) => ({
      ...one,
      stamp: stampOf(one.projectId),
      gaps: gaps.get(one.projectId) ?? '',
    })),
    rules === RULES ? await rulesetVersion(tx, inForce, today) : '',
    today,
  );
  await addEvents(tx, plan.events, scope.actorId, today);
  await recordFailures(tx, scope, batch.failures);
  await failpoint('evaluate.commit');
  return batch;
}

type RaisedAlert = Awaited<ReturnType<typeof raiseAlerts>>[number];

async function writeAlerts(tx: Tx, plan: BatchPlan, today: Day): Promise<readonly RaisedAlert[]> {
  const raised = await raiseAlerts(tx, plan.raise, today);
  await endAlerts(tx, plan.resolve, 'resolved', today);
  await endAlerts(tx, plan.supersede, 'superseded', today);
  await reopenAlerts(tx, plan.reopen, today);
  await regradeAlerts(tx, plan.worsen, today, { worse: true });
  await regradeAlerts(tx, plan.ease, today, { worse: false });
  await refreshInputs(tx, plan.refresh);
  return raised;
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

const notificationOfRaised = ({
  id,
  project,
  verdict: result,
}: RaisedAlert): PlannedNotification => ({
  alertId: id,
  unitId: project.unitId,
  rule: result.rule,
  occasion: occasions.raised,
  urgent: result.severity === 'red',
  event: {
    event: 'raised',
    facts: { severity: result.severity, level: result.level, inputs: result.inputs },
  },
});

function escalatedOf(
  taken: readonly Addressed[],
  live: readonly HeldAlert[],
  projects: readonly ProjectFacts[],
): EvaluatedBatch['escalated'] {
  const alertOf = new Map(live.map((alert) => [alert.id, alert]));
  const nameOf = new Map(projects.map(({ id, name }) => [id, name]));
  return taken.flatMap(({ alertId, rule, to, step }) => {
    const alert = alertOf.get(alertId);
    return alert && step !== undefined && typeof to === 'object'
      ? [
          {
            alertId,
            rule,
            projectId: alert.projectId,
            projectName: nameOf.get(alert.projectId) ?? '',
            severity: alert.severity,
            step,
          },
        ]
      : [];
  });
}

/** A planned notification with the ids of the people who receive it. */
interface Addressed extends PlannedNotification {
  people: readonly string[];
}

/** Returns the ids of the people who get a notification, by the roles that they hold now. */
function peopleOf(
  { rule, unitId, to, held }: PlannedNotification,
  named: NamedPeople,
): readonly string[] {
  if (to === undefined) return named.ofRule(rule, unitId);
  if (to === 'head') return named.head(unitId);
  if (to !== 'heirs') return named.named([to], unitId);
  return held
    ? named.concerned({ ...held, unitId }).filter((personId) => !held.toldTo.includes(personId))
    : [];
}

interface TellInput {
  planned: readonly PlannedNotification[];
  named: NamedPeople;
  today: Day;
}

/**
 * Stores notifications and records their recipients in the history of each alert. An escalation
 * level or reminder without recipients is not marked as done: the next scan (daily evaluation)
 * tries again, and an alarm names the role that nobody holds. `unheard` are the ids of new alerts
 * without any recipient.
 */
async function tell(
  tx: Tx,
  scope: Scope,
  { planned, named, today }: TellInput,
): Promise<{ notifications: number; unheard: string[]; taken: Addressed[] }> {
  const addressed: Addressed[] = planned.map((notification) => ({
    ...notification,
    people: peopleOf(notification, named),
  }));
  const taken = addressed.filter(({ step, people }) => step === undefined || people.length > 0);
  const steps = taken.flatMap(({ alertId, step, to }) =>
    step === undefined ? [] : [{ id: alertId, step, ladder: typeof to === 'object' }],
  );
  await raiseEscalationLevel(
    tx,
    steps.filter(({ ladder }) => ladder),
  );
  await noteReminded(
    tx,
    steps.filter(({ ladder }) => !ladder),
  );
  await addEvents(
    tx,
    taken.flatMap(({ alertId, unitId, event, people }) =>
      event ? [{ alertId, unitId, event: event.event, facts: { ...event.facts, people } }] : [],
    ),
    scope.actorId,
    today,
  );
  const heard = new Set(
    taken.flatMap(({ alertId, people, held }) =>
      people.length > 0 || (held?.toldTo.length ?? 0) > 0 ? [alertId] : [],
    ),
  );
  const unheard = taken
    .filter(({ alertId, occasion }) => occasion === occasions.raised && !heard.has(alertId))
    .map(({ alertId }) => alertId);
  return {
    notifications: await notify(tx, taken satisfies readonly NewNotification[]),
    unheard,
    taken,
  };
}

/**
 * Records one audit event per rule that threw an error in this batch, rather than one per project,
 * so that a broken rule is visible without filling the audit log.
 */
async function recordFailures(
  tx: Tx,
  scope: Scope,
  failures: EvaluatedBatch['failures'],
): Promise<void> {
  for (const rule of new Set(failures.map((failure) => failure.rule))) {
    const ofRule = failures.filter((failure) => failure.rule === rule);
    await recordAuditEvent(tx, scope, {
      action: 'alert-rule.judge',
      outcome: 'refused',
      subjectType: 'alert-rule',
      subjectId: rule,
      newValue: {
        reason: ofRule[0]?.reason,
        projects: ofRule.length,
        firstProjectId: ofRule[0]?.projectId,
      },
    });
    await noteFailure(tx, rule, { rule, reason: ofRule[0]?.reason ?? '', projects: ofRule.length });
  }
}
