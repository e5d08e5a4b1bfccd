import type { Actor } from '../rules/actor.js';
import type { Permission } from './declared-permissions.js';
import { can } from './policies.js';

/** Id that stands for any other person. */
const ANOTHER = 'another';

/**
 * Returns whether the actor has a permission for any object at all. Checks objects without an
 * organisation and objects of each organisation in which the actor has a role; submitted by the
 * actor or by another person; and concerning the actor. Organisations below these need no check,
 * because a role gives no more permissions there.
 */
export const maySomewhere = (actor: Actor, permission: Permission): boolean =>
  [undefined, ...new Set(actor.memberships.map(({ unitId }) => unitId))].some((unitId) =>
    [actor.personId, ANOTHER].some((filedBy) =>
      can(actor, permission, {
        ...(unitId === undefined ? {} : { unitId }),
        filedBy,
        parties: [actor.personId],
      }),
    ),
  );
