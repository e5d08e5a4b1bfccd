import type { RuleChangeRequest, RuleVersion } from '../../client/alert-rules.js';
import { addDays } from '../../ui/day/city-day.js';

/**
 * Returns the rule version that a proposal replaces: the one in force when the proposed version
 * begins; null when there is none.
 */
export function previousVersion(
  versions: readonly RuleVersion[],
  { code, validFrom, ruleVersion }: Pick<RuleChangeRequest, 'code' | 'validFrom' | 'ruleVersion'>,
): RuleVersion | null {
  const eve = addDays(validFrom, -1);
  return (
    [...versions]
      .sort((one, other) => other.version - one.version)
      .find(
        (version) =>
          version.code === code &&
          version.version !== ruleVersion &&
          version.validFrom <= validFrom &&
          (version.validTo === null || version.validTo >= eve),
      ) ?? null
  );
}
