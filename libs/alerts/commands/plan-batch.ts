import type { WorkingCalendar } from '#platform/calendar';
import { addDays, type Day } from '#values';
import { evaluateProject, type Evaluation } from '../rules/evaluate-project.js';
import { occasions } from '../rules/occasion.js';
import type { ProjectFacts } from '../rules/project-facts.js';
import { HEAD_STEP, headDay, REMIND_AFTER_DAYS, remindersDue } from '../rules/reminders.js';
import { lightsOf } from '../rules/lights.js';
import { type LiveAlert, settleAlerts, type SettlingDay } from '../rules/settle-alerts.js';
import { standsUntil } from '../rules/stands-until.js';
import type { AlertRule, EscalationLevel, RuleVersion } from '../rules/evaluation-result.js';
import type { NewAlertEvent } from '../store/alert-events.js';
import type { HeldAlert, NewAlert, Regraded } from '../store/live-alerts.js';
import type { RuleGap } from '../store/rule-gaps.js';
import type { CachedEvaluation, Stamps } from '../store/evaluation-cache.js';
import type { AlertChange, EvaluatedBatch } from './evaluated-batch.js';

/**
 * A notification about an alert, together with the event to add to the alert's history. `to` names
 * recipients other than those of the rule: those of an escalation level, the head of the
 * organisation, or (`heirs`) people who must be notified of the alert since a recent change of
 * roles and have not been notified yet.
 */
export interface PlannedNotification {
  alertId: string;
  unitId: string;
  rule: string;
  occasion: string;
  urgent: boolean;
  event: Pick<NewAlertEvent, 'event' | 'facts'> | null;
  to?: EscalationLevel | 'head' | 'heirs';
  /** The alert, with the people already notified of it; given when `to` is `heirs`. */
  held?: HeldAlert;
  /**
   * Number of the escalation level or reminder. It is marked as done only if the notification has a
   * recipient.
   */
  step?: number;
}

/** All rows to write for a batch of projects. */
export interface BatchPlan {
  raise: NewAlert[];
  resolve: string[];
  supersede: string[];
  reopen: string[];
  worsen: Regraded[];
  ease: Regraded[];
  refresh: { id: string; inputs: object }[];
  gaps: RuleGap[];
  planned: PlannedNotification[];
  events: NewAlertEvent[];
  evaluated: Omit<CachedEvaluation, keyof Stamps>[];
}
/**
 * Data from which the writes of a batch are determined: the projects, their live (not ended) alerts,
 * the calendar, the program's rules (`rules`), and the versions of them that are in force (`inForce`).
 */
export interface Seen {
  projects: readonly ProjectFacts[];
  live: readonly HeldAlert[];
  inForce: readonly RuleVersion[];
  calendar: WorkingCalendar;
  today: Day;
  rules: readonly AlertRule[];
}

/** Returns a plan that writes nothing. */
export const emptyPlan = (): BatchPlan => ({
  raise: [],
  resolve: [],
  supersede: [],
  reopen: [],
  worsen: [],
  ease: [],
  refresh: [],
  gaps: [],
  planned: [],
  events: [],
  evaluated: [],
});

/** Returns what depends on the day of an evaluation; working days are counted once for each day. */
export function settlingDay(calendar: WorkingCalendar, today: Day): SettlingDay {
  const counted = new Map<Day, number | null>();
  return {
    today,
    workingDaysSince: (from) => {
      if (!counted.has(from)) counted.set(from, calendar.workingDaysAfter(from, today));
      return counted.get(from) ?? null;
    },
    remindersOf: (alert) => remindersDue(alert, today, calendar),
    headDayOf: (from) => headDay(calendar, from),
  };
}

/**
 * Evaluates every project and returns the rows to write. Results that are only reported, not
 * written, are added to `batch`.
 */
export function planBatch(
  { projects, live, inForce, calendar, today, rules }: Seen,
  batch: EvaluatedBatch,
): BatchPlan {
  const plan = emptyPlan();
  batch.projects = projects.length;
  const liveOf = new Map<string, HeldAlert[]>();
  for (const alert of live)
    liveOf.set(alert.projectId, [...(liveOf.get(alert.projectId) ?? []), alert]);
  const day = settlingDay(calendar, today);
  for (const project of projects) {
    const evaluation = evaluateProject(project, inForce, today, rules);
    const held = liveOf.get(project.id) ?? [];
    const settled = settleAlerts(held, evaluation, inForce, day);
    planSettled(plan, batch, {
      on: today,
      project,
      settled,
      held: new Map(held.map((alert) => [alert.id, alert])),
    });
    const ended = new Set([...settled.resolve, ...settled.supersede].map(({ id }) => id));
    report(plan, batch, project, evaluation);
    // If a rule threw an error for a project, the project is evaluated again tomorrow.
    plan.evaluated.push({
      projectId: project.id,
      unitId: project.unitId,
      standsUntil:
        evaluation.failures.length > 0
          ? addDays(today, 1)
          : standsUntil(project, inForce, today, rules),
      lights: lightsOf({
        evaluation,
        kept: held.filter(({ id }) => !ended.has(id)),
        inForce,
        rules,
      }),
    });
  }
  return plan;
}

/**
 * Evaluation of a project, compared with the alerts that were live (not ended) before it (`held`,
 * by id).
 */
export interface SettledProject {
  on: Day;
  project: Pick<ProjectFacts, 'id' | 'name' | 'unitId'>;
  settled: ReturnType<typeof settleAlerts>;
  held: ReadonlyMap<string, HeldAlert>;
}

/** Adds what has to be written about one evaluated project to a plan. */
export function planSettled(plan: BatchPlan, batch: EvaluatedBatch, subject: SettledProject): void {
  const { on, project, settled, held } = subject;
  const { unitId } = project;
  plan.raise.push(...settled.raise.map((result) => ({ project, result })));
  plan.refresh.push(...settled.refresh.map(({ alert, inputs }) => ({ id: alert.id, inputs })));
  planEnded(plan, batch, subject);
  planEased(plan, subject);
  planWorsened(plan, batch, subject);
  planReopened(plan, batch, subject);
  for (const { alert, step } of settled.remind) plan.planned.push(reminderOf(alert, unitId, step));
  planEscalated(plan, subject);
  const gone = new Set([...settled.resolve, ...settled.supersede].map(({ id }) => id));
  const notifiedAgain = new Set(
    [...settled.worsen, ...settled.reopen].map(({ alert }) => alert.id),
  );
  for (const alert of held.values())
    if (!gone.has(alert.id) && !notifiedAgain.has(alert.id) && alert.state !== 'snoozed')
      plan.planned.push(inheritance(alert, unitId, on));
}

function changeOf({ project, held }: SettledProject, { id }: { id: string }): AlertChange {
  const alert = held.get(id);
  if (!alert) throw new Error(`alert ${id} is not of this project`);
  return {
    alertId: id,
    rule: alert.rule,
    projectId: project.id,
    projectName: project.name,
    severity: alert.severity,
  };
}

function planEnded(plan: BatchPlan, batch: EvaluatedBatch, subject: SettledProject): void {
  const { unitId } = subject.project;
  const { resolve, supersede } = subject.settled;
  plan.resolve.push(...resolve.map(({ id }) => id));
  plan.supersede.push(...supersede.map(({ id }) => id));
  const ended = [
    ...resolve.map((alert) => ({ alert, how: 'resolved' as const })),
    ...supersede.map((alert) => ({ alert, how: 'superseded' as const })),
  ];
  for (const { alert, how } of ended) {
    plan.events.push({ alertId: alert.id, unitId, event: how });
    batch.cleared.push({ ...changeOf(subject, alert), how });
  }
}

function planEased(plan: BatchPlan, { project, settled }: SettledProject): void {
  for (const { alert, result } of settled.ease) {
    const { severity, level, inputs } = result;
    plan.ease.push({ id: alert.id, severity, level, inputs });
    plan.events.push({
      alertId: alert.id,
      unitId: project.unitId,
      event: 'eased',
      facts: { severity, level, inputs },
    });
  }
}

function planWorsened(plan: BatchPlan, batch: EvaluatedBatch, subject: SettledProject): void {
  for (const { alert, result } of subject.settled.worsen) {
    const { severity, level, inputs } = result;
    plan.worsen.push({ id: alert.id, severity, level, inputs });
    batch.worsened.push({ ...changeOf(subject, alert), severity });
    plan.planned.push({
      alertId: alert.id,
      unitId: subject.project.unitId,
      rule: alert.rule,
      occasion: occasions.worsened(severity, level, subject.on),
      urgent: severity === 'red',
      event: {
        event: 'worsened',
        facts: {
          from: { severity: alert.severity, level: alert.level },
          severity,
          level,
          inputs,
        },
      },
    });
  }
}

function planReopened(plan: BatchPlan, batch: EvaluatedBatch, subject: SettledProject): void {
  for (const { alert, why, day } of subject.settled.reopen) {
    plan.reopen.push(alert.id);
    batch.reopened.push(changeOf(subject, alert));
    plan.planned.push({
      alertId: alert.id,
      unitId: subject.project.unitId,
      rule: alert.rule,
      occasion: occasions.reopened(why, day),
      urgent: alert.severity === 'red',
      event: { event: 'reopened', facts: { why, day } },
    });
  }
}

function planEscalated(plan: BatchPlan, { project, settled }: SettledProject): void {
  for (const { alert, step, to, workingDays } of settled.escalate)
    plan.planned.push({
      alertId: alert.id,
      unitId: project.unitId,
      rule: alert.rule,
      occasion: occasions.escalated(step, alert.openSince),
      urgent: alert.severity === 'red',
      to,
      step,
      event: { event: 'escalated', facts: { step, workingDays, role: to.role, where: to.where } },
    });
}

/**
 * Builds a reminder for the people who were notified first. At the step after the last reminder,
 * builds a notification for the head of the organisation instead.
 */
function reminderOf(alert: LiveAlert, unitId: string, step: number): PlannedNotification {
  const notification = { alertId: alert.id, unitId, rule: alert.rule, urgent: true, step };
  if (step === HEAD_STEP)
    return {
      ...notification,
      to: 'head',
      occasion: occasions.head(alert.openSince),
      event: { event: 'head-told', facts: {} },
    };
  const days = REMIND_AFTER_DAYS[step - 1] ?? 0;
  return {
    ...notification,
    occasion: occasions.reminder(days, alert.openSince),
    event: { event: 'reminded', facts: { days } },
  };
}

/**
 * Builds the notification about an existing alert for people who must be notified of it since a
 * recent change, such as new role holders. It is urgent, so that such a person gets all these
 * alerts at once, in one mail.
 */
const inheritance = (alert: HeldAlert, unitId: string, on: Day): PlannedNotification => ({
  alertId: alert.id,
  unitId,
  rule: alert.rule,
  event: null,
  to: 'heirs',
  held: alert,
  ...(alert.toldTo.length > 0
    ? { occasion: occasions.inherited(on), urgent: true }
    : { occasion: occasions.raised, urgent: alert.severity === 'red' }),
});

function report(
  plan: BatchPlan,
  batch: EvaluatedBatch,
  project: ProjectFacts,
  { results, failures }: Evaluation,
): void {
  for (const { rule, ruleVersion, state, subject, inputs } of results) {
    if (state === 'raised' || state === 'clear') continue;
    plan.gaps.push({
      projectId: project.id,
      unitId: project.unitId,
      rule,
      ruleVersion,
      subjectId: subject.id,
      state,
      inputs,
    });
    batch.unjudged.push({ rule, projectId: project.id, projectName: project.name, state });
  }
  batch.failures.push(...failures.map((failure) => ({ ...failure, projectId: project.id })));
}
