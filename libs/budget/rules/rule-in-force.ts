/**
 * How the author of a rule version learned its content: from the original source (`read`), from a
 * second-hand copy, or from memory (`recalled`).
 */
export const RULE_STATUSES = ['read', 'second-hand', 'recalled'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

/** A budget rule in the version that is in force on the day of evaluation. */
export interface RuleInForce {
  code: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
  source: string;
  standing: RuleStatus;
}

/** The rule versions in force on a day, by rule code. */
export type RulesInForce = ReadonlyMap<string, RuleInForce>;

/**
 * Returns a parameter of a rule that must be a whole number from 0 to 1,000.
 * @throws Error for a missing or any other value, because evaluating a rule with a wrong parameter
 * would give a wrong result.
 */
export function wholeOf(rule: RuleInForce, name: string): bigint {
  const value = rule.parameters[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1_000)
    throw new Error(
      `rule ${rule.code} version ${rule.version}: “${name}” must be a whole number up to 1000`,
    );
  return BigInt(value);
}
