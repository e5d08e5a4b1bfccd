import { pipelined, type Tx } from '#platform';

/** Kind of fact that changed about a project. */
export type ProjectChangeCause = 'project' | 'milestone' | 'ledger' | 'budget';

/**
 * Records a change event for a project in the transaction of the change itself. The rule evaluation
 * reads these events to find the projects to evaluate again.
 */
export const recordProjectChange = (
  tx: Tx,
  project: { id: string; unitId: string },
  cause: ProjectChangeCause,
): Promise<void> => recordProjectChanges(tx, [project], cause);

/** Records a change event for each of several projects. */
export async function recordProjectChanges(
  tx: Tx,
  projects: readonly { id: string; unitId: string }[],
  cause: ProjectChangeCause,
): Promise<void> {
  await pipelined(
    tx,
    'INSERT INTO project_touches (project_id, unit_id, cause) SELECT id, unit_id, $2 FROM json_to_recordset($1) AS touched (id uuid, unit_id text)',
    [JSON.stringify(projects.map(({ id, unitId }) => ({ id, unit_id: unitId }))), cause],
  );
}
