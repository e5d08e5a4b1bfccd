import type { Tx } from '#platform/database';
import type { Day } from '#values';

/**
 * Lists the names of the people who, today or later, would hold two roles that exclude each other
 * over one organisation if organisation `unitId` were moved below `parentId`. The database refuses
 * such a move as well.
 */
export async function peopleJoinedByMove(
  tx: Tx,
  { unitId, parentId, today }: { unitId: string; parentId: string; today: Day },
): Promise<string[]> {
  const rows = await tx.query<{ name: string }[]>(
    `WITH moved AS (SELECT o.id FROM organisations o WHERE $1 IN (SELECT units_from(o.id))),
          newly_above AS (
            SELECT units_from($2) AS id
            EXCEPT SELECT units_from(o.parent_id) FROM organisations o WHERE o.id = $1)
     SELECT DISTINCT p.name
       FROM duties a JOIN duties b ON a.person_id = b.person_id AND a.role <> b.role
       JOIN people p ON p.id = a.person_id
      WHERE a.unit_id IN (SELECT id FROM moved) AND b.unit_id IN (SELECT id FROM newly_above)
        AND a.from_on <= coalesce(b.until_on, 'infinity')
        AND b.from_on <= coalesce(a.until_on, 'infinity')
        AND least(a.until_on, b.until_on, 'infinity') >= $3
      ORDER BY p.name LIMIT 5`,
    [unitId, parentId, today],
  );
  return rows.map(({ name }) => name);
}
