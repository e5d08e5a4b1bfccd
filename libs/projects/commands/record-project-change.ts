import { announce, defineAnnouncement, pipelined, type Tx } from '#platform/database';

/** Event that announces that a change of a project was recorded; it carries the project's id. */
export const projectChanged = defineAnnouncement<string>('project.changed');

/** Kind of data about a project that changed. */
export type ProjectChangeCause = 'project' | 'milestone' | 'ledger' | 'budget' | 'return';

/**
 * Records, in the transaction that changes a project, that the project changed. The evaluation of
 * alert rules reads these records to find the projects that must be evaluated again. The change is
 * also announced, so that the evaluation can start right after the commit.
 */
export const recordProjectChange = (
  tx: Tx,
  project: { id: string },
  cause: ProjectChangeCause,
): Promise<void> => recordProjectChanges(tx, [project], cause);

/**
 * Records for each of several projects that the project changed, see {@link recordProjectChange}.
 */
export async function recordProjectChanges(
  tx: Tx,
  projects: readonly { id: string }[],
  cause: ProjectChangeCause,
): Promise<void> {
  await pipelined(
    tx,
    'INSERT INTO project_changes (project_id, cause) SELECT id::uuid, $2 FROM json_array_elements_text($1) AS changed (id)',
    [JSON.stringify(projects.map(({ id }) => id)), cause],
  );
  for (const { id } of projects) announce(tx, projectChanged, id);
}
