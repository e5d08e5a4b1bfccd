import type { Tx } from '#platform';

/** What kind of fact changed about a project. */
export type TouchCause = 'project' | 'milestone' | 'ledger';

/** Says, in the fact's own transaction, that a project has changed; whoever judges projects takes it from there. */
export async function touchProject(tx: Tx, project: { id: string; unitId: string }, cause: TouchCause): Promise<void> {
  await tx.query('INSERT INTO project_touches (project_id, unit_id, cause) VALUES ($1, $2, $3)', [project.id, project.unitId, cause]);
}
