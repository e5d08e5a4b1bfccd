import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { Days, Membership, TreeOrganisation } from '../rules/role.js';
import type { Assignment } from '../rules/clashing-roles.js';

/** A person's own role with its days. */
export type HeldMembership = Membership & Days & { id: string };

/** Lists all own roles of a person, past and future roles included, delegated roles not. */
export const membershipsOf = (tx: Tx, personId: string): Promise<HeldMembership[]> =>
  tx.query<HeldMembership[]>(
    'SELECT id, unit_id AS "unitId", role, from_on AS "fromOn", until_on AS "untilOn" FROM memberships WHERE person_id = $1 AND (until_on IS NULL OR until_on >= from_on) ORDER BY from_on, id',
    [personId],
  );

/** Lists all roles of a person, own or delegated, past and future roles included. */
export const assignmentsOf = (tx: Tx, personId: string): Promise<Assignment[]> =>
  tx.query<Assignment[]>(
    'SELECT role, unit_id AS "unitId", from_on AS "fromOn", until_on AS "untilOn" FROM duties WHERE person_id = $1',
    [personId],
  );

/** Returns the present tree of organisations. */
export const treeNow = (tx: Tx): Promise<TreeOrganisation[]> =>
  tx.query<TreeOrganisation[]>('SELECT id, parent_id AS "parentId" FROM organisations ORDER BY id');

/**
 * Counts the people who are security administrators today without an end date. If there were none,
 * nobody could grant roles any more.
 */
export async function lastingSecurityAdmins(tx: Tx, today: Day): Promise<number> {
  const [row] = await tx.query<{ people: number }[]>(
    `SELECT count(DISTINCT m.person_id)::int AS people FROM memberships m
      JOIN people p ON p.id = m.person_id AND p.active
     WHERE m.role = 'security-admin' AND m.from_on <= $1 AND m.until_on IS NULL`,
    [today],
  );
  return row?.people ?? 0;
}
