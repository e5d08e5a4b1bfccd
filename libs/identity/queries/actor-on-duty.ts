import { type Clock, type Database, noUnitsScope } from '#platform';
import { type Actor, actorFrom } from '../rules/actor.js';
import { findPerson } from '../store/find-person.js';

/** A person as they may act today, for work that goes on after their request was answered; null when their account is closed. */
export async function actorOnDuty(
  database: Database,
  clock: Clock,
  personId: string,
  requestId: string,
): Promise<Actor | null> {
  const found = await database.read(noUnitsScope('service:duty', requestId), (tx) =>
    findPerson(tx, personId, clock.today()),
  );
  return found && actorFrom(found.person, found.memberships, found.tree, { requestId });
}
