import type { Language } from '#platform/language';
import type { Day } from '#values';
import type { ParameterKinds } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';

/** A text in both languages. */
export type Worded = Readonly<Record<Language, string>>;

/**
 * Severities of an alert: people are notified of a red one at once, of an amber one by the next
 * morning's digest.
 */
export const SEVERITIES = ['red', 'amber'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Recipients of a notification: all people who have a role. `where` states in which organisations
 * such people are searched, relative to the project's organisation.
 */
export interface Recipient {
  role: 'officer' | 'manager' | 'auditor';
  /**
   * `unit`: the project's own organisation. `nearest`: the first organisation in which a person has
   * the role, going upwards from the project's own. `unit-and-above`: the project's organisation
   * and all organisations above it. `above`: the next organisation above the nearest in which a
   * person has the role. `top`: the topmost organisation.
   */
  where: (typeof RECIPIENT_PLACES)[number];
}
export const RECIPIENT_PLACES = ['unit', 'nearest', 'unit-and-above', 'above', 'top'] as const;
export const RECIPIENT_ROLES = ['officer', 'manager', 'auditor'] as const;

/**
 * An escalation level: the people who are notified of an alert that nobody has acknowledged or
 * snoozed for the given number of working days.
 */
export interface EscalationLevel extends Recipient {
  afterWorkingDays: number;
}

/** The version of an alert rule that is in force on the day of the evaluation. */
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

/** A condition that would end an alert; `what` is its code. */
export interface GreenCondition extends Worded {
  what: string;
}

/**
 * What an explanation covers: the matter, such as the last month of a plan period, and how far the
 * value is off, in fen or per cent. A result about another matter, or further off, is not covered.
 */
export interface Coverage {
  matter: string;
  extent: bigint;
}

/** Condition that ends an alert of which only an explanation is left. */
export const EXPLANATION_APPROVED: GreenCondition = {
  what: 'explanation-approved',
  zh: '提交情况说明并审核通过',
  en: 'An explanation is filed and approved',
};

/**
 * The values that an evaluation result is based on, as stored with the alert: amounts in fen (1/100
 * yuan), days and counts as text; null is unknown.
 */
export type Inputs = Readonly<Record<string, string | null>>;

/**
 * States of an evaluation. `silent`: the publication that contains the thresholds does not cover
 * this value, so no alert is raised. `no-data`: nothing was recorded yet.
 */
export const EVALUATION_STATES = [
  'raised',
  'clear',
  'cannot-be-judged',
  'no-data',
  'silent',
] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/**
 * Sides of a project of which each has a light. The first three compare spending with a limit: the
 * approved total, the plan of the year and the amount of the plan period.
 */
export const DIMENSIONS = [
  'approved-total',
  'year-plan',
  'plan-period',
  'milestones',
  'funds',
  'cost',
  'reporting',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Result of a rule for one subject on one day. */
export interface EvaluationResult {
  rule: string;
  ruleVersion: number;
  state: EvaluationState;
  severity: Severity;
  /** Level of urgency within the rule, from 1. When the level rises, the alert has become worse. */
  level: number;
  subject: AlertSubject;
  /**
   * Group of rules of which at most one can be raised for a subject, such as "due soon" and
   * "overdue". When a rule of the group is raised, its alert replaces the alerts of the others.
   */
  family?: string;
  /** Identifies the alert: a result with the same key on a later day belongs to the same alert. */
  episodeKey: string;
  inputs: Inputs;
}

/**
 * An alert rule: its code and name, its parameters, how it evaluates a project on a day, and how it
 * explains the result. Each rule has its own file.
 */
export interface AlertRule {
  code: string;
  /**
   * The side of a project whose light the rule decides, together with the others of it; null for a
   * rule about an organisation, which says nothing of a single project.
   */
  dimension: Dimension | null;
  name: Worded;
  /** The parameters (thresholds) that a version of the rule can have; all others are rejected. */
  parameters: ParameterKinds;
  /** Returns a sentence that describes a version of the rule with these parameters. */
  inWords(parameters: Readonly<Record<string, unknown>>): Worded;
  /**
   * Evaluates a project for a day.
   * @throws RangeError when the parameters are invalid.
   */
  evaluate(facts: ProjectFacts, version: RuleVersion, today: Day): EvaluationResult[];
  /**
   * Returns the first day after `today` on which the result or its inputs may change although the
   * project data stay the same; null when no such day exists. A rule without this method is
   * evaluated every day.
   */
  changesOn?(facts: ProjectFacts, version: RuleVersion, today: Day): Day | null;
  /**
   * Lists conditions under which an alert with these inputs would end or, if the rule could not be
   * evaluated, would become evaluable. Any one of them is sufficient.
   */
  turnsGreenWhen(inputs: Inputs, today: Day): GreenCondition[];
  /**
   * Returns what an approved explanation of an alert with these inputs would cover; null when the
   * cause can still be removed and must be. A rule without this method accepts no explanation.
   */
  explainable?(inputs: Inputs, today: Day): Coverage | null;
  /** Explains in each language why an alert with these inputs was raised. */
  explain: Readonly<Record<Language, (inputs: Inputs, today: Day) => string>>;
  /** Text, in each language, that says why the rule could not be evaluated. */
  unjudged?: Worded;
}

/** Implementation of `changesOn` for a rule whose result does not depend on the day. */
export const neverByItself = (): null => null;

interface ProjectResult {
  state: EvaluationState;
  inputs: Inputs;
  given?: Partial<Pick<EvaluationResult, 'severity' | 'level' | 'family'>> | undefined;
}

/** Builds the evaluation result of a rule for a project as a whole. */
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
