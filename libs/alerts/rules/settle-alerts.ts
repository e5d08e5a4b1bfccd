import type { Day } from '#values';
import type { Judgement } from './judge-project.js';
import type { Inputs, RuleVersion, Verdict } from './verdict.js';

/** A live alert as far as its life is decided. */
export interface LiveAlert { id: string; rule: string; episodeKey: string; state: 'open' | 'acknowledged'; committedOn: Day | null; inputs: Inputs }

/** What shall happen to the alerts of a project. */
export interface Settlement {
  raise: Verdict[];
  /** The facts are green again. */
  resolve: LiveAlert[];
  /** Another episode or another rule has taken its place, or its rule is no longer in force. */
  supersede: LiveAlert[];
  /** Acknowledged for a day that has passed, and still not green. */
  reopen: LiveAlert[];
  /** The same alert on other figures. */
  refresh: { alert: LiveAlert; inputs: Inputs }[];
}

/** Compares what is live with what the rules say today. */
export function settleAlerts(live: readonly LiveAlert[], { verdicts, failures }: Judgement, inForce: readonly RuleVersion[], today: Day): Settlement {
  const settlement: Settlement = { raise: [], resolve: [], supersede: [], reopen: [], refresh: [] };
  const byEpisode = new Map(verdicts.map((verdict) => [verdict.episodeKey, verdict]));
  const taken = new Set(verdicts.filter((verdict) => verdict.state === 'raised').map((verdict) => verdict.subject.id));
  for (const alert of live) {
    if (failures.some((failure) => failure.rule === alert.rule)) continue;
    const verdict = byEpisode.get(alert.episodeKey);
    if (!verdict || !inForce.some((version) => version.code === alert.rule)) settlement.supersede.push(alert);
    else if (verdict.state === 'raised') carryOn(settlement, alert, verdict, today);
    else if (verdict.state === 'clear') {
      const anotherRuleHoldsIt = verdict.subject.type === 'milestone' && taken.has(verdict.subject.id);
      (anotherRuleHoldsIt ? settlement.supersede : settlement.resolve).push(alert);
    }
  }
  const alive = new Set(live.map((alert) => alert.episodeKey));
  settlement.raise = verdicts.filter((verdict) => verdict.state === 'raised' && !alive.has(verdict.episodeKey));
  return settlement;
}

function carryOn(settlement: Settlement, alert: LiveAlert, verdict: Verdict, today: Day): void {
  if (alert.state === 'acknowledged' && alert.committedOn !== null && alert.committedOn < today) settlement.reopen.push(alert);
  if (!sameInputs(alert.inputs, verdict.inputs)) settlement.refresh.push({ alert, inputs: verdict.inputs });
}

const sameInputs = (one: Inputs, other: Inputs): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};
