import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { Actor } from '../rules/actor.js';
import { isAdminRole, type Role } from '../rules/role.js';
import { organisationsAbove } from '../rules/organisation-tree.js';
import { organisationsBelow } from '../rules/organisations-below.js';
import { treeNow } from '../store/held-assignments.js';

/**
 * A delegated role; `fromOn` and `untilOn` are included. `revokedOn` is the first day on which the
 * delegation no longer applies; null if it was not revoked.
 */
export interface ListedDelegation {
  id: string;
  fromPerson: string;
  fromName: string;
  toPerson: string;
  toName: string;
  unitId: string;
  unitName: string;
  role: Role;
  fromOn: Day;
  untilOn: Day;
  reason: string;
  createdBy: string;
  createdAt: Date;
  revokedOn: Day | null;
}

const DELEGATION = `
  SELECT d.id, d.from_person AS "fromPerson", lender.name AS "fromName", d.to_person AS "toPerson",
    substitute.name AS "toName", d.unit_id AS "unitId", o.name AS "unitName", d.role,
         d.from_on AS "fromOn", d.until_on AS "untilOn", d.reason, d.created_by AS "createdBy",
           d.created_at AS "createdAt", d.revoked_on AS "revokedOn"
  FROM delegations d JOIN people lender ON lender.id = d.from_person
  JOIN people substitute ON substitute.id = d.to_person JOIN organisations o ON o.id = d.unit_id`;

/**
 * Lists delegations from or to a person (null: of all people), the latest first day first. `after`
 * is the key of the last delegation of the previous page.
 */
export function listDelegations(
  tx: Tx,
  personId: string | null,
  { limit, after }: { limit: number; after?: { fromOn: string; id: string } },
): Promise<ListedDelegation[]> {
  return tx.query<ListedDelegation[]>(
    `${DELEGATION} WHERE ($2::uuid IS NULL OR $2 IN (d.from_person, d.to_person))
      AND ($3::date IS NULL OR (d.from_on, d.id) < ($3, $4::uuid))
     ORDER BY d.from_on DESC, d.id DESC LIMIT $1`,
    [limit, personId, after?.fromOn ?? null, after?.id ?? null],
  );
}

/**
 * Reads one delegation.
 * @throws Problem NOT_FOUND
 */
export async function findDelegation(tx: Tx, id: string): Promise<ListedDelegation> {
  const [found] = await tx.query<ListedDelegation[]>(`${DELEGATION} WHERE d.id = $1`, [id]);
  if (!found) throw new Problem('NOT_FOUND');
  return found;
}

/** A person who could be a delegate, with the organisations in which the person has a role. */
export interface Candidate {
  id: string;
  name: string;
  unitIds: string[];
}

/**
 * Lists people who could be delegates in an organisation on a day: active officers, managers and
 * auditors of it or of an organisation above or below it. `except` is the id of the delegating
 * person, who is left out.
 */
export async function candidatesFor(
  tx: Tx,
  unitId: string,
  on: Day,
  except: string,
): Promise<Candidate[]> {
  const tree = await treeNow(tx);
  return tx.query<Candidate[]>(
    `SELECT p.id, p.name, array_agg(DISTINCT m.unit_id ORDER BY m.unit_id) AS "unitIds"
     FROM people p JOIN memberships m ON m.person_id = p.id
       AND m.role IN ('officer', 'manager', 'auditor') AND m.from_on <= $2
       AND (m.until_on IS NULL OR m.until_on >= $2)
     WHERE p.active AND p.id::text <> $3 AND m.unit_id = ANY ($1::text[]) GROUP BY p.id, p.name ORDER BY p.name, p.id`,
    [[...organisationsAbove(tree, unitId), ...organisationsBelow(tree, unitId)], on, except],
  );
}

/**
 * Lists people to whom the actor could delegate a role in an organisation. People whose own role
 * excludes the delegated role are left out.
 * @throws Problem NOT_FOUND when the actor has no role in the organisation that can be delegated.
 */
export async function candidatesOf(
  tx: Tx,
  actor: Actor,
  unitId: string,
  on: Day,
): Promise<Candidate[]> {
  const lent = actor.memberships
    .filter((held) => held.unitId === unitId && !held.forPerson && !isAdminRole(held.role))
    .map(({ role }) => role);
  if (lent.length === 0) throw new Problem('NOT_FOUND');
  const near = await candidatesFor(tx, unitId, on, actor.personId);
  const free = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT p.id FROM people p CROSS JOIN unnest($2::text[]) AS wanted (role)
      WHERE p.id = ANY ($1::uuid[]) AND NOT EXISTS (
        SELECT FROM duties d WHERE d.person_id = p.id AND coalesce(d.until_on, 'infinity') >= $4
           AND duties_clash(d.role, d.unit_id, wanted.role, $3))`,
    [near.map(({ id }) => id), lent, unitId, on],
  );
  return near.filter(({ id }) => free.some((one) => one.id === id));
}
