import type { HeldMembership, Person } from '../../client/people.js';

/** A password that was just set for somebody; null when an answer was lost and the password with it. */
export interface Issued { name: string; password: string | null }

/** What the administrator is about to do to an account. */
export interface Deed {
  kind: 'grant' | 'reset' | 'endSessions' | 'removeFactor' | 'close' | 'open' | 'endRole';
  person: Person;
  /** The role that ends, for `endRole`. */
  membership?: HeldMembership;
}
