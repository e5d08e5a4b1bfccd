import { currentAssignments, namesOf, organisations, type Role } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';

/** A person who may be named as in charge of a project. */
export interface PersonInCharge {
  personId: string;
  name: string;
  role: Role;
  organisationId: string;
}

const ROLES: readonly Role[] = ['officer', 'manager', 'leader'];

/**
 * Lists who may be named as in charge of the projects of an organisation: its officers, managers
 * and leaders of today, and those of the organisations above it.
 */
export async function peopleInCharge(
  tx: Tx,
  organisationId: string,
  today: Day,
): Promise<PersonInCharge[]> {
  const tree = await organisations(tx);
  const path: string[] = [];
  for (let at = tree.find(({ id }) => id === organisationId); at && !path.includes(at.id);) {
    path.push(at.id);
    const { parentId } = at;
    at = tree.find(({ id }) => id === parentId);
  }
  const held = (await currentAssignments(tx, ROLES, today)).filter(
    ({ unitId, forPerson }) => path.includes(unitId) && !forPerson,
  );
  const names = await namesOf(
    tx,
    held.map(({ personId }) => personId),
  );
  return held
    .map(({ personId, role, unitId }) => ({
      personId,
      name: names.get(personId) ?? '',
      role,
      organisationId: unitId,
    }))
    .sort(
      (one, other) =>
        path.indexOf(one.organisationId) - path.indexOf(other.organisationId) ||
        (one.name < other.name ? -1 : 1),
    );
}
