import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { Role } from '../rules/role.js';

/**
 * A person who acts in a role for an organisation. `forPersonId` is the id of the person who
 * delegated the role; null when the role is the person's own.
 */
export interface OrganisationAssignment {
  unitId: string;
  role: Role;
  personId: string;
  personName: string;
  forPersonId: string | null;
  forPersonName: string | null;
}
/**
 * Sort key of the last row of a page of {@link assignmentsOn}, after which the next page begins.
 */
export type AssignmentKey = Pick<
  OrganisationAssignment,
  'unitId' | 'role' | 'personId' | 'forPersonId'
>;

/**
 * Lists a page of the people acting in each role and organisation on a day, delegates included,
 * sorted by organisation. Closed accounts are left out.
 */
export function assignmentsOn(
  tx: Tx,
  on: Day,
  { limit, after }: { limit: number; after?: AssignmentKey },
): Promise<OrganisationAssignment[]> {
  return tx.query<(OrganisationAssignment & { lent: string })[]>(
    `SELECT DISTINCT d.unit_id AS "unitId", d.role, d.person_id::text AS "personId",
      p.name AS "personName", d.for_person::text AS "forPersonId", lender.name AS "forPersonName",
      coalesce(d.for_person::text, '') AS lent
     FROM duties d JOIN people p ON p.id = d.person_id AND p.active LEFT JOIN people lender ON lender.id = d.for_person
     WHERE d.from_on <= $1 AND (d.until_on IS NULL OR d.until_on >= $1)
       AND ($3::text IS NULL OR (d.unit_id, d.role, d.person_id::text,
         coalesce(d.for_person::text, '')) > ($3, $4, $5, $6))
     ORDER BY d.unit_id, d.role, "personId", lent LIMIT $2`,
    [
      on,
      limit,
      after?.unitId ?? null,
      after?.role ?? null,
      after?.personId ?? null,
      after?.forPersonId ?? '',
    ],
  );
}
