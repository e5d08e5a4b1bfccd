import { type Clock, type Database, passing, serviceScope } from '#platform';
import type { Day } from '#values';
import { type Evaluation, evaluateProjects } from './evaluate-projects.js';
import { judgeBatch } from './judge-batch.js';

/** Judges some projects in one transaction, which costs hardly more than one of them. If that fails, whatever broke it is one project's, and they are judged one by one. */
export async function judgeTogether(
  database: Database,
  clock: Clock,
  projectIds: readonly string[],
  on: Day,
): Promise<Evaluation> {
  const scope = serviceScope('alerts');
  try {
    await passing('evaluate.begin');
    const judged = await database.write(scope, (tx) =>
      judgeBatch(tx, scope, { today: on, ids: projectIds }),
    );
    await passing('evaluate.done');
    return { ...judged, broken: [] };
  } catch {
    return evaluateProjects(database, clock, projectIds, on);
  }
}
