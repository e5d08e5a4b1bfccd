import { type Clock, type Database, failpoint, serviceScope } from '#platform';
import type { Day } from '#values';
import { judgeBatch } from './judge-batch.js';
import { addBatch, emptyBatch, type JudgedBatch } from './judged-batch.js';

/**
 * Result of an evaluation. Projects whose evaluation failed keep their change events and are tried
 * again by the sweeper.
 */
export interface Evaluation extends JudgedBatch {
  broken: { projectId: string; reason: string }[];
}

/** Judges projects one by one on a day, each in a transaction of its own, so that one that cannot be judged holds up none of the others. */
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
        await database.write(scope, (tx) => judgeBatch(tx, scope, { today: on, ids: [projectId] })),
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
