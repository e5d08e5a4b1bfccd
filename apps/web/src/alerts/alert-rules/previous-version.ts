import type { RuleVersion } from '../../client/alert-rules.js';
import { addDays } from '../../ui/day/city-day.js';

/**
 * Returns the rule version that a change replaces: the one in force on the day before the changed
 * rule begins, also after the change was approved; null when there is none.
 */
export function previousVersion(
  versions: readonly RuleVersion[],
  { code, validFrom }: { code: string; validFrom: string },
): RuleVersion | null {
  const eve = addDays(validFrom, -1);
  return (
    [...versions]
      .sort((one, other) => other.version - one.version)
      .find(
        (version) =>
          version.code === code &&
          version.validFrom < validFrom &&
          (version.validTo === null || version.validTo >= eve),
      ) ?? null
  );
}
