/** Maximum age of the password confirmation that ending other sessions requires. */
export const PROOF_MS = 15 * 60_000;
/**
 * Minimum time between two updates of the last use, so that reading does not cause a write each
 * time.
 */
export const USE_NOTED_MS = 60_000;
export const TOKEN_DAYS_DEFAULT = 90;
export const TOKEN_DAYS_MAX = 366;

/** What decides whether a session still stands. */
export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** Whether a session that may go so long without a request still stands at an instant. */
export const sessionStands = (session: SessionTimes, idleMs: number, now: Date): boolean =>
  session.endedAt === null &&
  now < session.expiresAt &&
  now.getTime() - session.lastSeenAt.getTime() < idleMs;

/** Whether the password was shown a short while ago. */
export const provedLately = (provedAt: Date, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < PROOF_MS;

/** Whether an API token still opens anything. */
export const tokenStands = (token: { expiresAt: Date; endedAt: Date | null }, now: Date): boolean =>
  token.endedAt === null && now < token.expiresAt;

/** Whether this use is worth a write. */
export const useIsWorthNoting = (lastAt: Date | null, now: Date): boolean =>
  lastAt === null || now.getTime() - lastAt.getTime() >= USE_NOTED_MS;
