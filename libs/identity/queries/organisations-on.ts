import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { Organisation } from './organisations.js';

/**
 * A day for which data are read and, for a report that must be reproducible, an instant: data
 * recorded after the instant are ignored.
 */
export interface AsOn {
  on: Day;
  knownAt?: Date;
}

/** Returns the name that an organisation had on a day; null when the organisation is unknown. */
export async function nameOn(
  tx: Tx,
  unitId: string,
  { on, knownAt }: AsOn,
): Promise<string | null> {
  const [row] = await tx.query<{ name: string }[]>(
    `SELECT name FROM organisation_names
      WHERE unit_id = $1 AND valid_from <= $2
        AND ($3::timestamptz IS NULL OR recorded_at <= $3 OR valid_from = '1900-01-01')
     ORDER BY valid_from DESC, recorded_at DESC LIMIT 1`,
    [unitId, on, knownAt ?? null],
  );
  return row?.name ?? null;
}

/**
 * Returns the names that organisations had on a day, by id. Unknown ids are left out; a known one
 * has its first name from 1900 on.
 */
export async function namesOn(
  tx: Tx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }[]>(
    `SELECT DISTINCT ON (unit_id) unit_id AS id, name FROM organisation_names
      WHERE unit_id = ANY ($1) AND valid_from <= $2
      ORDER BY unit_id, valid_from DESC, recorded_at DESC`,
    [[...new Set(ids)], on],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Lists a page of the organisations with the names and parents that they had on a day, sorted by
 * id; `afterId` is the last id of the previous page.
 */
export function organisationsOn(
  tx: Tx,
  { on, knownAt }: AsOn,
  { limit, afterId }: { limit: number; afterId?: string },
): Promise<Organisation[]> {
  return tx.query<Organisation[]>(
    `SELECT o.id, named.name, placed.parent_id AS "parentId", o.sample, o.version, o.head_person_id AS "headPersonId",
       o.returns_from AS "returnsFrom"
     FROM organisations o
     CROSS JOIN LATERAL (SELECT n.name FROM organisation_names n
       WHERE n.unit_id = o.id AND n.valid_from <= $3
         AND ($4::timestamptz IS NULL OR n.recorded_at <= $4 OR n.valid_from = '1900-01-01')
                         ORDER BY n.valid_from DESC, n.recorded_at DESC LIMIT 1) named
     CROSS JOIN LATERAL (SELECT t.parent_id FROM organisation_parents t
       WHERE t.unit_id = o.id AND t.valid_from <= $3
         AND ($4::timestamptz IS NULL OR t.recorded_at <= $4 OR t.valid_from = '1900-01-01')
                         ORDER BY t.valid_from DESC, t.recorded_at DESC LIMIT 1) placed
     WHERE $2::text IS NULL OR o.id > $2 ORDER BY o.id LIMIT $1`,
    [limit, afterId ?? null, on, knownAt ?? null],
  );
}
