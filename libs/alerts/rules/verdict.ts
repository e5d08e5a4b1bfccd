import type { Day } from '#values';

/** Rules that exist; each is one file beside this one. */
export const RULE_CODES = ['milestone-due-soon', 'milestone-overdue', 'total-exceeded', 'plan-period-exceeded'] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** How bad: red is told at once, amber with the next morning's digest. */
export const SEVERITIES = ['red', 'amber'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The life of an alert; the first two are live. */
export const ALERT_STATES = ['open', 'acknowledged', 'resolved', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** A version of a rule that is in force on the day of judging. */
export interface RuleVersion { code: string; version: number; severity: Severity; parameters: Readonly<Record<string, unknown>> }

/** What a verdict is about: the project itself, or one of its milestones. */
export interface AlertSubject { type: 'project' | 'milestone'; id: string }

/** Something that would end the alert. Amounts in fen as text. */
export type GreenCondition =
  | { what: 'milestone-met' }
  | { what: 'forecast-on-or-after'; on: Day }
  | { what: 'total-within'; amountFen: string }
  | { what: 'plan-period-within'; amountFen: string }
  | { what: 'total-known' }
  | { what: 'plan-period-known' };

/** Facts a verdict rests on, as they are stored: amounts in fen, days and counts as text; null is unknown. */
export type Inputs = Readonly<Record<string, string | null>>;

/** What a rule says of one subject on one day. */
export interface Verdict {
  rule: RuleCode;
  ruleVersion: number;
  state: 'raised' | 'clear' | 'cannot-be-judged';
  severity: Severity;
  subject: AlertSubject;
  /** Names the occasion: as long as it stays the same, it is the same alert. */
  episodeKey: string;
  inputs: Inputs;
  /** Any one of these ends it; empty when nothing is wrong. */
  turnsGreenWhen: readonly GreenCondition[];
}

/** A rule: what it is called and how it judges a project on a day. Throws on parameters it cannot read. */
export interface AlertRule {
  code: RuleCode;
  judge(facts: ProjectFacts, version: RuleVersion, today: Day): Verdict[];
}

/** A milestone as rules see it. */
export interface MilestoneFacts { id: string; name: string; forecastOn: Day; actualOn: Day | null }

/** What rules know of a project. Amounts in fen; null is unknown, never zero. */
export interface ProjectFacts {
  id: string; name: string; unitId: string; kind: string;
  milestones: readonly MilestoneFacts[];
  totalInvestmentFen: bigint | null;
  /** Investment planned for the plan period. */
  fypSpendFen: bigint | null;
  planPeriod: { from: Day; to: Day };
  /** Entries in the ledger; without any, the sums below are of nothing. */
  entries: bigint;
  completedFen: bigint;
  paidFen: bigint;
  /** Completed in the months of the plan period. */
  periodCompletedFen: bigint;
}
