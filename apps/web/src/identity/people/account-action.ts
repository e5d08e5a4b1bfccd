import type { HeldMembership, Person } from '../../client/people.js';

/** An action on an account that the administrator has to confirm. */
export interface AccountAction {
  kind: 'grant' | 'reset' | 'endSessions' | 'removeFactor' | 'close' | 'open' | 'endRole';
  person: Person;
  /** The role that ends; only for the action `endRole`. */
  membership?: HeldMembership;
}
