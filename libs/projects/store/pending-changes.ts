import type { Tx } from '#platform/database';

/**
 * Deletes the change events of the given projects. Statements executed later in the transaction see
 * at least the changes that the deleted events announced.
 */
export async function claimProjectChanges(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM project_changes WHERE project_id = ANY ($1::uuid[])', [ids]);
}

/**
 * Lists the ids of projects with pending change events, sorted by id. Events younger than
 * `olderThanMs` are left out, because the job that was enqueued with such an event will normally
 * process it. Older events remain only when their job was lost.
 */
export async function changedProjects(
  tx: Tx,
  { after, limit, olderThanMs }: { after: string | null; limit: number; olderThanMs: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT project_id AS id FROM project_changes
      WHERE ($1::uuid IS NULL OR project_id > $1)
        AND changed_at <= clock_timestamp() - make_interval(secs => $3) ORDER BY project_id
        LIMIT $2`,
    [after, limit, olderThanMs / 1000],
  );
  return rows.map((row) => row.id);
}
