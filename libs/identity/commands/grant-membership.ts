import { randomUUID } from 'node:crypto';
import { recordDeed } from '#audit';
import { type Clock, type Database, once, type RepeatableRequest } from '#platform';
import type { Day } from '#values';
import { allow } from '../policies/policies.js';
import { findListedPerson, type ListedPerson } from '../queries/people.js';
import type { Actor } from '../rules/actor.js';
import { judgeGrant } from '../rules/grant.js';
import type { Role } from '../rules/role.js';
import { lockDirectory } from '../store/directory-lock.js';
import { endSessionsOf } from '../store/end-sessions.js';
import { dutiesOf, membershipsOf, treeNow } from '../store/held-duties.js';
import { MembershipRow } from '../store/identity-rows.js';

/** A role to give: from a day on (today unless given), until a day or, for null, until somebody ends it. */
export interface Grant { unitId: string; role: Role; fromOn?: Day; untilOn?: Day | null }

/**
 * Gives a person a role in a unit; their sessions end, so that nobody goes on with the rights of before.
 * @throws Refusal FORBIDDEN, NOT_FOUND, or the rule of `judgeGrant` that was broken.
 */
export function grantMembership(database: Database, clock: Clock, actor: Actor, personId: string, { unitId, role, fromOn, untilOn = null }: Grant, request: RepeatableRequest | null): Promise<{ membershipId: string; person: ListedPerson }> {
  allow(actor, 'membership.grant');
  return database.write(actor.scope, async (tx) => {
    const { id: membershipId } = await once(tx, request, async () => {
      await lockDirectory(tx);
      const today = clock.today();
      const person = await findListedPerson(tx, personId);
      const wanted = { unitId, role, fromOn: fromOn ?? today, untilOn };
      judgeGrant(wanted, { today, granter: actor.personId, person, tree: await treeNow(tx), memberships: await membershipsOf(tx, personId), duties: await dutiesOf(tx, personId) });
      const id = randomUUID();
      await tx.insert(MembershipRow, { id, personId, ...wanted });
      const sessionsEnded = await endSessionsOf(tx, personId, 'roles-changed');
      await recordDeed(tx, actor.scope, { action: 'membership.grant', subjectType: 'person', subjectId: personId, unitId: wanted.unitId, newValue: { membershipId: id, ...wanted, sessionsEnded } });
      return id;
    });
    return { membershipId, person: await findListedPerson(tx, personId) };
  });
}
