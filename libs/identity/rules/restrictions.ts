import type { Membership, Role } from './role.js';
import type { SignInPolicy } from './sign-in-policy.js';

/**
 * Actions that the program may require of a person before the person's sessions and tokens can be
 * used for anything else.
 */
export const RESTRICTIONS = [
  'password-change-required',
  'second-factor-enrolment-required',
] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

/**
 * Earlier names of the restrictions. Responses still contain these names for one version of the
 * program, for older clients.
 */
export type SessionLimit = 'password-change' | 'second-factor-enrolment';

const LIMIT_OF: Readonly<Record<Restriction, SessionLimit>> = {
  'password-change-required': 'password-change',
  'second-factor-enrolment-required': 'second-factor-enrolment',
};

/** Data of a person that determine which restrictions apply. */
export interface RestrictionFacts {
  /** Whether the password was set by another person. */
  mustChangePassword: boolean;
  /**
   * Whether the password is still the one that the program generated for a first account (an
   * account created at the first start).
   */
  initialPassword: boolean;
  /** Instant at which the present password was set, as PostgreSQL writes it in JSON. */
  passwordSince: string;
  hasSecondFactor: boolean;
  /** Roles for which the security administrator requires a second factor. */
  rolesNeedingFactor: readonly Role[];
}

/**
 * A person's roles of today, and the {@link RestrictionFacts}: data from which it is determined
 * which actions the person must take first.
 */
export interface Restrictable {
  facts: RestrictionFacts;
  memberships: readonly Pick<Membership, 'role'>[];
}

/**
 * Lists the actions that a person must take before any other, in the order in which to take them;
 * empty when there are none.
 */
export function restrictionsOf(
  { facts, memberships }: Restrictable,
  policy: SignInPolicy,
  now: Date,
): Restriction[] {
  const needsFactor = (role: Role): boolean =>
    policy.compelsFactor(role) || facts.rolesNeedingFactor.includes(role);
  const changes =
    facts.mustChangePassword ||
    (policy.production && facts.initialPassword) ||
    policy.passwordIsTooOld(new Date(facts.passwordSince), now);
  const enrols = !facts.hasSecondFactor && memberships.some(({ role }) => needsFactor(role));
  return RESTRICTIONS.filter((one) => (one === 'password-change-required' ? changes : enrols));
}

/** Returns the earlier name of the first restriction; null when there is none. */
export const limitOf = ([first]: readonly Restriction[]): SessionLimit | null =>
  first === undefined ? null : LIMIT_OF[first];
