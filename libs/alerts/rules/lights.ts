import { RULES } from './all-rules.js';
import type { Evaluation } from './evaluate-project.js';
import {
  type AlertRule,
  type Dimension,
  DIMENSIONS,
  type EvaluationResult,
  type Inputs,
  type RuleVersion,
  type Severity,
} from './evaluation-result.js';
import type { LiveAlert } from './settle-alerts.js';

/**
 * What a light can show. `info`: the publication that holds the thresholds says nothing about this
 * value. `no-data`: nothing was recorded yet. `cannot-be-judged`: a figure that the rule needs is
 * unknown. `not-applicable`: no rule of the dimension is about this project.
 */
export const LEVELS = [
  'good',
  'info',
  'amber',
  'red',
  'no-data',
  'cannot-be-judged',
  'not-applicable',
] as const;
export type Level = (typeof LEVELS)[number];

/** Reasons why no result of a rule determines a light. */
export const WITHOUT_RESULT = ['RULE_NOT_IN_FORCE', 'RULE_FAILED', 'NOT_APPLICABLE'] as const;

/**
 * The light of a project in one dimension: the worst of the results of its rules, with the rule that
 * decided. It comes from the evaluation that raises and ends the alerts, so that a light and an
 * alert never disagree.
 */
export interface Light {
  dimension: Dimension;
  level: Level;
  /** The rule whose result decides; null where no rule gave one, see `without`. */
  rule: string | null;
  ruleVersion: number | null;
  /** Identifies the alert that belongs to the result, if one is live. */
  episodeKey: string | null;
  without: (typeof WITHOUT_RESULT)[number] | null;
  /** The values that the result rests on: amounts in fen, days, counts, as text. */
  inputs: Inputs;
}

type Kept = Pick<LiveAlert, 'rule' | 'episodeKey' | 'severity' | 'level' | 'inputs'>;
type Result = Pick<
  EvaluationResult,
  'rule' | 'ruleVersion' | 'state' | 'severity' | 'level' | 'episodeKey' | 'inputs'
>;

/** Data from which the lights of a project are determined. */
export interface Lit {
  evaluation: Evaluation;
  /** The project's alerts that stay live after the evaluation. */
  kept: readonly Kept[];
  inForce: readonly RuleVersion[];
  rules?: readonly AlertRule[];
}

/**
 * Returns the lights of a project, one for each dimension. An alert that stays live because its rule
 * can no longer be evaluated keeps its severity here too: nobody has shown that its cause is gone.
 */
export function lightsOf({ evaluation, kept, inForce, rules = RULES }: Lit): Light[] {
  const dimensionOf = new Map(rules.map(({ code, dimension }) => [code, dimension]));
  const placeOf = new Map(rules.map(({ code }, place) => [code, place]));
  const keptOf = new Map(kept.map((alert) => [alert.episodeKey, alert]));
  const failed = new Set(evaluation.failures.map(({ rule }) => rule));
  const versionOf = new Map(inForce.map(({ code, version }) => [code, version]));
  const asRaised = (alert: Kept): Result => ({
    ...alert,
    ruleVersion: versionOf.get(alert.rule) ?? 0,
    state: 'raised',
  });
  const results = [
    ...evaluation.results.map((result): Result => {
      const alert = result.state === 'cannot-be-judged' ? keptOf.get(result.episodeKey) : undefined;
      return alert ? asRaised(alert) : result;
    }),
    ...kept.filter(({ rule }) => failed.has(rule)).map(asRaised),
  ].sort((one, other) => (placeOf.get(one.rule) ?? 0) - (placeOf.get(other.rule) ?? 0));
  return DIMENSIONS.map((dimension) => {
    const own = results.filter(({ rule }) => dimensionOf.get(rule) === dimension);
    const worst = own.reduce<Result | null>(worse, null);
    const broken = [...failed].some((rule) => dimensionOf.get(rule) === dimension);
    if (worst && !(broken && worst.state !== 'raised')) return lightOf(dimension, worst);
    const ruled = inForce.some(({ code }) => dimensionOf.get(code) === dimension);
    return withoutResult(
      dimension,
      broken ? 'RULE_FAILED' : ruled ? 'NOT_APPLICABLE' : 'RULE_NOT_IN_FORCE',
    );
  });
}

const withoutResult = (dimension: Dimension, without: NonNullable<Light['without']>): Light => ({
  dimension,
  level: without === 'NOT_APPLICABLE' ? 'not-applicable' : 'cannot-be-judged',
  rule: null,
  ruleVersion: null,
  episodeKey: null,
  without,
  inputs: {},
});

const lightOf = (dimension: Dimension, result: Result): Light => ({
  dimension,
  level: levelOf(result),
  rule: result.rule,
  ruleVersion: result.ruleVersion,
  episodeKey: result.episodeKey,
  without: null,
  inputs: result.inputs,
});

const levelOf = ({ state, severity }: Result): Level =>
  state === 'raised' ? severity : state === 'clear' ? 'good' : state === 'silent' ? 'info' : state;

/**
 * How bad each level is. What is unknown outranks what is clear: a dimension is green only when
 * every rule that applies says so.
 */
const RANK: Readonly<Record<Level, number>> = {
  red: 6,
  amber: 5,
  'cannot-be-judged': 4,
  'no-data': 3,
  info: 2,
  good: 1,
  'not-applicable': 0,
};

/** Of two equally bad results, the one with the higher level decides, then the later rule. */
function worse(one: Result | null, other: Result): Result {
  if (one === null) return other;
  const difference = RANK[levelOf(other)] - RANK[levelOf(one)];
  if (difference !== 0) return difference > 0 ? other : one;
  if (levelOf(other) !== 'good' && other.level !== one.level)
    return other.level > one.level ? other : one;
  return one.rule === other.rule ? one : other;
}

/** Returns the severity of the worst of some lights; null when none is amber or red. */
export function worstSeverity(lights: readonly Pick<Light, 'level'>[]): Severity | null {
  if (lights.some(({ level }) => level === 'red')) return 'red';
  return lights.some(({ level }) => level === 'amber') ? 'amber' : null;
}
