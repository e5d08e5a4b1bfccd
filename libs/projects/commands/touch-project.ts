import { alongside, type Tx } from '#platform';

/** What kind of fact changed about a project. */
export type TouchCause = 'project' | 'milestone' | 'ledger' | 'budget';

/** Says, in the fact's own transaction, that a project has changed; whoever judges projects takes it from there. */
export const touchProject = (
  tx: Tx,
  project: { id: string; unitId: string },
  cause: TouchCause,
): Promise<void> => touchProjects(tx, [project], cause);

/** Says so of many projects at once. */
export async function touchProjects(
  tx: Tx,
  projects: readonly { id: string; unitId: string }[],
  cause: TouchCause,
): Promise<void> {
  await alongside(
    tx,
    'INSERT INTO project_touches (project_id, unit_id, cause) SELECT id, unit_id, $2 FROM json_to_recordset($1) AS touched (id uuid, unit_id text)',
    [JSON.stringify(projects.map(({ id, unitId }) => ({ id, unit_id: unitId }))), cause],
  );
}
