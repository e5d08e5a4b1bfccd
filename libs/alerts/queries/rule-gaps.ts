import { PROJECTS_SQL, projectInScope } from '#projects';
import { type Tx } from '#platform/database';
import type { Day } from '#values';
import type { Inputs } from '../rules/evaluation-result.js';

/** An evaluation gap: a rule that could not be evaluated for a project. */
export interface ListedGap {
  projectId: string;
  projectName: string;
  unitId: string;
  rule: string;
  ruleVersion: number;
  subjectId: string;
  state: 'cannot-be-judged' | 'no-data' | 'silent';
  inputs: Inputs;
  since: Day;
}

/** Filters for evaluation gaps; a gap must match all filters that are given. */
export interface GapFilters {
  rule?: string | undefined;
  state?: string | undefined;
  projectId?: string | undefined;
}

/**
 * Lists the rules that could not be evaluated, within the access scope, sorted by project, rule and
 * subject.
 */
export const listGaps = (
  tx: Tx,
  { rule, state, projectId }: GapFilters,
  { limit, after }: { limit: number; after?: readonly [string, string, string] | undefined },
): Promise<ListedGap[]> =>
  tx.query<ListedGap[]>(
    `SELECT gap.project_id AS "projectId", project.name AS "projectName", project.unit_id AS "unitId",
      gap.rule, gap.rule_version AS "ruleVersion", gap.subject_id AS "subjectId", gap.state,
      gap.inputs, gap.since
     FROM rule_gaps gap JOIN ${PROJECTS_SQL} project ON project.id = gap.project_id
    WHERE ${projectInScope('gap.project_id')} AND ($1::text IS NULL OR gap.rule = $1)
      AND ($2::text IS NULL OR gap.state = $2) AND ($3::uuid IS NULL OR gap.project_id = $3)
      AND ($4::uuid IS NULL OR (gap.project_id, gap.rule, gap.subject_id) > ($4, $5, $6::uuid))
    ORDER BY gap.project_id, gap.rule, gap.subject_id LIMIT $7`,
    [
      rule ?? null,
      state ?? null,
      projectId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit,
    ],
  );
