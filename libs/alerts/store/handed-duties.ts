import type { PresentDuty } from '#identity';
import type { Tx } from '#platform';
import type { Day } from '#values';

/** Key of a person's role, for comparing two lists. */
export const sameDuty = ({ personId, role, unitId, forPerson }: PresentDuty): string =>
  [personId, role, unitId, forPerson].join(' ');

/**
 * Roles whose holders were already notified of the alerts that were open when they received the
 * role.
 */
export const handedDuties = (tx: Tx): Promise<PresentDuty[]> =>
  tx.query<PresentDuty[]>(
    'SELECT person_id AS "personId", role, unit_id AS "unitId", for_person AS "forPerson" FROM handed_duties',
  );

/** Stores that the holders of these roles were notified on a day. */
export async function addHandedDuties(
  tx: Tx,
  duties: readonly PresentDuty[],
  on: Day,
): Promise<void> {
  if (duties.length === 0) return;
  await tx.query(
    `INSERT INTO handed_duties (person_id, role, unit_id, for_person, handed_on)
     SELECT "personId", role, "unitId", "forPerson", $2
     FROM jsonb_to_recordset($1::jsonb)
       AS fresh ("personId" uuid, role text, "unitId" text, "forPerson" text)`,
    [JSON.stringify(duties), on],
  );
}

/** Removes roles that have ended. */
export async function strikeOffDuties(tx: Tx, duties: readonly PresentDuty[]): Promise<void> {
  if (duties.length === 0) return;
  await tx.query(
    `DELETE FROM handed_duties held
      USING jsonb_to_recordset($1::jsonb)
        AS ended ("personId" uuid, role text, "unitId" text, "forPerson" text)
      WHERE (held.person_id, held.role, held.unit_id, held.for_person)
        = (ended."personId", ended.role, ended."unitId", ended."forPerson")`,
    [JSON.stringify(duties)],
  );
}
