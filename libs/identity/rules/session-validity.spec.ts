import { describe, expect, it } from '@jest/globals';
import {
  provedLately,
  sessionIsValid,
  tokenIsValid,
  useIsWorthNoting,
} from './session-validity.js';

const now = new Date('2026-01-10T12:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

describe('how long a session stands', () => {
  it.each<[string, { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }, boolean]>([
    ['in use', { lastSeenAt: hours(-1), expiresAt: hours(1), endedAt: null }, true],
    [
      'idle for as long as it may',
      { lastSeenAt: hours(-4), expiresAt: hours(1), endedAt: null },
      false,
    ],
    [
      'idle for a moment less',
      { lastSeenAt: new Date(hours(-4).getTime() + 1), expiresAt: hours(1), endedAt: null },
      true,
    ],
    ['past its end though in use', { lastSeenAt: now, expiresAt: now, endedAt: null }, false],
    ['ended', { lastSeenAt: now, expiresAt: hours(1), endedAt: hours(-1) }, false],
  ])('%s', (_, session, stands) =>
    expect(sessionIsValid(session, 4 * 3_600_000, now)).toBe(stands),
  );
});

describe('a password that was shown', () => {
  it('is fresh for a quarter of an hour', () => {
    expect([
      provedLately(now, now),
      provedLately(new Date(now.getTime() - 899_999), now),
      provedLately(new Date(now.getTime() - 900_000), now),
    ]).toEqual([true, true, false]);
  });
});

describe('an API token', () => {
  it('stands until it expires or is ended', () => {
    expect([
      tokenIsValid({ expiresAt: hours(1), endedAt: null }, now),
      tokenIsValid({ expiresAt: now, endedAt: null }, now),
      tokenIsValid({ expiresAt: hours(1), endedAt: hours(-1) }, now),
    ]).toEqual([true, false, false]);
  });

  it('has its use noted at most once a minute', () => {
    expect([
      useIsWorthNoting(null, now),
      useIsWorthNoting(new Date(now.getTime() - 59_999), now),
      useIsWorthNoting(new Date(now.getTime() - 60_000), now),
    ]).toEqual([true, false, true]);
  });
});
