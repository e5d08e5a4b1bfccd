import type { Settings } from '#platform';
import { isAdminRole, type Membership, type Role } from './role.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The password of a first account opens its replacement for so long, in production. */
export const INITIAL_PASSWORD_MS = 7 * DAY_MS;

/**
 * Roles that decide about what others filed, or administer. A role without a line is a type error,
 * so that none is forgotten.
 */
const DECIDES_OR_ADMINISTERS: Readonly<Record<Role, boolean>> = {
  officer: false,
  manager: true,
  auditor: false,
  'system-admin': true,
  'security-admin': true,
  'audit-admin': true,
};

/** The settings that signing in follows. */
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

/** What this installation asks of whoever signs in. */
export class SignInPolicy {
  /** People work here: first accounts and deciding roles are held to more than in a trial. */
  readonly production: boolean;
  /** A password is replaced after so long; null when it may stay. */
  private readonly passwordMs: number | null;

  /** A session ends after so long in any case. */
  readonly sessionMs: number;
  /** Sessions of one person at a time. */
  readonly sessionsMax: number;
  /** Characters that a new password has at least. */
  readonly passwordLengthMin: number;
  /** Kinds of characters that a new password mixes at least. */
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

  /** Whether a role works here only with a second factor, whatever the security administrator says. */
  compelsFactor(role: Role): boolean {
    return this.production && DECIDES_OR_ADMINISTERS[role];
  }

  /** How long a session of somebody with these roles may go without a request. */
  sessionIdleMs(memberships: readonly Pick<Membership, 'role'>[]): number {
    const { administrators, others } = this.idleMs;
    const administers = memberships.some(({ role }) => isAdminRole(role));
    return administers ? Math.min(administrators, others) : others;
  }

  /** Whether a password has to be replaced for its age alone. */
  passwordIsTooOld(since: Date, now: Date): boolean {
    return this.passwordMs !== null && now.getTime() - since.getTime() >= this.passwordMs;
  }

  /** Whether the password of a first account opens nothing any more; `since` null when it is another. */
  initialPasswordLapsed(since: Date | null, now: Date): boolean {
    return (
      this.production && since !== null && now.getTime() - since.getTime() >= INITIAL_PASSWORD_MS
    );
  }
}
