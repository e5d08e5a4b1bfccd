import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { RuleVersion } from '../rules/evaluation-result.js';

/**
 * Lists the rule versions in force on a day, one per rule. The database prevents versions of a rule
 * that overlap.
 */
export const rulesInForce = (tx: Tx, on: Day): Promise<RuleVersion[]> =>
  tx.query<RuleVersion[]>(
    `SELECT DISTINCT ON (code) code, version, severity, parameters, recipients, escalation FROM alert_rules
    WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) ORDER BY code, version DESC`,
    [on],
  );

/** A version of an alert rule with its first and last day and its source. */
export interface DatedVersion extends RuleVersion {
  validFrom: Day;
  validTo: Day | null;
  source: string;
  sentenceZh: string;
  sentenceEn: string;
  proposedBy: string | null;
  approvedBy: string | null;
}

/**
 * Lists all rule versions, sorted by rule, newest first; with `on`, only those in force on that
 * day.
 */
export const ruleVersions = (
  tx: Tx,
  { on }: { on?: Day | undefined } = {},
): Promise<DatedVersion[]> =>
  tx.query<DatedVersion[]>(
    `SELECT code, version, severity, parameters, recipients, escalation, valid_from AS "validFrom",
      valid_to AS "validTo", source, sentence_zh AS "sentenceZh", sentence_en AS "sentenceEn",
          proposed_by AS "proposedBy", approved_by AS "approvedBy"
     FROM alert_rules WHERE $1::date IS NULL
       OR (valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)) ORDER BY code, version DESC`,
    [on ?? null],
  );

/** Locks an alert rule until commit, so that changes of one rule are made one after another. */
export async function lockRule(tx: Tx, code: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('alert-rule:' || $1, 0))`, [code]);
}

/** Sets the last day of a rule version. */
export async function endVersion(
  tx: Tx,
  code: string,
  version: number,
  validTo: Day,
): Promise<void> {
  await tx.query('UPDATE alert_rules SET valid_to = $3 WHERE code = $1 AND version = $2', [
    code,
    version,
    validTo,
  ]);
}

/** Stores a rule version that is in force from the day `validFrom`. */
export async function addVersion(tx: Tx, wanted: Omit<DatedVersion, 'validTo'>): Promise<void> {
  await tx.query(
    `INSERT INTO alert_rules (code, version, valid_from, severity, parameters, recipients,
      escalation, source, sentence_zh, sentence_en, proposed_by, approved_by)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12)`,
    [
      wanted.code,
      wanted.version,
      wanted.validFrom,
      wanted.severity,
      JSON.stringify(wanted.parameters),
      JSON.stringify(wanted.recipients),
      JSON.stringify(wanted.escalation),
      wanted.source,
      wanted.sentenceZh,
      wanted.sentenceEn,
      wanted.proposedBy,
      wanted.approvedBy,
    ],
  );
}
