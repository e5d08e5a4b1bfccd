import type { Scope, Tx } from '#platform/database';
import type { Day } from '#values';
import { occasions } from '../rules/occasion.js';
import type { RuleVersion } from '../rules/evaluation-result.js';
import type { ProjectFacts } from '../rules/project-facts.js';
import { addEvents } from '../store/alert-events.js';
import {
  raiseEscalationLevel,
  endAlerts,
  type HeldAlert,
  noteReminded,
  raiseAlerts,
  refreshInputs,
  regradeAlerts,
  reopenAlerts,
} from '../store/live-alerts.js';
import { type NewNotification, notify } from '../store/notifications.js';
import type { EvaluatedBatch } from './evaluated-batch.js';
import type { BatchPlan, PlannedNotification } from './plan-batch.js';
import { type NamedPeople, namedPeople } from './who-is-named.js';

interface WritePlanInput {
  plan: BatchPlan;
  /** The alerts that were live before the evaluation. */
  live: readonly HeldAlert[];
  projects: readonly Pick<ProjectFacts, 'id' | 'name'>[];
  inForce: readonly RuleVersion[];
  today: Day;
}

/**
 * Writes what an evaluation changes: alerts, their history, and notifications. What it did is added
 * to `batch`.
 * @returns the ids of the projects with a new alert of which nobody is told
 */
export async function writePlan(
  tx: Tx,
  scope: Scope,
  { plan, live, projects, inForce, today }: WritePlanInput,
  batch: EvaluatedBatch,
): Promise<{ unaddressed: string[] }> {
  const raised = await writeAlerts(tx, plan, today);
  batch.raised.push(
    ...raised.map(({ id, project, result }) => ({
      alertId: id,
      rule: result.rule,
      projectId: project.id,
      projectName: project.name,
      severity: result.severity,
    })),
  );
  const planned = [...raised.map(notificationOfRaised), ...plan.planned];
  const units = planned.map((one) => one.unitId);
  const named = await namedPeople(tx, units, today, inForce);
  const { notifications, unaddressed, taken } = await tell(tx, scope, { planned, named, today });
  batch.notifications += notifications;
  batch.escalated.push(...escalatedOf(taken, live, projects));
  await addEvents(tx, plan.events, scope.actorId, today);
  const projectOf = new Map([
    ...live.map(({ id, projectId }) => [id, projectId] as const),
    ...raised.map(({ id, project }) => [id, project.id] as const),
  ]);
  return { unaddressed: unaddressed.flatMap((id) => projectOf.get(id) ?? []) };
}

type RaisedAlert = Awaited<ReturnType<typeof raiseAlerts>>[number];

async function writeAlerts(tx: Tx, plan: BatchPlan, today: Day): Promise<readonly RaisedAlert[]> {
  // Alerts end before others are raised, because one that replaces another may have its key.
  await endAlerts(tx, plan.resolve, 'resolved', today);
  await endAlerts(tx, plan.supersede, 'superseded', today);
  const raised = await raiseAlerts(tx, plan.raise, today);
  await reopenAlerts(tx, plan.reopen, today);
  await regradeAlerts(tx, plan.worsen, today, { worse: true });
  await regradeAlerts(tx, plan.ease, today, { worse: false });
  await refreshInputs(tx, plan.refresh);
  return raised;
}

const notificationOfRaised = ({ id, project, result }: RaisedAlert): PlannedNotification => ({
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
  projects: readonly Pick<ProjectFacts, 'id' | 'name'>[],
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
 * tries again, and an alarm names the role that nobody holds. `unaddressed` are the ids of new alerts
 * without any recipient.
 */
async function tell(
  tx: Tx,
  scope: Scope,
  { planned, named, today }: TellInput,
): Promise<{ notifications: number; unaddressed: string[]; taken: Addressed[] }> {
  const addressed: Addressed[] = planned.map((notification) => ({
    ...notification,
    people: peopleOf(notification, named),
  }));
  const taken = addressed.filter(({ step, people }) => step === undefined || people.length > 0);
  const steps = taken.flatMap(({ alertId, step, to }) =>
    step === undefined ? [] : [{ id: alertId, step, escalates: typeof to === 'object' }],
  );
  await raiseEscalationLevel(
    tx,
    steps.filter(({ escalates }) => escalates),
  );
  await noteReminded(
    tx,
    steps.filter(({ escalates }) => !escalates),
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
  const unaddressed = taken
    .filter(({ alertId, occasion }) => occasion === occasions.raised && !heard.has(alertId))
    .map(({ alertId }) => alertId);
  return {
    notifications: await notify(tx, taken satisfies readonly NewNotification[]),
    unaddressed,
    taken,
  };
}
