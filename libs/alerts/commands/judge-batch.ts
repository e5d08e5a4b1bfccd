import { recordDeed } from '#audit';
import { managersOf } from '#identity';
import type { Scope, Tx } from '#platform';
import type { Day } from '#values';
import { judgeProject, type Judgement, type RuleFailure, RULES } from '../rules/judge-project.js';
import { settleAlerts } from '../rules/settle-alerts.js';
import type { AlertRule, ProjectFacts, RuleCode, RuleVersion, Severity } from '../rules/verdict.js';
import { endAlerts, type HeldAlert, liveAlerts, type NewAlert, type News, notifyManagers, raiseAlerts, refreshInputs, reopenAlerts } from '../store/live-alerts.js';
import { loadFacts, lockProjects, takeTouches } from '../store/project-facts.js';
import { rulesInForce } from '../store/rule-versions.js';

/** An alert whose life changed. */
export interface AlertChange { alertId: string; rule: RuleCode; projectId: string; projectName: string; severity: Severity }

/** What judging some projects did. */
export interface JudgedBatch {
  projects: number;
  raised: AlertChange[];
  cleared: (AlertChange & { how: 'resolved' | 'superseded' })[];
  /** Acknowledged for a day that has passed. */
  reopened: AlertChange[];
  /** What could not be judged because a figure is unknown. */
  unjudged: { rule: RuleCode; projectId: string; projectName: string }[];
  /** Rules that threw; they kept nothing else from being judged. */
  failures: (RuleFailure & { projectId: string })[];
  notifications: number;
}

/** Nothing judged yet. */
export const emptyBatch = (): JudgedBatch => ({ projects: 0, raised: [], cleared: [], reopened: [], unjudged: [], failures: [], notifications: 0 });

/** Adds what another batch did. */
export function addBatch(sum: JudgedBatch, more: JudgedBatch): void {
  sum.projects += more.projects;
  sum.notifications += more.notifications;
  sum.raised.push(...more.raised);
  sum.cleared.push(...more.cleared);
  sum.reopened.push(...more.reopened);
  sum.unjudged.push(...more.unjudged);
  sum.failures.push(...more.failures);
}

/**
 * Judges some projects on a day and writes what follows, inside the caller's transaction: alerts, their ends, and who has to be told.
 * The number of statements does not depend on the number of projects.
 */
export async function judgeBatch(tx: Tx, scope: Scope, today: Day, ids: readonly string[], rules: readonly AlertRule[] = RULES): Promise<JudgedBatch> {
  await lockProjects(tx, ids);
  await takeTouches(tx, ids);
  const inForce = await rulesInForce(tx, today);
  const projects = await loadFacts(tx, ids);
  const live = await liveAlerts(tx, ids);
  const batch = emptyBatch();
  const plan = planBatch(projects, live, inForce, today, rules, batch);

  const raised = await raiseAlerts(tx, plan.raise, today);
  await endAlerts(tx, plan.resolve, 'resolved', today);
  await endAlerts(tx, plan.supersede, 'superseded', today);
  await reopenAlerts(tx, plan.reopen.map((alert) => alert.id));
  await refreshInputs(tx, plan.refresh);
  batch.raised = raised.map(({ id, project, verdict }) => ({ alertId: id, rule: verdict.rule, projectId: project.id, projectName: project.name, severity: verdict.severity }));

  const news: News[] = [
    ...raised.map(({ id, project, verdict }) => ({ alertId: id, unitId: project.unitId, occasion: 'raised', urgent: verdict.severity === 'red' })),
    ...plan.reopen.map((alert) => ({ alertId: alert.id, unitId: alert.unitId, occasion: `commitment-broken-${alert.committedOn}`, urgent: alert.severity === 'red' })),
  ];
  const managers = news.length === 0 ? [] : await managersOf(tx, [...new Set(news.map((one) => one.unitId))], today);
  batch.notifications = await notifyManagers(tx, news, managers);
  await recordFailures(tx, scope, batch.failures);
  return batch;
}

interface BatchPlan { raise: NewAlert[]; resolve: string[]; supersede: string[]; reopen: HeldAlert[]; refresh: { id: string; inputs: object }[] }

/** Decides for every project; what is only to be reported goes into `batch`. */
function planBatch(projects: readonly ProjectFacts[], live: readonly HeldAlert[], inForce: readonly RuleVersion[], today: Day, rules: readonly AlertRule[], batch: JudgedBatch): BatchPlan {
  const plan: BatchPlan = { raise: [], resolve: [], supersede: [], reopen: [], refresh: [] };
  batch.projects = projects.length;
  for (const project of projects) {
    const judgement = judgeProject(project, inForce, today, rules);
    const held = live.filter((alert) => alert.projectId === project.id);
    const settled = settleAlerts(held, judgement, inForce, today);
    const heldOf = (id: string): HeldAlert[] => held.filter((alert) => alert.id === id);
    plan.raise.push(...settled.raise.map((verdict) => ({ project, verdict })));
    plan.resolve.push(...settled.resolve.map((alert) => alert.id));
    plan.supersede.push(...settled.supersede.map((alert) => alert.id));
    plan.reopen.push(...settled.reopen.flatMap((alert) => heldOf(alert.id)));
    plan.refresh.push(...settled.refresh.map(({ alert, inputs }) => ({ id: alert.id, inputs })));
    const changeOf = ({ id }: { id: string }): AlertChange[] => heldOf(id).map((alert) => ({ alertId: id, rule: alert.rule as RuleCode, projectId: project.id, projectName: project.name, severity: alert.severity }));
    batch.cleared.push(...settled.resolve.flatMap(changeOf).map((change) => ({ ...change, how: 'resolved' as const })), ...settled.supersede.flatMap(changeOf).map((change) => ({ ...change, how: 'superseded' as const })));
    batch.reopened.push(...settled.reopen.flatMap(changeOf));
    report(batch, project, judgement);
  }
  return plan;
}

function report(batch: JudgedBatch, project: ProjectFacts, { verdicts, failures }: Judgement): void {
  batch.unjudged.push(...verdicts.filter((verdict) => verdict.state === 'cannot-be-judged').map(({ rule }) => ({ rule, projectId: project.id, projectName: project.name })));
  batch.failures.push(...failures.map((failure) => ({ ...failure, projectId: project.id })));
}

/** One record per rule and batch: a broken rule must be found, not fill the record. */
async function recordFailures(tx: Tx, scope: Scope, failures: JudgedBatch['failures']): Promise<void> {
  for (const rule of new Set(failures.map((failure) => failure.rule))) {
    const ofRule = failures.filter((failure) => failure.rule === rule);
    await recordDeed(tx, scope, { action: 'alert-rule.judge', outcome: 'refused', subjectType: 'alert-rule', subjectId: rule, newValue: { reason: ofRule[0]?.reason, projects: ofRule.length, firstProjectId: ofRule[0]?.projectId } });
  }
}
