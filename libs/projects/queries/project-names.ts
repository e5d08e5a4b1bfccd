import { inScope, type Tx } from '#platform/database';

const NAMES = `SELECT id::text, name FROM projects
  WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')}`;

/** Returns the names of those of the given projects that the access scope shows, by id. */
export async function projectNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }[]>(NAMES, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
