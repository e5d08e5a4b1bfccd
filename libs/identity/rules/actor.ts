import type { Language, Scope } from '#platform';
import type { Membership, Role, TreeUnit } from './role.js';
import { type Reach, reachOf, scopeOf } from './scope-of.js';

/** A person who is signed in, with what they may reach today. */
export interface Actor {
  personId: string;
  name: string;
  email: string;
  language: Language;
  memberships: readonly Membership[];
  /** Units per role, sub-units included. */
  reach: Reach;
  scope: Scope;
  /** Holds the role somewhere. */
  is(role: Role): boolean;
}

/** A person as an actor is made of. */
export interface PersonFacts { id: string; name: string; email: string; language: Language }

/** Makes the actor of a request from a person, the roles they hold that day, and the tree of units. */
export function actorFrom(person: PersonFacts, memberships: readonly Membership[], tree: readonly TreeUnit[], asked: { requestId: string; from?: string }): Actor {
  return {
    personId: person.id, name: person.name, email: person.email, language: person.language, memberships,
    reach: reachOf(memberships, tree), scope: scopeOf({ personId: person.id, memberships, tree, ...asked }),
    is: (role) => memberships.some((held) => held.role === role),
  };
}
