/** A session ends after so long without a request. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
/** A session ends after so long in any case. */
export const SESSION_MS = 7 * 86_400_000;
/** Use is noted at most this often, so that a read does not cost a write. */
export const USE_NOTED_MS = 60_000;
export const TOKEN_DAYS_DEFAULT = 90;
export const TOKEN_DAYS_MAX = 366;

/** What decides whether a session still stands. */
export interface SessionTimes { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }

/** Whether a session still stands at an instant. */
export const sessionStands = (session: SessionTimes, now: Date): boolean =>
  session.endedAt === null && now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS;

/** Whether an API token still opens anything. */
export const tokenStands = (token: { expiresAt: Date; endedAt: Date | null }, now: Date): boolean => token.endedAt === null && now < token.expiresAt;

/** Whether this use is worth a write. */
export const useIsWorthNoting = (lastAt: Date | null, now: Date): boolean => lastAt === null || now.getTime() - lastAt.getTime() >= USE_NOTED_MS;
