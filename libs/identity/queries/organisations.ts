import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day, Month } from '#values';
import type { Role } from '../rules/role.js';

/** An organisation. `sample` is true if it was invented for trying out the program. */
export interface Organisation {
  id: string;
  name: string;
  parentId: string | null;
  sample: boolean;
  version: number;
  /**
   * Id of the organisation's head, who is notified when the people of the organisation do not
   * answer an alert. Null while no head is named.
   */
  headPersonId: string | null;
  /** First month for which it owes monthly returns; null while none is asked for. */
  returnsFrom: Month | null;
}

const UNIT = `id, name, parent_id AS "parentId", sample, version,
  head_person_id AS "headPersonId", returns_from AS "returnsFrom"`;

/** Lists all organisations, sorted by id. */
export const organisations = (tx: Tx): Promise<Organisation[]> =>
  tx.query<Organisation[]>(`SELECT ${UNIT} FROM organisations ORDER BY id`);

/**
 * Reads one organisation.
 * @throws Problem NOT_FOUND
 */
export async function findOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const [unit] = await tx.query<Organisation[]>(`SELECT ${UNIT} FROM organisations WHERE id = $1`, [
    id,
  ]);
  if (!unit) throw new Problem('NOT_FOUND');
  return unit;
}

/** Ids of an organisation and of one of its managers. */
export interface OrganisationManager {
  unitId: string;
  personId: string;
}

/**
 * Lists, for each of the organisations `unitIds`, the people who manage it on a day: managers of
 * the organisation itself or of one above it on that day, and their delegates. Closed accounts are
 * left out.
 */
export function managersOf(
  tx: Tx,
  unitIds: readonly string[],
  on: Day,
): Promise<OrganisationManager[]> {
  return tx.query<OrganisationManager[]>(
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
 * A person who holds a role in an organisation (`depth` 0) or in one above it (`depth` levels
 * above). `top` is true if the role is held in the topmost organisation.
 */
export interface RoleHolder {
  unitId: string;
  personId: string;
  role: Role;
  depth: number;
  top: boolean;
}

/**
 * Lists the people who hold one of some roles over each of the organisations `unitIds` on a day,
 * delegates included. Closed accounts are left out. Which organisation is above which is taken from
 * the present tree, not from that of the day.
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
 * Lists the ids of all people who hold a role on a day in any organisation, delegates included.
 * Closed accounts are left out.
 */
export async function peopleAs(tx: Tx, role: Role, on: Day): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT p.id FROM duties duty JOIN people p ON p.id = duty.person_id AND p.active
      WHERE duty.role = $1 AND duty.from_on <= $2 AND (duty.until_on IS NULL OR duty.until_on >= $2) ORDER BY 1`,
    [role, on],
  );
  return rows.map((row) => row.id);
}

/** An organisation and its head. `active` is false if the head's account is closed. */
export interface OrganisationHead {
  unitId: string;
  unitName: string;
  personId: string;
  personName: string;
  active: boolean;
}

/**
 * Lists the heads of some organisations, whether their accounts are active or closed. Organisations
 * without a head are left out.
 */
export const organisationHeads = (
  tx: Tx,
  unitIds: readonly string[],
): Promise<OrganisationHead[]> =>
  tx.query<OrganisationHead[]>(
    `SELECT o.id AS "unitId", o.name AS "unitName", p.id AS "personId", p.name AS "personName", p.active
     FROM organisations o JOIN people p ON p.id = o.head_person_id WHERE o.id = ANY ($1::text[]) ORDER BY o.id`,
    [unitIds],
  );

/**
 * A role that a person holds, or acts in as a delegate. `forPerson` is the id of the person who
 * delegated the role; empty when the role is the person's own.
 */
export interface CurrentAssignment {
  personId: string;
  role: Role;
  unitId: string;
  forPerson: string;
}

/**
 * Lists the people who hold some roles on a day, delegates included. Closed accounts are left out.
 */
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
