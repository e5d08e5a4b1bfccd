import type { Tx } from '#platform/database';

/** Lists the ids of all projects, sorted, beginning with the one that follows the id `after`. */
export async function projectIdsAfter(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'SELECT id FROM projects WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
    [after, limit],
  );
  return rows.map((row) => row.id);
}

/** Counts all projects. */
export async function countProjects(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>('SELECT count(*)::int AS count FROM projects');
  return row?.count ?? 0;
}
