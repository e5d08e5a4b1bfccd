import type { Settings } from '#platform/config';
import { isAdminRole, type Membership, type Role } from './role.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Time in milliseconds for which the generated password of a first account can be used on an
 * installation in production.
 */
export const INITIAL_PASSWORD_MS = 7 * DAY_MS;

/**
 * Whether a role decides about other people's submissions or administers the program. Such roles
 * need a second factor in production. All roles must be listed, so that a new role without an entry
 * is a type error.
 */
const DECIDES_OR_ADMINISTERS: Readonly<Record<Role, boolean>> = {
  officer: false,
  manager: true,
  leader: false,
  auditor: false,
  'system-admin': true,
  'security-admin': true,
  'audit-admin': true,
};

/** Returns whether a role decides about other people's submissions or administers the program. */
export const decidesOrAdministers = (role: Role): boolean => DECIDES_OR_ADMINISTERS[role];

/** The settings from which the sign-in policy is built. */
export type SignInSettings = Pick<
  Settings,
  | 'INSTALLATION'
  | 'SESSION_IDLE_MINUTES'
  | 'SESSION_IDLE_MINUTES_ADMIN'
  | 'SESSION_HOURS_MAX'
  | 'SESSIONS_MAX'
  | 'PASSWORD_LENGTH_MIN'
  | 'PASSWORD_KINDS_MIN'
  | 'PASSWORD_DAYS_MAX'
>;

/** Requirements of this installation on sign-in, passwords and sessions. */
export class SignInPolicy {
  /**
   * Whether the installation is used in production, not for a trial. In production the generated
   * passwords of first accounts expire, and roles that decide about other people's submissions or
   * administer the program need a second factor.
   */
  readonly production: boolean;
  /** Largest age of a password in milliseconds; null without a limit. */
  private readonly passwordMs: number | null;

  /** Longest duration of a session in milliseconds. */
  readonly sessionMs: number;
  /** Largest number of simultaneous sessions of a person. */
  readonly sessionsMax: number;
  /** Minimum length of a new password in characters. */
  readonly passwordLengthMin: number;
  /**
   * Minimum number of kinds of characters (capitals, small letters, digits, others) in a new
   * password.
   */
  readonly passwordKindsMin: number;
  private readonly idleMs: { administrators: number; others: number };

  constructor(settings: SignInSettings) {
    this.production = settings.INSTALLATION === 'production';
    this.sessionMs = settings.SESSION_HOURS_MAX * HOUR_MS;
    this.sessionsMax = settings.SESSIONS_MAX;
    this.idleMs = {
      administrators: settings.SESSION_IDLE_MINUTES_ADMIN * MINUTE_MS,
      others: settings.SESSION_IDLE_MINUTES * MINUTE_MS,
    };
    this.passwordLengthMin = settings.PASSWORD_LENGTH_MIN;
    this.passwordKindsMin = settings.PASSWORD_KINDS_MIN;
    this.passwordMs = settings.PASSWORD_DAYS_MAX === 0 ? null : settings.PASSWORD_DAYS_MAX * DAY_MS;
  }

  /**
   * Returns whether this installation requires a second factor for a role, whatever the security
   * administrator has set.
   */
  compelsFactor(role: Role): boolean {
    return this.production && DECIDES_OR_ADMINISTERS[role];
  }

  /**
   * Returns the longest allowed time between two requests of a session, in milliseconds, for a
   * person with these roles.
   */
  sessionIdleMs(memberships: readonly Pick<Membership, 'role'>[]): number {
    const { administrators, others } = this.idleMs;
    const administers = memberships.some(({ role }) => isAdminRole(role));
    return administers ? Math.min(administrators, others) : others;
  }

  /** Returns whether a password must be replaced because of its age. */
  passwordIsTooOld(since: Date, now: Date): boolean {
    return this.passwordMs !== null && now.getTime() - since.getTime() >= this.passwordMs;
  }

  /**
   * Returns whether the generated password of a first account is no longer accepted. `since` is the
   * instant from which the period of validity of that password is counted; null for any other
   * password.
   */
  initialPasswordLapsed(since: Date | null, now: Date): boolean {
    return (
      this.production && since !== null && now.getTime() - since.getTime() >= INITIAL_PASSWORD_MS
    );
  }
}
