import type { Clock } from '#platform/clock';
import { type Database, noOrganisationsScope } from '#platform/database';
import { type Actor, actorFrom } from '../rules/actor.js';
import { findPerson } from '../store/find-person.js';

/**
 * Loads a person as an actor with the roles of today, for work that continues after the request was
 * answered; null when the account is closed.
 */
export async function actorAssigned(
  database: Database,
  clock: Clock,
  personId: string,
  requestId: string,
): Promise<Actor | null> {
  const found = await database.read(noOrganisationsScope('service:duty', requestId), (tx) =>
    findPerson(tx, personId, clock.today()),
  );
  return found && actorFrom(found.person, found.memberships, found.tree, { requestId });
}
