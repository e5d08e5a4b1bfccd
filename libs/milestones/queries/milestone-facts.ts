import { PLANS_SQL, TARGETS_SQL } from '#plan';
import type { Tx } from '#platform/database';
import { PROJECTS_SQL } from '#projects';
import type { Day } from '#values';

/** The target of the plan for which a milestone stands: what it measures, and its value. */
export interface MilestoneTarget {
  measure: string;
  comparator: string;
  /** Value as a decimal number; null where only the day counts. */
  value: string | null;
  valueTo: string | null;
  unit: string | null;
}

/** What is known of a milestone beside its own row. */
export interface MilestoneFacts {
  target: MilestoneTarget | null;
  /**
   * First day on which it can have been met: the planned start of the project or, for a target of
   * the plan, the first day of the plan period; null when neither is known.
   */
  startOn: Day | null;
}

const FACTS = `SELECT milestone.id, target.measure, target.comparator, target.value::text AS value,
    target.value_to::text AS "valueTo", target.unit,
    CASE WHEN target.id IS NOT NULL THEN plan.period_start
      ELSE project.planned_start_on END AS "startOn"
  FROM milestones milestone
  JOIN ${PROJECTS_SQL} project ON project.id = milestone.project_id
  LEFT JOIN ${TARGETS_SQL} target ON milestone.source_key = 'target:' || target.id
    AND target.plan_code = project.plan_code
  LEFT JOIN ${PLANS_SQL} plan ON plan.code = target.plan_code
  WHERE milestone.id = ANY ($1::uuid[])`;

/** Returns, for each of some milestones, its target and the first day on which it can be met. */
export async function milestoneFacts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MilestoneFacts>> {
  const rows = await tx.query<
    (Omit<MilestoneTarget, 'measure'> & {
      id: string;
      measure: string | null;
      startOn: Day | null;
    })[]
  >(FACTS, [ids]);
  return new Map(
    rows.map(({ id, startOn, measure, ...target }) => [
      id,
      { startOn, target: measure === null ? null : { measure, ...target } },
    ]),
  );
}

/** Facts of a milestone of which nothing else is known. */
export const NO_FACTS: MilestoneFacts = { target: null, startOn: null };
