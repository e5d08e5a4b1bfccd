import type { Day } from '#values';
import { RULES } from './all-rules.js';
import type { ProjectFacts } from './project-facts.js';
import type { AlertRule, RuleVersion, EvaluationResult } from './evaluation-result.js';

/** A rule that threw an error, with the error's text. */
export interface RuleFailure {
  rule: string;
  reason: string;
}

/**
 * Results of all rules for a project. A rule that throws an error is listed in `failures`; the
 * other rules are still evaluated.
 */
export interface Evaluation {
  results: EvaluationResult[];
  failures: RuleFailure[];
}

/**
 * Evaluates a project with the rule versions that are in force. A project that rests has no results,
 * so that its alerts end and none is raised until it goes on.
 */
export function evaluateProject(
  facts: ProjectFacts,
  inForce: readonly RuleVersion[],
  today: Day,
  rules: readonly AlertRule[] = RULES,
): Evaluation {
  const evaluation: Evaluation = { results: [], failures: [] };
  if (facts.resting) return evaluation;
  for (const version of inForce) {
    try {
      const rule = rules.find((one) => one.code === version.code);
      if (!rule) throw new RangeError(`this program knows no rule ${version.code}`);
      for (const result of rule.evaluate(facts, version, today))
        evaluation.results.push(rested(result, rule, facts, today));
    } catch (error) {
      evaluation.failures.push({
        rule: version.code,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return evaluation;
}

/** Ends what an approved explanation covers: the cause stays, but nothing is left to be done. */
function rested(
  result: EvaluationResult,
  { explainable }: AlertRule,
  { explanations }: ProjectFacts,
  today: Day,
): EvaluationResult {
  if (result.state !== 'raised' || !explainable || explanations.length === 0) return result;
  const coverage = explainable(result.inputs, today);
  const found =
    coverage &&
    explanations.find(
      ({ episodeKey, matter, extent }) =>
        episodeKey === result.episodeKey && matter === coverage.matter && coverage.extent <= extent,
    );
  return found
    ? { ...result, state: 'clear', inputs: { ...result.inputs, explainedOn: found.on } }
    : result;
}
