import type { Actor } from '../rules/actor.js';
import type { Permission } from './declared-permissions.js';
import { can } from './policies.js';

/** Id that stands for any other person. */
const ANOTHER = 'another';

/**
 * Returns whether the actor has a permission for anything at all: for data without an organisation
 * or over an organisation in which the actor has a role, filed by the actor or by another person,
 * and concerning the actor. Below the organisation of a role the role gives nothing that it does
 * not give there.
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
