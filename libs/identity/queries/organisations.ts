import { Problem, type Tx } from '#platform';
import type { Day } from '#values';
import type { Role } from '../rules/role.js';

/** An organisation; `sample` marks one that was invented for trying out the program. */
export interface Organisation {
  id: string;
  name: string;
  parentId: string | null;
  sample: boolean;
  version: number;
  /**
   * The head, who is alerted when the people of the organisation do not respond. Null while no head
   * is named.
   */
  headPersonId: string | null;
}

const UNIT = 'id, name, parent_id AS "parentId", sample, version, head_person_id AS "headPersonId"';

/** All organisations, by id. */
export const organisations = (tx: Tx): Promise<Organisation[]> =>
  tx.query<Organisation[]>(`SELECT ${UNIT} FROM organisations ORDER BY id`);

/**
 * One organisation.
 * @throws Problem NOT_FOUND
 */
export async function findUnit(tx: Tx, id: string): Promise<Organisation> {
  const [unit] = await tx.query<Organisation[]>(`SELECT ${UNIT} FROM organisations WHERE id = $1`, [
    id,
  ]);
  if (!unit) throw new Problem('NOT_FOUND');
  return unit;
}

/** An organisation and one of its managers. */
export interface UnitManager {
  unitId: string;
  personId: string;
}

/**
 * Managers of each of the organisations `unitIds` on a day, with active accounts: managers of the
 * organisation itself or of one above it on that day, and their delegates.
 */
export function managersOf(tx: Tx, unitIds: readonly string[], on: Day): Promise<UnitManager[]> {
  return tx.query<UnitManager[]>(
    `WITH RECURSIVE placed AS (
       SELECT DISTINCT ON (unit_id) unit_id AS id, parent_id FROM organisation_parents
       WHERE valid_from <= $2 ORDER BY unit_id, valid_from DESC, recorded_at DESC
     ), above (unit_id, id) AS (
       SELECT o.id, o.id FROM organisations o WHERE o.id = ANY ($1::text[])
       UNION
       SELECT above.unit_id, placed.parent_id FROM above JOIN placed ON placed.id = above.id
       WHERE placed.parent_id IS NOT NULL
     )
     SELECT DISTINCT above.unit_id AS "unitId", m.person_id AS "personId"
     FROM above JOIN duties m ON m.unit_id = above.id AND m.role = 'manager' AND m.from_on <= $2
       AND (m.until_on IS NULL OR m.until_on >= $2)
     JOIN people p ON p.id = m.person_id AND p.active
     ORDER BY 1, 2`,
    [unitIds, on],
  );
}

/**
 * A holder of a role in an organisation or in one above it; `depth` is the number of levels between
 * them, 0 for the organisation itself.
 */
export interface RoleHolder {
  unitId: string;
  personId: string;
  role: Role;
  depth: number;
  top: boolean;
}

/**
 * Holders of some roles over each of the organisations `unitIds` on a day, delegates included, with
 * active accounts. The tree is that of now.
 */
export function holdersOver(
  tx: Tx,
  unitIds: readonly string[],
  roles: readonly Role[],
  on: Day,
): Promise<RoleHolder[]> {
  return tx.query<RoleHolder[]>(
    `WITH RECURSIVE above (unit_id, id, depth) AS (
       SELECT o.id, o.id, 0 FROM organisations o WHERE o.id = ANY ($1::text[])
       UNION
       SELECT above.unit_id, o.parent_id, above.depth + 1 FROM above
       JOIN organisations o ON o.id = above.id WHERE o.parent_id IS NOT NULL
     )
     SELECT DISTINCT above.unit_id AS "unitId", duty.person_id AS "personId", duty.role,
       above.depth, o.parent_id IS NULL AS top
     FROM above JOIN organisations o ON o.id = above.id
     JOIN duties duty ON duty.unit_id = above.id AND duty.role = ANY ($2::text[])
       AND duty.from_on <= $3 AND (duty.until_on IS NULL OR duty.until_on >= $3)
     JOIN people p ON p.id = duty.person_id AND p.active
     ORDER BY 1, 4, 2`,
    [unitIds, roles, on],
  );
}

/**
 * Ids of all people who hold a role on a day in any organisation, delegates included, with active
 * accounts.
 */
export async function peopleAs(tx: Tx, role: Role, on: Day): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT p.id FROM duties duty JOIN people p ON p.id = duty.person_id AND p.active
      WHERE duty.role = $1 AND duty.from_on <= $2 AND (duty.until_on IS NULL OR duty.until_on >= $2) ORDER BY 1`,
    [role, on],
  );
  return rows.map((row) => row.id);
}

/** An organisation and its head. */
export interface UnitHead {
  unitId: string;
  unitName: string;
  personId: string;
  personName: string;
  active: boolean;
}

/**
 * Heads of some organisations, with active or closed accounts; organisations without a head are
 * left out.
 */
export const unitHeads = (tx: Tx, unitIds: readonly string[]): Promise<UnitHead[]> =>
  tx.query<UnitHead[]>(
    `SELECT o.id AS "unitId", o.name AS "unitName", p.id AS "personId", p.name AS "personName", p.active
     FROM organisations o JOIN people p ON p.id = o.head_person_id WHERE o.id = ANY ($1::text[]) ORDER BY o.id`,
    [unitIds],
  );

/**
 * A role that a person holds or is a delegate in; `forPerson` is the person whose role it is, empty
 * for their own.
 */
export interface CurrentAssignment {
  personId: string;
  role: Role;
  unitId: string;
  forPerson: string;
}

/** Holders of some roles on a day, delegates included, with active accounts. */
export const currentAssignments = (
  tx: Tx,
  roles: readonly Role[],
  on: Day,
): Promise<CurrentAssignment[]> =>
  tx.query<CurrentAssignment[]>(
    `SELECT DISTINCT duty.person_id AS "personId", duty.role, duty.unit_id AS "unitId",
      coalesce(duty.for_person::text, '') AS "forPerson"
     FROM duties duty JOIN people p ON p.id = duty.person_id AND p.active
    WHERE duty.role = ANY ($1::text[]) AND duty.from_on <= $2 AND (duty.until_on IS NULL OR duty.until_on >= $2)`,
    [roles, on],
  );
