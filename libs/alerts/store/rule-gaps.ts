import { hash } from 'node:crypto';
import type { Tx } from '#platform';
import type { Day } from '#values';

/**
 * A rule that could not be evaluated for a subject: a figure is unknown, nothing was recorded, or
 * the source of its thresholds does not cover the value.
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

/** Fingerprint of the evaluation gaps of one project; never empty. */
export const gapStamp = (gaps: readonly RuleGap[]): string => hash('md5', JSON.stringify(gaps));

/**
 * Updates the list of rules that could not be evaluated for some projects: adds new ones, updates
 * changed ones, removes those evaluated by now, and writes nothing where nothing changed. Removed
 * rows are found by a set difference, because the planner's low row estimate would make a join
 * quadratic.
 */
export async function keepGaps(
  tx: Tx,
  projectIds: readonly string[],
  gaps: readonly RuleGap[],
  today: Day,
): Promise<void> {
  if (projectIds.length === 0) return;
  const rows = gaps.map(({ projectId, unitId, rule, ruleVersion, subjectId, state, inputs }) => ({
    project_id: projectId,
    unit_id: unitId,
    rule,
    rule_version: ruleVersion,
    subject_id: subjectId,
    state,
    inputs,
  }));
  await tx.query(
    `WITH fresh AS (SELECT *
      FROM jsonb_to_recordset($2::jsonb)
        AS fresh (project_id uuid, unit_id text, rule text, rule_version integer, subject_id uuid,
          state text, inputs jsonb)),
          gone AS (DELETE FROM rule_gaps held WHERE held.project_id = ANY ($1::uuid[])
                      AND (held.project_id, held.rule, held.subject_id)
                        NOT IN (SELECT project_id, rule, subject_id FROM fresh))
     INSERT INTO rule_gaps (project_id, unit_id, rule, rule_version, subject_id, state, inputs, since)
     SELECT project_id, unit_id, rule, rule_version, subject_id, state, inputs, $3::date FROM fresh
     ON CONFLICT (project_id, rule, subject_id) DO UPDATE
       SET rule_version = EXCLUDED.rule_version, inputs = EXCLUDED.inputs, state = EXCLUDED.state,
         since = CASE WHEN rule_gaps.state = EXCLUDED.state THEN rule_gaps.since
           ELSE EXCLUDED.since END
     WHERE (rule_gaps.rule_version, rule_gaps.state, rule_gaps.inputs)
       IS DISTINCT FROM (EXCLUDED.rule_version, EXCLUDED.state, EXCLUDED.inputs)`,
    [projectIds, JSON.stringify(rows), today],
  );
}
