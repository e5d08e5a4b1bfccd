import { type Language, type Scope, serviceScope } from '#platform';
import type { Membership, Role, TreeUnit } from './role.js';
import { actingReach, conflictingUnits, reachOf, scopeOf } from './scope-of.js';

/** A person who is signed in, with what they may reach today. */
export interface Actor {
  personId: string;
  name: string;
  email: string;
  language: Language;
  /** Roles in their own right and, named by `forPerson`, those they stand in for today. */
  memberships: readonly Membership[];
  scope: Scope;
  /** Units over which they hold two roles that exclude each other: they read there until one ends. */
  readOnlyUnits: readonly string[];
  /** Holds the role somewhere, or acts in it over a given unit: in it or in one above it. */
  is(role: Role, unitId?: string): boolean;
  /** On which authority the actor acts in a role over a unit: every own or lent one that reaches it. */
  authorities(role: Role, unitId: string): readonly Membership[];
}

/** A person as an actor is made of. */
export interface PersonFacts {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** Makes the actor of a request from a person, the roles they hold that day, and the tree of units. */
export function actorFrom(
  person: PersonFacts,
  memberships: readonly Membership[],
  tree: readonly TreeUnit[],
  asked: { requestId: string; from?: string },
): Actor {
  const reach = reachOf(memberships, tree);
  const acting = actingReach(reach);
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    language: person.language,
    memberships,
    scope: scopeOf({ personId: person.id, memberships, tree, ...asked }),
    readOnlyUnits: conflictingUnits(reach),
    is: (role, unitId) =>
      unitId === undefined
        ? memberships.some((held) => held.role === role)
        : acting[role].includes(unitId),
    authorities: (role, unitId) =>
      acting[role].includes(unitId)
        ? memberships.filter(
            (held) => held.role === role && reachOf([held], tree)[role].includes(unitId),
          )
        : [],
  };
}

/** A named part of the program that acts like a person would; recorded by its name, holds no role. */
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
