import type { Language } from '#platform';
import type { Day } from '#values';
import type { ParameterKinds } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';

/** A text in both languages. */
export type Worded = Readonly<Record<Language, string>>;

/** Severities: red is sent at once, amber with the next morning's digest. */
export const SEVERITIES = ['red', 'amber'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Recipients of a notification: the holders of a role, and where they are searched, starting from
 * the project's organisation.
 */
export interface Recipient {
  role: 'officer' | 'manager' | 'auditor';
  /**
   * The organisation itself; the nearest one from it upwards that has a holder; it and all above
   * it; the next one with a holder above the nearest; the topmost one.
   */
  where: (typeof RECIPIENT_PLACES)[number];
}
export const RECIPIENT_PLACES = ['unit', 'nearest', 'unit-and-above', 'above', 'top'] as const;
export const RECIPIENT_ROLES = ['officer', 'manager', 'auditor'] as const;

/**
 * An escalation level: who is notified of an alert that was not answered for the given number of
 * working days.
 */
export interface EscalationLevel extends Recipient {
  afterWorkingDays: number;
}

/** A version of a rule that is in force on the day of the evaluation. */
export interface RuleVersion {
  code: string;
  version: number;
  severity: Severity;
  parameters: Readonly<Record<string, unknown>>;
  recipients: readonly Recipient[];
  escalation: readonly EscalationLevel[];
}

/** Subject of an evaluation result: the project itself, or one of its milestones. */
export interface AlertSubject {
  type: 'project' | 'milestone';
  id: string;
}

/** A condition that would end the alert. */
export interface GreenCondition extends Worded {
  what: string;
}

/**
 * Facts that a result is based on, as stored: amounts in fen, days and counts as text; null is
 * unknown.
 */
export type Inputs = Readonly<Record<string, string | null>>;

/**
 * States of an evaluation. `silent`: the source of the thresholds does not cover this value, so
 * nothing is raised. `no-data`: nothing was recorded yet.
 */
export const VERDICT_STATES = ['raised', 'clear', 'cannot-be-judged', 'no-data', 'silent'] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/** Result of a rule for one subject on one day. */
export interface EvaluationResult {
  rule: string;
  ruleVersion: number;
  state: VerdictState;
  severity: Severity;
  /** Level within the rule, from 1; a higher level means that the alert has worsened. */
  level: number;
  subject: AlertSubject;
  /**
   * Results of one family about one subject exclude each other; the raised one replaces the others.
   */
  family?: string;
  /** Identifies the alert: as long as the key stays the same, it is the same alert. */
  episodeKey: string;
  inputs: Inputs;
}

/**
 * A rule: its code and name, its parameters, how it evaluates a project on a day, and how it
 * explains the result. Each rule has its own file.
 */
export interface AlertRule {
  code: string;
  name: Worded;
  /** The thresholds of a version; parameters not listed here are rejected. */
  parameters: ParameterKinds;
  /** The version as a sentence. */
  inWords(parameters: Readonly<Record<string, unknown>>): Worded;
  /**
   * Evaluates a project.
   * @throws RangeError for parameters it cannot read.
   */
  judge(facts: ProjectFacts, version: RuleVersion, today: Day): EvaluationResult[];
  /**
   * The first day after `today` on which the result for the same facts may change, inputs included;
   * null when it never will. A rule without this method is evaluated every day.
   */
  changesOn?(facts: ProjectFacts, version: RuleVersion, today: Day): Day | null;
  /**
   * Conditions, as of a day, each of which would end an alert with these inputs or make the rule
   * evaluable.
   */
  turnsGreenWhen(inputs: Inputs, today: Day): GreenCondition[];
  /** Explains an alert with these inputs. */
  explain: Readonly<Record<Language, (inputs: Inputs, today: Day) => string>>;
  /** Explains why the rule could not be evaluated. */
  unjudged?: Worded;
}

/** `changesOn` of a rule that does not depend on the day. */
export const neverByItself = (): null => null;

interface ProjectResult {
  state: VerdictState;
  inputs: Inputs;
  given?: Partial<Pick<EvaluationResult, 'severity' | 'level' | 'family'>> | undefined;
}

/** The evaluation result of a rule for a project as a whole. */
export const onProject = (
  facts: ProjectFacts,
  rule: RuleVersion,
  { state, inputs, given = {} }: ProjectResult,
): EvaluationResult => ({
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
