/** Time in milliseconds for which a confirmation of the password counts as recent. */
export const PROOF_MS = 15 * 60_000;
/**
 * Minimum time in milliseconds between two updates of the stored time of last use, so that not
 * every read request causes a write.
 */
export const USE_NOTED_MS = 60_000;
export const TOKEN_DAYS_DEFAULT = 90;
export const TOKEN_DAYS_MAX = 366;

/** Times that decide whether a session is valid. */
export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/**
 * Returns whether a session is valid at an instant; `idleMs` is the longest allowed time without a
 * request, in milliseconds.
 */
export const sessionIsValid = (session: SessionTimes, idleMs: number, now: Date): boolean =>
  session.endedAt === null &&
  now < session.expiresAt &&
  now.getTime() - session.lastSeenAt.getTime() < idleMs;

/** Returns whether the password was confirmed within the last {@link PROOF_MS}. */
export const provedLately = (provedAt: Date, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < PROOF_MS;

/** Returns whether an API token is valid at an instant. */
export const tokenIsValid = (
  token: { expiresAt: Date; endedAt: Date | null },
  now: Date,
): boolean => token.endedAt === null && now < token.expiresAt;

/**
 * Returns whether the stored time of last use of a session or token is old enough to be updated.
 */
export const useIsWorthNoting = (lastAt: Date | null, now: Date): boolean =>
  lastAt === null || now.getTime() - lastAt.getTime() >= USE_NOTED_MS;
