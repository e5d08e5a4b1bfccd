import { type Scope, serviceScope } from '#platform/database';
import type { Language } from '#platform/language';
import type { Membership, Role, TreeOrganisation } from './role.js';
import { actingScope, conflictingOrganisations, scopeByRole, scopeOf } from './scope-of.js';

/** A signed-in person or a service, with the rights of today. */
export interface Actor {
  personId: string;
  name: string;
  email: string;
  language: Language;
  /** The person's own roles, and those delegated to the person today (with `forPerson` set). */
  memberships: readonly Membership[];
  scope: Scope;
  /**
   * Ids of the organisations over which the person holds two roles that exclude each other. The
   * person can only read there until one of the roles ends.
   */
  readOnlyUnits: readonly string[];
  /**
   * Returns whether the person has a role: in any organisation or, if `unitId` is given, over that
   * one.
   */
  is(role: Role, unitId?: string): boolean;
  /** Lists the person's memberships, own or delegated, that give the role over an organisation. */
  authorities(role: Role, unitId: string): readonly Membership[];
}

/** Personal data that an {@link Actor} is built from. */
export interface PersonFacts {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/**
 * Builds the actor of a request from a person, the person's roles on the day, and the tree of
 * organisations.
 */
export function actorFrom(
  person: PersonFacts,
  memberships: readonly Membership[],
  tree: readonly TreeOrganisation[],
  asked: { requestId: string; from?: string },
): Actor {
  const reach = scopeByRole(memberships, tree);
  const acting = actingScope(reach);
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    language: person.language,
    memberships,
    scope: scopeOf({ personId: person.id, memberships, tree, ...asked }),
    readOnlyUnits: conflictingOrganisations(reach),
    is: (role, unitId) =>
      unitId === undefined
        ? memberships.some((held) => held.role === role)
        : acting[role].includes(unitId),
    authorities: (role, unitId) =>
      acting[role].includes(unitId)
        ? memberships.filter(
            (held) => held.role === role && scopeByRole([held], tree)[role].includes(unitId),
          )
        : [],
  };
}

/**
 * Builds the actor for code that acts without a person. Its actions are recorded under the name of
 * the service; it holds no role.
 */
export function serviceActor(name: string, requestId?: string): Actor {
  const scope = serviceScope(name, requestId);
  return {
    personId: scope.actorId,
    name: scope.actorId,
    email: '',
    language: 'zh',
    memberships: [],
    scope,
    readOnlyUnits: [],
    is: () => false,
    authorities: () => [],
  };
}
