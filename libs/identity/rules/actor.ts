import { type Language, type Scope, serviceScope } from '#platform';
import type { Membership, Role, TreeUnit } from './role.js';
import { actingScope, conflictingUnits, scopeByRole, scopeOf } from './scope-of.js';

/** A signed-in person, with their rights of today. */
export interface Actor {
  personId: string;
  name: string;
  email: string;
  language: Language;
  /** The person's own roles and, with `forPerson` set, those delegated to them today. */
  memberships: readonly Membership[];
  scope: Scope;
  /**
   * Organisations over which they hold two roles that exclude each other. They can only read there
   * until one of the roles ends.
   */
  readOnlyUnits: readonly string[];
  /** Whether the person has the role: anywhere, or, with `unitId`, over that organisation. */
  is(role: Role, unitId?: string): boolean;
  /** The roles, own or delegated, that give the person the role over an organisation. */
  authorities(role: Role, unitId: string): readonly Membership[];
}

/** Personal data of an {@link Actor}. */
export interface PersonFacts {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** The actor of a request, from a person, their roles on the day, and the tree of organisations. */
export function actorFrom(
  person: PersonFacts,
  memberships: readonly Membership[],
  tree: readonly TreeUnit[],
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
    readOnlyUnits: conflictingUnits(reach),
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
 * The actor of a service, for code that acts without a person. It is recorded under the service's
 * name and holds no role.
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
