import type { HeldMembership, Person } from '../../client/people.js';

/** The action on an account that the administrator has to confirm. */
export interface AccountAction {
  kind: 'grant' | 'reset' | 'endSessions' | 'removeFactor' | 'close' | 'open' | 'endRole';
  person: Person;
  /** For `endRole`, the role that ends. */
  membership?: HeldMembership;
}
