import { hash } from 'node:crypto';
import type { Tx } from '#platform/database';
import type { Day } from '#values';

/**
 * An evaluation gap: a rule that could not be evaluated for a project or milestone, because an
 * amount is unknown, nothing was recorded, or the published thresholds do not cover the value.
 */
export interface RuleGap {
  projectId: string;
  unitId: string;
  rule: string;
  ruleVersion: number;
  subjectId: string;
  state: 'cannot-be-judged' | 'no-data' | 'silent';
  inputs: object;
}

/**
 * Computes a fingerprint of the evaluation gaps (rules that could not be evaluated) of one project.
 * The fingerprint is never an empty text.
 */
export const gapStamp = (gaps: readonly RuleGap[]): string => hash('md5', JSON.stringify(gaps));

/**
 * Updates the stored evaluation gaps (rules that could not be evaluated) of some projects: adds new
 * gaps, updates changed ones, removes those that no longer exist, and writes nothing for unchanged
 * ones. The gaps to remove are found with NOT IN, because for a join the database would
 * underestimate the number of rows and choose a method whose time grows with the square of that
 * number.
 */
export async function keepGaps(
  tx: Tx,
  projectIds: readonly string[],
  gaps: readonly RuleGap[],
  today: Day,
): Promise<void> {
  if (projectIds.length === 0) return;
  const rows = gaps.map(({ projectId, rule, ruleVersion, subjectId, state, inputs }) => ({
    project_id: projectId,
    rule,
    rule_version: ruleVersion,
    subject_id: subjectId,
    state,
    inputs,
  }));
  await tx.query(
    `WITH fresh AS (SELECT *
      FROM jsonb_to_recordset($2::jsonb)
        AS fresh (project_id uuid, rule text, rule_version integer, subject_id uuid,
          state text, inputs jsonb)),
          gone AS (DELETE FROM rule_gaps held WHERE held.project_id = ANY ($1::uuid[])
                      AND (held.project_id, held.rule, held.subject_id)
                        NOT IN (SELECT project_id, rule, subject_id FROM fresh))
     INSERT INTO rule_gaps (project_id, rule, rule_version, subject_id, state, inputs, since)
     SELECT project_id, rule, rule_version, subject_id, state, inputs, $3::date FROM fresh
     ON CONFLICT (project_id, rule, subject_id) DO UPDATE
       SET rule_version = EXCLUDED.rule_version, inputs = EXCLUDED.inputs, state = EXCLUDED.state,
         since = CASE WHEN rule_gaps.state = EXCLUDED.state THEN rule_gaps.since
           ELSE EXCLUDED.since END
     WHERE (rule_gaps.rule_version, rule_gaps.state, rule_gaps.inputs)
       IS DISTINCT FROM (EXCLUDED.rule_version, EXCLUDED.state, EXCLUDED.inputs)`,
    [projectIds, JSON.stringify(rows), today],
  );
}
