import type { Day } from '#values';
import type { LiveState, ReopenReason } from './alert-moves.js';
import type { Judgement } from './judge-project.js';
import type { Inputs, LadderStep, RuleVersion, Severity, Verdict } from './verdict.js';

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
  verdict: Verdict;
}

/** Changes to the alerts of a project. */
export interface Settlement {
  raise: Verdict[];
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
  escalate: { alert: LiveAlert; step: number; to: LadderStep; workingDays: number }[];
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
  { verdicts, failures }: Judgement,
  inForce: readonly RuleVersion[],
  on: SettlingDay,
): Settlement {
  const settlement = emptySettlement();
  const byEpisode = new Map(verdicts.map((verdict) => [verdict.episodeKey, verdict]));
  const taken = new Set(verdicts.filter((verdict) => verdict.state === 'raised').map(familyOf));
  for (const alert of live) {
    if (failures.some((failure) => failure.rule === alert.rule)) continue;
    const verdict = byEpisode.get(alert.episodeKey);
    const version = inForce.find((one) => one.code === alert.rule);
    if (!verdict || !version) settlement.supersede.push(alert);
    else if (verdict.state === 'raised')
      carryOn(settlement, alert, { verdict, rule: version, day: on });
    // Without data for the rule the alert cannot have been raised on these facts; an earlier
    // version of the rule raised it, so it is superseded.
    else if (verdict.state === 'no-data') settlement.supersede.push(alert);
    else if (verdict.state === 'clear' || verdict.state === 'silent')
      (verdict.family !== undefined && taken.has(familyOf(verdict))
        ? settlement.supersede
        : settlement.resolve
      ).push(alert);
  }
  const alive = new Set(live.map((alert) => alert.episodeKey));
  settlement.raise = verdicts.filter(
    (verdict) => verdict.state === 'raised' && !alive.has(verdict.episodeKey),
  );
  return settlement;
}

const familyOf = ({ family, subject }: Verdict): string => `${family}:${subject.id}`;

const RANK: Readonly<Record<Severity, number>> = { amber: 0, red: 1 };

interface CarryOnInput {
  verdict: Verdict;
  rule: RuleVersion;
  day: SettlingDay;
}

function carryOn(
  settlement: Settlement,
  alert: LiveAlert,
  { verdict, rule: { escalation }, day }: CarryOnInput,
): void {
  const { today } = day;
  const moved = verdict.level - alert.level || RANK[verdict.severity] - RANK[alert.severity];
  if (moved > 0 || RANK[verdict.severity] > RANK[alert.severity]) {
    settlement.worsen.push({ alert, verdict });
    return;
  }
  if (moved < 0) settlement.ease.push({ alert, verdict });
  else if (!sameInputs(alert.inputs, verdict.inputs))
    settlement.refresh.push({ alert, inputs: verdict.inputs });
  if (alert.state === 'acknowledged' && alert.committedOn !== null && alert.committedOn < today)
    settlement.reopen.push({ alert, why: 'commitment-broken', day: alert.committedOn });
  else if (alert.state === 'snoozed' && alert.snoozedUntil !== null && alert.snoozedUntil <= today)
    settlement.reopen.push({ alert, why: 'snooze-over', day: alert.snoozedUntil });
  else if (alert.state === 'open')
    remindAndClimb(settlement, { ...alert, severity: verdict.severity }, escalation, day);
}

/**
 * Sends reminders for a red alert and brings it to the head before it is escalated; an amber one is
 * escalated by working days from its opening day.
 */
function remindAndClimb(
  settlement: Settlement,
  alert: LiveAlert,
  ladder: readonly LadderStep[],
  { today, workingDaysSince, remindersOf, headDayOf }: SettlingDay,
): void {
  const red = alert.severity === 'red';
  if (red) settlement.remind.push(...remindersOf(alert).map((step) => ({ alert, step })));
  const from = red ? headDayOf(alert.openSince) : alert.openSince;
  if (ladder.length > alert.escalatedStep && from <= today)
    climb(settlement, alert, ladder, workingDaysSince(from));
}

/**
 * Takes every escalation level that is due, even when several became due since the last scan, so
 * that each is recorded.
 */
function climb(
  settlement: Settlement,
  alert: LiveAlert,
  ladder: readonly LadderStep[],
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
