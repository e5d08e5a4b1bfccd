import type { Membership, Role } from './role.js';

/** What a session has to do before it may do anything else. */
export type SessionLimit = 'password-change' | 'second-factor-enrolment';

/** What limits a session, besides its time. */
export interface LimitFacts {
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  /** Roles that may work only with a second factor. */
  rolesNeedingFactor: readonly Role[];
}

/** The first thing that somebody with these roles today has to do; null when nothing stands in the way. */
export function limitOf({ mustChangePassword, hasSecondFactor, rolesNeedingFactor }: LimitFacts, memberships: readonly Pick<Membership, 'role'>[]): SessionLimit | null {
  if (mustChangePassword) return 'password-change';
  return !hasSecondFactor && memberships.some(({ role }) => rolesNeedingFactor.includes(role)) ? 'second-factor-enrolment' : null;
}
