import type { Asking } from '#platform/database';
import type { Day } from '#values';
import type { PersonFacts } from '../rules/actor.js';
import type { Membership, TreeOrganisation } from '../rules/role.js';

/** A person with the roles of a day, own or delegated, and the tree of organisations. */
export interface FoundPerson {
  person: PersonFacts;
  memberships: Membership[];
  tree: TreeOrganisation[];
}

/**
 * SQL columns of a {@link FoundPerson}; `p` is the alias of the row in table `people`, parameter
 * `$2` is the day.
 */
export const PERSON_ON_DAY = `json_build_object('id', p.id, 'name', p.name, 'email', p.email,
  'language', p.language) AS person,
  (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('unitId', d.unit_id, 'role', d.role,
    'forPerson', d.for_person)) ORDER BY d.unit_id, d.role, d.for_person NULLS FIRST), '[]')
   FROM duties d WHERE d.person_id = p.id AND d.from_on <= $2
     AND (d.until_on IS NULL OR d.until_on >= $2)) AS memberships,
  (SELECT coalesce(json_agg(json_build_object('id', o.id, 'parentId', o.parent_id,
    'number', o.number) ORDER BY o.id),
    '[]') FROM organisations o) AS tree`;

/**
 * Finds an active person with the roles of a day, by a single SQL statement; null when there is
 * none.
 */
export async function findPerson(
  tx: Asking,
  personId: string,
  on: Day,
): Promise<FoundPerson | null> {
  const [row] = await tx.query<FoundPerson[]>(
    `SELECT ${PERSON_ON_DAY} FROM people p WHERE p.id = $1 AND p.active`,
    [personId, on],
  );
  return row ?? null;
}
