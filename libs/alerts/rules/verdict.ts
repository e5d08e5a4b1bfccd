import type { Language } from '#platform';
import type { Day } from '#values';
import type { ParameterKinds } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';

/** A text in each language. */
export type Worded = Readonly<Record<Language, string>>;

/** How bad: red is told at once, amber with the next morning's digest. */
export const SEVERITIES = ['red', 'amber'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who is to be told: holders of a role, and how far up from the project's unit they are looked for. */
export interface Recipient {
  role: 'officer' | 'manager' | 'auditor';
  /**
   * The organisation itself; the nearest one from it upwards that has a holder; it and all above;
   * the next one above the nearest; the topmost.
   */
  where: (typeof RECIPIENT_PLACES)[number];
}
export const RECIPIENT_PLACES = ['unit', 'nearest', 'unit-and-above', 'above', 'top'] as const;
export const RECIPIENT_ROLES = ['officer', 'manager', 'auditor'] as const;

/**
 * An escalation level: who is notified of an alert that was not answered for the given number of
 * working days.
 */
export interface LadderStep extends Recipient {
  afterWorkingDays: number;
}

/** A version of a rule that is in force on the day of judging. */
export interface RuleVersion {
  code: string;
  version: number;
  severity: Severity;
  parameters: Readonly<Record<string, unknown>>;
  recipients: readonly Recipient[];
  escalation: readonly LadderStep[];
}

/** What a verdict is about: the project itself, or one of its milestones. */
export interface AlertSubject {
  type: 'project' | 'milestone';
  id: string;
}

/** Something that would end the alert. */
export interface GreenCondition extends Worded {
  what: string;
}

/** Facts a verdict rests on, as they are stored: amounts in fen, days and counts as text; null is unknown. */
export type Inputs = Readonly<Record<string, string | null>>;

/**
 * States of an evaluation. `silent`: the source of the thresholds does not cover this value, so
 * nothing is raised. `no-data`: nothing was recorded yet.
 */
export const VERDICT_STATES = ['raised', 'clear', 'cannot-be-judged', 'no-data', 'silent'] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/** What a rule says of one subject on one day. */
export interface Verdict {
  rule: string;
  ruleVersion: number;
  state: VerdictState;
  severity: Severity;
  /** How far it has gone within the rule, from 1; when it grows the alert has worsened. */
  level: number;
  subject: AlertSubject;
  /** Of the results of one family about one subject, the raised one replaces the others. */
  family?: string;
  /** Names the occasion: as long as it stays the same, it is the same alert. */
  episodeKey: string;
  inputs: Inputs;
}

/**
 * A rule: its code and name, its parameters, how it evaluates a project on a day, and how it
 * explains the result. One file each.
 */
export interface AlertRule {
  code: string;
  name: Worded;
  /** Thresholds that a version carries; others are refused. */
  parameters: ParameterKinds;
  /** The version as a sentence in plain words. */
  inWords(parameters: Readonly<Record<string, unknown>>): Worded;
  /** Throws on parameters it cannot read. */
  judge(facts: ProjectFacts, version: RuleVersion, today: Day): Verdict[];
  /**
   * The first day after `today` on which it may judge the same facts otherwise, inputs included; null when it never will.
   * A rule that does not say is asked every day.
   */
  changesOn?(facts: ProjectFacts, version: RuleVersion, today: Day): Day | null;
  /** What would end an alert that rests on these inputs, or make it judged, seen from a day: any one of these. */
  turnsGreenWhen(inputs: Inputs, today: Day): GreenCondition[];
  /** What an alert that rests on these inputs says. */
  explain: Readonly<Record<Language, (inputs: Inputs, today: Day) => string>>;
  /** Why it could not judge, when it could not. */
  unjudged?: Worded;
}

/** For a rule that looks at no calendar. */
export const neverByItself = (): null => null;

interface ProjectResult {
  state: VerdictState;
  inputs: Inputs;
  given?: Partial<Pick<Verdict, 'severity' | 'level' | 'family'>> | undefined;
}

/** A verdict on a project as a whole. */
export const onProject = (
  facts: ProjectFacts,
  rule: RuleVersion,
  { state, inputs, given = {} }: ProjectResult,
): Verdict => ({
  rule: rule.code,
  ruleVersion: rule.version,
  severity: rule.severity,
  level: 1,
  state,
  subject: { type: 'project', id: facts.id },
  episodeKey: `${rule.code}:${facts.id}`,
  inputs,
  ...given,
});
