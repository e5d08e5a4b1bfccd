import { type Problem, refuseField } from '#platform/problem';
import { RULE_CODES, ruleOf } from './all-rules.js';
import { parameterProblem } from './parameters.js';
import type { EscalationLevel, Recipient, Severity } from './evaluation-result.js';

/** Content of an alert rule's version that a user wants to create. */
export interface WantedVersion {
  code: string;
  severity: Severity;
  parameters: Readonly<Record<string, unknown>>;
  recipients: readonly Recipient[];
  escalation: readonly EscalationLevel[];
}

const REFUSED = {
  unknown: 'RULE_PARAMETER_UNKNOWN',
  missing: 'RULE_PARAMETER_MISSING',
  wrong: 'RULE_PARAMETER_WRONG',
} as const;
const NAME = /^[a-zA-Z][a-zA-Z0-9]{0,40}$/;

/** Returns the problem that makes the content of a rule version invalid; null when it is valid. */
export function versionProblem({ code, parameters, escalation }: WantedVersion): Problem | null {
  const rule = ruleOf(code);
  if (!rule) return refuseField('RULE_UNKNOWN', 'code', {}, RULE_CODES.join(', '));
  const problem = parameterProblem(rule.parameters, parameters);
  if (problem) {
    // The error message repeats the name of a parameter only if the text has the format of a name,
    // because it could be any text that a user has pasted.
    const name = NAME.test(problem.name) ? problem.name : '?';
    return refuseField(REFUSED[problem.what], `parameters.${name}`, { name }, problem.accepted);
  }
  const falls = escalation.findIndex(
    (step, at) => at > 0 && step.afterWorkingDays <= (escalation[at - 1]?.afterWorkingDays ?? 0),
  );
  return falls < 0
    ? null
    : refuseField(
        'LADDER_NOT_RISING',
        `escalation.${falls}.afterWorkingDays`,
        {},
        `> ${escalation[falls - 1]?.afterWorkingDays ?? 0}`,
      );
}
