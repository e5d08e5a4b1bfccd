import type { Membership, Role } from './role.js';
import type { SignInPolicy } from './sign-in-policy.js';

/** What somebody has to do before their sessions and tokens may do anything else. */
export const RESTRICTIONS = [
  'password-change-required',
  'second-factor-enrolment-required',
] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

/** The first restriction under the name it had before; taken for one version. */
export type SessionLimit = 'password-change' | 'second-factor-enrolment';

const LIMIT_OF: Readonly<Record<Restriction, SessionLimit>> = {
  'password-change-required': 'password-change',
  'second-factor-enrolment-required': 'second-factor-enrolment',
};

/** What restricts a person, as the database knows it. */
export interface RestrictionFacts {
  /** Somebody else gave them their password. */
  mustChangePassword: boolean;
  /** They still have the password that the program gave a first account. */
  initialPassword: boolean;
  /** When they got the password they have: an instant as PostgreSQL writes it in JSON. */
  passwordSince: string;
  hasSecondFactor: boolean;
  /** Roles that the security administrator lets work only with a second factor. */
  rolesNeedingFactor: readonly Role[];
}

/** A person's situation: what is known of them, and the roles they have today. */
export interface Restrictable {
  facts: RestrictionFacts;
  memberships: readonly Pick<Membership, 'role'>[];
}

/** What somebody has to do first, in the order in which to do it; empty when nothing. */
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

/** The first restriction as it was called before; null when there is none. */
export const limitOf = ([first]: readonly Restriction[]): SessionLimit | null =>
  first === undefined ? null : LIMIT_OF[first];
