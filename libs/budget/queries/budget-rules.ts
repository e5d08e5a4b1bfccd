import type { Tx } from '#platform/database';
import type { RuleInForce } from '../rules/rule-in-force.js';

/**
 * A version of a rule with the days on which it is valid and the users who recorded, proposed and
 * approved it. `proposedBy` and `approvedBy` are null for versions that were shipped with the
 * program.
 */
export interface RuleVersion extends RuleInForce {
  validFrom: string;
  validTo: string | null;
  recordedBy: string;
  recordedAt: Date;
  proposedBy: string | null;
  approvedBy: string | null;
}

/** Lists all versions of all rules, or of the rule `code`, oldest first. */
export const budgetRules = (tx: Tx, code: string | null = null): Promise<RuleVersion[]> =>
  tx.query<RuleVersion[]>(
    `SELECT code, version, parameters, source, standing, valid_from AS "validFrom",
      valid_to AS "validTo", recorded_by AS "recordedBy", recorded_at AS "recordedAt",
      proposed_by AS "proposedBy", approved_by AS "approvedBy"
     FROM budget_rules WHERE $1::text IS NULL OR code = $1 ORDER BY code, version`,
    [code],
  );
