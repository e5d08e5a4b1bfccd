import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { failpoint } from '#platform/program';
import type { Day } from '#values';
import { evaluateBatch } from './evaluate-batch.js';
import { addBatch, emptyBatch, type EvaluatedBatch } from './evaluated-batch.js';

/**
 * Result of evaluating projects. `broken` lists the projects whose evaluation failed. Their changes
 * stay marked as pending, so that the periodic check evaluates them again.
 */
export interface Evaluation extends EvaluatedBatch {
  broken: { projectId: string; reason: string }[];
}

/**
 * Evaluates projects one by one for a day, each in its own transaction, so that a project that
 * fails does not block the others.
 */
export async function evaluateProjects(
  database: Database,
  clock: Clock,
  projectIds: readonly string[],
  on: Day = clock.today(),
): Promise<Evaluation> {
  const evaluation: Evaluation = { ...emptyBatch(), broken: [] };
  const scope = serviceScope('alerts');
  for (const projectId of projectIds) {
    try {
      await failpoint('evaluate.begin');
      addBatch(
        evaluation,
        await database.write(scope, (tx) =>
          evaluateBatch(tx, scope, { today: on, ids: [projectId] }),
        ),
      );
      await failpoint('evaluate.done');
    } catch (error) {
      evaluation.broken.push({
        projectId,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return evaluation;
}
