import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { Role } from '../rules/role.js';

/** One of two roles of a person that exclude each other. */
export interface ConflictingRole {
  role: Role;
  unitId: string;
  unitName: string;
}

/**
 * Two roles of a person over one organisation that exclude each other, with the first and last day
 * on which both apply. `untilOn` is null while neither role has an end.
 */
export interface AssignmentConflict {
  personId: string;
  personName: string;
  one: ConflictingRole;
  other: ConflictingRole;
  fromOn: Day;
  untilOn: Day | null;
}

/**
 * Lists the conflicts between roles of a person that apply on a day or later. The database refuses
 * new conflicts, so these were created by an earlier version of the program. Closed accounts are
 * left out.
 */
export const assignmentConflicts = (tx: Tx, on: Day): Promise<AssignmentConflict[]> =>
  tx.query<AssignmentConflict[]>(
    `SELECT c.person_id AS "personId", p.name AS "personName",
            json_build_object('role', c.role_a, 'unitId', c.unit_a, 'unitName', a.name) AS one,
            json_build_object('role', c.role_b, 'unitId', c.unit_b, 'unitName', b.name) AS other,
            c.from_on AS "fromOn", c.until_on AS "untilOn"
       FROM duty_conflicts c JOIN people p ON p.id = c.person_id AND p.active
       JOIN organisations a ON a.id = c.unit_a JOIN organisations b ON b.id = c.unit_b
      WHERE c.until_on IS NULL OR c.until_on >= $1
      ORDER BY p.name, c.person_id, c.role_a, c.unit_a, c.role_b, c.unit_b`,
    [on],
  );
