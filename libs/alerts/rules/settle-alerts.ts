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

/** The fields of a live alert that its reconciliation uses. */
export interface LiveAlert {
  id: string;
  rule: string;
  episodeKey: string;
  state: LiveState;
  severity: Severity;
  level: number;
  committedOn: Day | null;
  snoozedUntil: Day | null;
  /** Day since which it is open. */
  openSince: Day;
  /** Last escalation level taken since then. */
  escalatedStep: number;
  /** Last reminder sent since then; {@link HEAD_STEP} when the head was notified. */
  remindedStep: number;
  inputs: Inputs;
}

/** An alert with its evaluation result of today. */
export interface Refreshed {
  alert: LiveAlert;
  verdict: EvaluationResult;
}

/** Changes to the alerts of a project. */
export interface Settlement {
  raise: EvaluationResult[];
  /** The result is clear. */
  resolve: LiveAlert[];
  /**
   * Replaced by a new alert or by another rule of its family, or its rule is no longer in force.
   */
  supersede: LiveAlert[];
  /** Acknowledged or snoozed until a day that has come, and still raised. */
  reopen: { alert: LiveAlert; why: ReopenReason; day: Day }[];
  /** The level or severity has risen: people are notified again, even if somebody has answered. */
  worsen: Refreshed[];
  /** The level or severity has fallen. */
  ease: Refreshed[];
  /** Only the inputs have changed. */
  refresh: { alert: LiveAlert; inputs: Inputs }[];
  /**
   * Red and unanswered for the days of a reminder: a reminder is sent, or the head of the
   * organisation is notified.
   */
  remind: { alert: LiveAlert; step: number }[];
  /** Unanswered for the working days of an escalation level. */
  escalate: { alert: LiveAlert; step: number; to: EscalationLevel; workingDays: number }[];
  /**
   * Open alerts whose working days cannot be counted, because a year of the calendar is unknown.
   */
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

/** Calculations for the day of the reconciliation. */
export interface SettlingDay {
  today: Day;
  /** Working days since another day; null when they cannot be counted. */
  workingDaysSince(from: Day): number | null;
  /** Steps of {@link remindersDue} that are due for a red alert. */
  remindersOf(alert: Pick<LiveAlert, 'openSince' | 'remindedStep'>): number[];
  /** The day on which a red alert goes to the head; its escalation is counted from there. */
  headDayOf(openSince: Day): Day;
}

/** Compares the live alerts of a project with its evaluation results, and derives the changes. */
export function settleAlerts(
  live: readonly LiveAlert[],
  { verdicts: results, failures }: Evaluation,
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
      carryOn(settlement, alert, { verdict: result, rule: version, day: on });
    // Without data for the rule the alert cannot have been raised on these facts; an earlier
    // version of the rule raised it, so it is superseded.
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
  verdict: EvaluationResult;
  rule: RuleVersion;
  day: SettlingDay;
}

function carryOn(
  settlement: Settlement,
  alert: LiveAlert,
  { verdict: result, rule: { escalation }, day }: CarryOnInput,
): void {
  const { today } = day;
  const moved = result.level - alert.level || RANK[result.severity] - RANK[alert.severity];
  if (moved > 0 || RANK[result.severity] > RANK[alert.severity]) {
    settlement.worsen.push({ alert, verdict: result });
    return;
  }
  if (moved < 0) settlement.ease.push({ alert, verdict: result });
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
 * Sends reminders for a red alert and brings it to the head before it is escalated; an amber one is
 * escalated by working days from its opening day.
 */
function remindAndEscalate(
  settlement: Settlement,
  alert: LiveAlert,
  ladder: readonly EscalationLevel[],
  { today, workingDaysSince, remindersOf, headDayOf }: SettlingDay,
): void {
  const red = alert.severity === 'red';
  if (red) settlement.remind.push(...remindersOf(alert).map((step) => ({ alert, step })));
  const from = red ? headDayOf(alert.openSince) : alert.openSince;
  if (ladder.length > alert.escalatedStep && from <= today)
    escalate(settlement, alert, ladder, workingDaysSince(from));
}

/**
 * Takes every escalation level that is due, even when several became due since the last scan, so
 * that each is recorded.
 */
function escalate(
  settlement: Settlement,
  alert: LiveAlert,
  ladder: readonly EscalationLevel[],
  workingDays: number | null,
): void {
  if (workingDays === null) settlement.uncountable.push(alert);
  else
    for (const [at, to] of ladder.entries())
      if (at >= alert.escalatedStep && to.afterWorkingDays <= workingDays)
        settlement.escalate.push({ alert, step: at + 1, to, workingDays });
}

const sameInputs = (one: Inputs, other: Inputs): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};
