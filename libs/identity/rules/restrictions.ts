import type { Membership, Role } from './role.js';
import type { SignInPolicy } from './sign-in-policy.js';

/**
 * Actions that a person must take before their sessions and tokens can be used for anything else.
 */
export const RESTRICTIONS = [
  'password-change-required',
  'second-factor-enrolment-required',
] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

/** The earlier name of a restriction, still returned during one version for older clients. */
export type SessionLimit = 'password-change' | 'second-factor-enrolment';

const LIMIT_OF: Readonly<Record<Restriction, SessionLimit>> = {
  'password-change-required': 'password-change',
  'second-factor-enrolment-required': 'second-factor-enrolment',
};

/** Facts from the database that determine a person's restrictions. */
export interface RestrictionFacts {
  /** The password was set by another person. */
  mustChangePassword: boolean;
  /** The password is still the generated one of a first account. */
  initialPassword: boolean;
  /** When the present password was set: an instant as PostgreSQL writes it in JSON. */
  passwordSince: string;
  hasSecondFactor: boolean;
  /** Roles for which the security administrator requires a second factor. */
  rolesNeedingFactor: readonly Role[];
}

/** A person's {@link RestrictionFacts} and their roles of today. */
export interface Restrictable {
  facts: RestrictionFacts;
  memberships: readonly Pick<Membership, 'role'>[];
}

/**
 * The restrictions of a person, in the order in which to resolve them; empty when there are none.
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

/** The first restriction under its earlier name; null when there is none. */
export const limitOf = ([first]: readonly Restriction[]): SessionLimit | null =>
  first === undefined ? null : LIMIT_OF[first];
