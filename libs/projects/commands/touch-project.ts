import type { Tx } from '#platform';

/** What kind of fact changed about a project. */
export type TouchCause = 'project' | 'milestone' | 'ledger' | 'budget';

/** Says, in the fact's own transaction, that a project has changed; whoever judges projects takes it from there. */
export const touchProject = (tx: Tx, project: { id: string; unitId: string }, cause: TouchCause): Promise<void> => touchProjects(tx, [project], cause);

/** Says so of many projects at once. */
export async function touchProjects(tx: Tx, projects: readonly { id: string; unitId: string }[], cause: TouchCause): Promise<void> {
  await tx.query('INSERT INTO project_touches (project_id, unit_id, cause) SELECT id, unit_id, $3 FROM unnest($1::uuid[], $2::text[]) AS touched (id, unit_id)',
    [projects.map(({ id }) => id), projects.map(({ unitId }) => unitId), cause]);
}
