import { Refusal, type Tx } from '#platform';
import type { Day } from '#values';

/** A unit of the city; `sample` when it was made up for trying the program out. */
export interface Organisation { id: string; name: string; parentId: string | null; sample: boolean; version: number }

/** Every unit, by id. */
export const organisations = (tx: Tx): Promise<Organisation[]> =>
  tx.query<Organisation[]>('SELECT id, name, parent_id AS "parentId", sample, version FROM organisations ORDER BY id');

/** One unit. @throws Refusal NOT_FOUND */
export async function findUnit(tx: Tx, id: string): Promise<Organisation> {
  const [unit] = await tx.query<Organisation[]>('SELECT id, name, parent_id AS "parentId", sample, version FROM organisations WHERE id = $1', [id]);
  if (!unit) throw new Refusal('NOT_FOUND');
  return unit;
}

/** A unit and somebody who manages it. */
export interface UnitManager { unitId: string; personId: string }

/** Who manages each of `unitIds` on a day: managers of the unit itself or of any unit that stood above it that day and who stands in for them, if their account is active. */
export function managersOf(tx: Tx, unitIds: readonly string[], on: Day): Promise<UnitManager[]> {
  return tx.query<UnitManager[]>(
    `WITH RECURSIVE placed AS (
       SELECT DISTINCT ON (unit_id) unit_id AS id, parent_id FROM organisation_parents WHERE valid_from <= $2 ORDER BY unit_id, valid_from DESC, recorded_at DESC
     ), above (unit_id, id) AS (
       SELECT o.id, o.id FROM organisations o WHERE o.id = ANY ($1::text[])
       UNION
       SELECT above.unit_id, placed.parent_id FROM above JOIN placed ON placed.id = above.id WHERE placed.parent_id IS NOT NULL
     )
     SELECT DISTINCT above.unit_id AS "unitId", m.person_id AS "personId"
     FROM above JOIN duties m ON m.unit_id = above.id AND m.role = 'manager' AND m.from_on <= $2 AND (m.until_on IS NULL OR m.until_on >= $2)
     JOIN people p ON p.id = m.person_id AND p.active
     ORDER BY 1, 2`,
    [unitIds, on],
  );
}
