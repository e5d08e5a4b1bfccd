/**
 * How the content of a rule was obtained: read at the original source, from a second-hand copy, or
 * from memory.
 */
export const RULE_STATUSES = ['read', 'second-hand', 'recalled'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

/** The version of a rule that is in force on the day of evaluation. */
export interface RuleInForce {
  code: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
  source: string;
  standing: RuleStatus;
}

/**
 * A whole-number parameter of a rule, from 0 to 1,000. @throws Error for any other value, because a
 * rule must not be evaluated with a wrong parameter.
 */
export type RulesInForce = ReadonlyMap<string, RuleInForce>;

/**
 * A whole-number parameter of a rule. @throws Error when it is missing or no whole number, because
 * a rule must not be evaluated with a wrong parameter.
 */
export function wholeOf(rule: RuleInForce, name: string): bigint {
  const value = rule.parameters[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1_000)
    throw new Error(
      `rule ${rule.code} version ${rule.version}: “${name}” must be a whole number up to 1000`,
    );
  return BigInt(value);
}
