import { addDays, type Day } from '#values';
import { RULES } from './all-rules.js';
import { nextOf } from './next-days.js';
import type { ProjectFacts } from './project-facts.js';
import type { AlertRule, RuleVersion } from './evaluation-result.js';

/**
 * Returns the first day after `today` on which a rule in force may give another result although the
 * project data stay the same; null when no such day exists. If a rule does not state such a day or
 * throws an error, that day is tomorrow.
 */
export function standsUntil(
  facts: ProjectFacts,
  inForce: readonly RuleVersion[],
  today: Day,
  rules: readonly AlertRule[] = RULES,
): Day | null {
  return nextOf(
    today,
    inForce.flatMap(
      (version) =>
        changeOf(
          rules.find((one) => one.code === version.code),
          facts,
          version,
          today,
        ) ?? [],
    ),
  );
}

function changeOf(
  rule: AlertRule | undefined,
  facts: ProjectFacts,
  version: RuleVersion,
  today: Day,
): Day | null {
  try {
    return rule?.changesOn ? rule.changesOn(facts, version, today) : addDays(today, 1);
  } catch {
    return addDays(today, 1);
  }
}
