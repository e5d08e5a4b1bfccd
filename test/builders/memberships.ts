import {
  type AccountServices,
  type Actor,
  allow,
  enterGrant,
  findListedPerson,
  type Grant,
  type ListedPerson,
  prepareGrant,
} from '#identity';
import { withAccounts, withPrivileges } from '#platform/database';

/** Grants a role at once, as after the decision of a second administrator where one is needed. */
export function grantMembership(
  services: AccountServices,
  actor: Actor,
  { personId, grant }: { personId: string; grant: Grant },
): Promise<{ membershipId: string; person: ListedPerson }> {
  allow(actor, 'membership.grant');
  return services.database.write(withAccounts(withPrivileges(actor.scope, 'roles')), async (tx) => {
    const asked = { granter: actor.personId, personId, grant };
    const { wanted } = await prepareGrant(tx, services.clock.today(), asked);
    const membershipId = await enterGrant(tx, services, actor, {
      personId,
      wanted,
      byName: actor.name,
    });
    return { membershipId, person: await findListedPerson(tx, personId) };
  });
}
