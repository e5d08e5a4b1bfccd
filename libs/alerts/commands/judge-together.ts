import { type Clock, type Database, failpoint, serviceScope } from '#platform';
import type { Day } from '#values';
import { type Evaluation, evaluateProjects } from './evaluate-projects.js';
import { judgeBatch } from './judge-batch.js';

/**
 * Evaluates several projects in one transaction, at hardly more cost than one. If that fails, they
 * are evaluated one by one, so that only the project with the error fails.
 */
export async function judgeTogether(
  database: Database,
  clock: Clock,
  projectIds: readonly string[],
  on: Day,
): Promise<Evaluation> {
  const scope = serviceScope('alerts');
  try {
    await failpoint('evaluate.begin');
    const judged = await database.write(scope, (tx) =>
      judgeBatch(tx, scope, { today: on, ids: projectIds }),
    );
    await failpoint('evaluate.done');
    return { ...judged, broken: [] };
  } catch {
    return evaluateProjects(database, clock, projectIds, on);
  }
}
