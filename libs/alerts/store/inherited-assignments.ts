import type { CurrentAssignment } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';

/**
 * Builds a text that identifies a person's role in an organisation, for comparing two lists of
 * roles.
 */
export const assignmentKey = ({ personId, role, unitId, forPerson }: CurrentAssignment): string =>
  [personId, role, unitId, forPerson].join(' ');

/**
 * Lists the roles whose holders were already notified of the alerts that were open when they
 * received the role.
 */
export const inheritedAssignments = (tx: Tx): Promise<CurrentAssignment[]> =>
  tx.query<CurrentAssignment[]>(
    'SELECT person_id AS "personId", role, unit_id AS "unitId", for_person AS "forPerson" FROM inherited_assignments',
  );

/**
 * Stores that the holders of these roles were notified, on a day, of the alerts that were open
 * then.
 */
export async function addInheritedAssignments(
  tx: Tx,
  assignments: readonly CurrentAssignment[],
  on: Day,
): Promise<void> {
  if (assignments.length === 0) return;
  await tx.query(
    `INSERT INTO inherited_assignments (person_id, role, unit_id, for_person, handed_on)
     SELECT "personId", role, "unitId", "forPerson", $2
     FROM jsonb_to_recordset($1::jsonb)
       AS fresh ("personId" uuid, role text, "unitId" text, "forPerson" text)`,
    [JSON.stringify(assignments), on],
  );
}

/** Removes roles that have ended from the list of roles whose holders were notified. */
export async function removeInheritedAssignments(
  tx: Tx,
  assignments: readonly CurrentAssignment[],
): Promise<void> {
  if (assignments.length === 0) return;
  await tx.query(
    `DELETE FROM inherited_assignments held
      USING jsonb_to_recordset($1::jsonb)
        AS ended ("personId" uuid, role text, "unitId" text, "forPerson" text)
      WHERE (held.person_id, held.role, held.unit_id, held.for_person)
        = (ended."personId", ended.role, ended."unitId", ended."forPerson")`,
    [JSON.stringify(assignments)],
  );
}
