/** How sure the program is of what a rule says: read at the source, in a re-post, or from memory. */
export const RULE_STANDINGS = ['read', 'second-hand', 'recalled'] as const;
export type RuleStanding = (typeof RULE_STANDINGS)[number];

/** A version of a rule of the field that holds on the day of judging. */
export interface RuleInForce {
  code: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
  source: string;
  standing: RuleStanding;
}

/** Rules that hold on a day, by code. */
export type RulesInForce = ReadonlyMap<string, RuleInForce>;

/** A whole number that a rule carries. @throws Error for a rule whose data cannot be read: it must not judge silently. */
export function wholeOf(rule: RuleInForce, name: string): bigint {
  const value = rule.parameters[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1_000)
    throw new Error(
      `rule ${rule.code} version ${rule.version}: “${name}” must be a whole number up to 1000`,
    );
  return BigInt(value);
}
