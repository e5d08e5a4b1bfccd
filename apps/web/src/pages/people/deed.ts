import type { HeldMembership, Person } from '../../client/people.js';

/** What the administrator is about to do to an account. */
export interface Deed {
  kind: 'grant' | 'reset' | 'endSessions' | 'removeFactor' | 'close' | 'open' | 'endRole';
  person: Person;
  /** The role that ends, for `endRole`. */
  membership?: HeldMembership;
}
