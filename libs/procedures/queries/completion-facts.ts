import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { PROJECTS_SQL, projectInScope, STAGE_MOVES_SQL } from '#projects';
import type { Day } from '#values';
import { COMPLETION_FACTS, type CompletionDays } from '../rules/completion.js';
import type { CompletionFactRow } from '../store/completion-fact-row.js';

const FACTS = `SELECT DISTINCT ON (recorded.fact) recorded.project_id AS "projectId", recorded.fact,
    recorded.number, recorded.on_day AS "onDay", recorded.document,
    recorded.recorded_by AS "recordedBy", recorded.recorded_at AS "recordedAt"
  FROM completion_facts recorded
  WHERE recorded.project_id = $1 AND ${projectInScope('recorded.project_id')}
  ORDER BY recorded.fact, recorded.number DESC`;

const START = `SELECT coalesce((SELECT min(move.moved_on) FROM ${STAGE_MOVES_SQL} move
      WHERE move.project_id = project.id AND move.to_stage = 'construction'),
    CASE WHEN project.stage = 'construction' THEN project.stage_on END,
    project.planned_start_on) AS "startedOn"
  FROM ${PROJECTS_SQL} project WHERE project.id = $1`;

/** A recorded fact; the name is null where a service of the program recorded it. */
export interface ListedFact extends CompletionFactRow {
  recordedByName: string | null;
}

/** Returns the facts that are recorded of a project, in their usual order. */
export async function completionFactsOf(tx: Tx, projectId: string): Promise<ListedFact[]> {
  const rows = await tx.query<CompletionFactRow[]>(FACTS, [projectId]);
  const names = await namesOf(
    tx,
    rows.map(({ recordedBy }) => recordedBy),
  );
  return COMPLETION_FACTS.flatMap((fact) => rows.filter((row) => row.fact === fact)).map((row) => ({
    ...row,
    recordedByName: names.get(row.recordedBy) ?? null,
  }));
}

/** Returns the days of recorded facts. */
export const daysOf = (facts: readonly CompletionFactRow[]): CompletionDays =>
  Object.fromEntries(facts.map(({ fact, onDay }) => [fact, onDay]));

/** Returns when the works of a project started, or were to start; null where that is not known. */
export async function startOf(tx: Tx, projectId: string): Promise<Day | null> {
  const [row] = await tx.query<{ startedOn: Day | null }[]>(START, [projectId]);
  return row?.startedOn ?? null;
}
