import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { failpoint } from '#platform/program';
import type { Day } from '#values';
import { type Evaluation, evaluateProjects } from './evaluate-projects.js';
import { evaluateBatch } from './evaluate-batch.js';

/**
 * Evaluates several projects in one transaction, which takes hardly longer than one project. If the
 * transaction fails, the projects are evaluated one by one, so that only the project with the error
 * fails.
 */
export async function evaluateTogether(
  database: Database,
  clock: Clock,
  projectIds: readonly string[],
  on: Day,
): Promise<Evaluation> {
  const scope = serviceScope('alerts');
  try {
    await failpoint('evaluate.begin');
    const evaluated = await database.write(scope, (tx) =>
      evaluateBatch(tx, scope, { today: on, ids: projectIds }),
    );
    await failpoint('evaluate.done');
    return { ...evaluated, broken: [] };
  } catch {
    return evaluateProjects(database, clock, projectIds, on);
  }
}
