import type { Tx } from '#platform';
import type { Day } from '#values';
import type { RuleVersion } from '../rules/verdict.js';

/** The newest version of each rule that is in force on a day. */
export const rulesInForce = (tx: Tx, on: Day): Promise<RuleVersion[]> => tx.query<RuleVersion[]>(
  `SELECT DISTINCT ON (code) code, version, severity, parameters FROM alert_rules
    WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) ORDER BY code, version DESC`, [on]);
