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
export interface RuleVersion { code: RuleCode; version: number; severity: Severity; parameters: Readonly<Record<string, unknown>> }

/** What a verdict is about: the project itself, or one of its milestones. */
export type AlertSubject = { type: 'project'; id: string } | { type: 'milestone'; id: string };

/** Something that would end the alert. */
export type GreenCondition =
  | { what: 'milestone-met' }
  | { what: 'forecast-on-or-after'; on: Day }
  | { what: 'amount-at-most'; amountFen: string }
  | { what: 'figure-recorded'; figure: 'total-investment' | 'plan-period-investment' };

/** Facts a verdict rests on, as they are stored: amounts in fen and days as text. */
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
  turnsGreenWhen: readonly GreenCondition[];
}
