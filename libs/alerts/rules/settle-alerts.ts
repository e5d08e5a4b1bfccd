import type { Day } from '#values';
import type { LiveState, ReopenReason } from './alert-moves.js';
import type { Evaluation } from './evaluate-project.js';
import type {
  Inputs,
  EscalationLevel,
  RuleVersion,
  Severity,
  EvaluationResult,
} from './evaluation-result.js';

/**
 * The fields of an alert that has not ended, as far as they are needed to compare it with new
 * evaluation results.
 */
export interface LiveAlert {
  id: string;
  rule: string;
  episodeKey: string;
  state: LiveState;
  severity: Severity;
  level: number;
  committedOn: Day | null;
  snoozedUntil: Day | null;
  /** Day on which the alert was raised or last reopened. */
  openSince: Day;
  /** Number of the last escalation level carried out since `openSince`. */
  escalatedStep: number;
  /**
   * Number of the last reminder sent since `openSince`; {@link HEAD_STEP} when the head of the
   * organisation was notified.
   */
  remindedStep: number;
  inputs: Inputs;
}

/** An alert with its evaluation result of today. */
export interface Refreshed {
  alert: LiveAlert;
  result: EvaluationResult;
}

/** Changes to be made to the alerts of a project after an evaluation. */
export interface Settlement {
  raise: EvaluationResult[];
  /** Alerts that end because their evaluation result is clear. */
  resolve: LiveAlert[];
  /**
   * Alerts that end because a new alert or another rule of their family (rules that exclude each
   * other) replaces them, or because their rule is no longer in force.
   */
  supersede: LiveAlert[];
  /**
   * Alerts that were acknowledged or snoozed until a day that has come, although their cause still
   * exists.
   */
  reopen: { alert: LiveAlert; why: ReopenReason; day: Day }[];
  /**
   * Alerts whose level or severity has risen. People are notified again, even if the alert was
   * answered.
   */
  worsen: Refreshed[];
  /** Alerts whose level or severity has fallen. */
  ease: Refreshed[];
  /** Alerts whose stored values (`inputs`) have changed, but neither level nor severity. */
  refresh: { alert: LiveAlert; inputs: Inputs }[];
  /**
   * Red alerts that were not answered for so long that a reminder is sent or, at {@link HEAD_STEP},
   * the head of the organisation is notified.
   */
  remind: { alert: LiveAlert; step: number }[];
  /** Alerts not answered for the number of working days of an escalation level. */
  escalate: { alert: LiveAlert; step: number; to: EscalationLevel; workingDays: number }[];
  /** Open alerts that cannot be escalated, because a year is missing in the working calendar. */
  uncountable: LiveAlert[];
}

const emptySettlement = (): Settlement => ({
  raise: [],
  resolve: [],
  supersede: [],
  reopen: [],
  worsen: [],
  ease: [],
  refresh: [],
  remind: [],
  escalate: [],
  uncountable: [],
});

/** Values that depend on the day of the evaluation. */
export interface SettlingDay {
  today: Day;
  /**
   * Returns the number of working days since another day; null when a year is missing in the
   * working calendar.
   */
  workingDaysSince(from: Day): number | null;
  /** Returns the step numbers of {@link remindersDue} that are due for a red alert. */
  remindersOf(alert: Pick<LiveAlert, 'openSince' | 'remindedStep'>): number[];
  /**
   * Returns the day on which the head of the organisation is notified of a red alert. The
   * escalation counts working days from that day.
   */
  headDayOf(openSince: Day): Day;
}

/**
 * Compares the alerts of a project that have not ended with its evaluation results, and returns the
 * changes to make.
 */
export function settleAlerts(
  live: readonly LiveAlert[],
  { results, failures }: Evaluation,
  inForce: readonly RuleVersion[],
  on: SettlingDay,
): Settlement {
  const settlement = emptySettlement();
  const byEpisode = new Map(results.map((result) => [result.episodeKey, result]));
  const taken = new Set(results.filter((result) => result.state === 'raised').map(familyOf));
  for (const alert of live) {
    if (failures.some((failure) => failure.rule === alert.rule)) continue;
    const result = byEpisode.get(alert.episodeKey);
    const version = inForce.find((one) => one.code === alert.rule);
    if (!result || !version) settlement.supersede.push(alert);
    else if (result.state === 'raised')
      carryOn(settlement, alert, { result, rule: version, day: on });
    // Without data, the present version of the rule cannot have raised this alert. An earlier
    // version did, so the alert is ended as superseded.
    else if (result.state === 'no-data') settlement.supersede.push(alert);
    else if (result.state === 'clear' || result.state === 'silent')
      (result.family !== undefined && taken.has(familyOf(result))
        ? settlement.supersede
        : settlement.resolve
      ).push(alert);
  }
  const alive = new Set(live.map((alert) => alert.episodeKey));
  settlement.raise = results.filter(
    (result) => result.state === 'raised' && !alive.has(result.episodeKey),
  );
  return settlement;
}

const familyOf = ({ family, subject }: EvaluationResult): string => `${family}:${subject.id}`;

const RANK: Readonly<Record<Severity, number>> = { amber: 0, red: 1 };

interface CarryOnInput {
  result: EvaluationResult;
  rule: RuleVersion;
  day: SettlingDay;
}

function carryOn(
  settlement: Settlement,
  alert: LiveAlert,
  { result, rule: { escalation }, day }: CarryOnInput,
): void {
  const { today } = day;
  const moved = result.level - alert.level || RANK[result.severity] - RANK[alert.severity];
  if (moved > 0 || RANK[result.severity] > RANK[alert.severity]) {
    settlement.worsen.push({ alert, result });
    return;
  }
  if (moved < 0) settlement.ease.push({ alert, result });
  else if (!sameInputs(alert.inputs, result.inputs))
    settlement.refresh.push({ alert, inputs: result.inputs });
  if (alert.state === 'acknowledged' && alert.committedOn !== null && alert.committedOn < today)
    settlement.reopen.push({ alert, why: 'commitment-broken', day: alert.committedOn });
  else if (alert.state === 'snoozed' && alert.snoozedUntil !== null && alert.snoozedUntil <= today)
    settlement.reopen.push({ alert, why: 'snooze-over', day: alert.snoozedUntil });
  else if (alert.state === 'open')
    remindAndEscalate(settlement, { ...alert, severity: result.severity }, escalation, day);
}

/**
 * Adds the due reminders and escalation levels of an open alert to the settlement. For a red alert,
 * the head of the organisation is notified before the first escalation level; an amber alert is
 * escalated by the working days since it was opened.
 */
function remindAndEscalate(
  settlement: Settlement,
  alert: LiveAlert,
  levels: readonly EscalationLevel[],
  { today, workingDaysSince, remindersOf, headDayOf }: SettlingDay,
): void {
  const red = alert.severity === 'red';
  if (red) settlement.remind.push(...remindersOf(alert).map((step) => ({ alert, step })));
  const from = red ? headDayOf(alert.openSince) : alert.openSince;
  if (levels.length > alert.escalatedStep && from <= today)
    escalate(settlement, alert, levels, workingDaysSince(from));
}

/**
 * Adds every escalation level that is due to the settlement, even when several levels became due
 * since the last scan (daily evaluation), so that the history contains each of them.
 */
function escalate(
  settlement: Settlement,
  alert: LiveAlert,
  levels: readonly EscalationLevel[],
  workingDays: number | null,
): void {
  if (workingDays === null) settlement.uncountable.push(alert);
  else
    for (const [at, to] of levels.entries())
      if (at >= alert.escalatedStep && to.afterWorkingDays <= workingDays)
        settlement.escalate.push({ alert, step: at + 1, to, workingDays });
}

const sameInputs = (one: Inputs, other: Inputs): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};
