import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { RuleInForce, RulesInForce } from '../rules/rule-in-force.js';

/**
 * Returns the version of each rule in force on a day, by rule code. Versions recorded after the
 * instant `knownAt` are ignored; null means that none is ignored.
 */
export async function rulesInForce(
  tx: Tx,
  on: Day,
  knownAt: Date | null = null,
): Promise<RulesInForce> {
  const rows = await tx.query<RuleInForce[]>(
    `SELECT DISTINCT ON (code) code, version, parameters, source, standing FROM budget_rules
      WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1 OR ended_at > $2)
        AND ($2::timestamptz IS NULL OR recorded_by = 'program' OR recorded_at <= $2)
        ORDER BY code, version DESC`,
    [on, knownAt],
  );
  return new Map(rows.map((rule) => [rule.code, rule]));
}
