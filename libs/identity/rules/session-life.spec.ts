import { describe, expect, it } from '@jest/globals';
import { sessionStands, tokenStands, useIsWorthNoting } from './session-life.js';

const now = new Date('2026-01-10T12:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

describe('how long a session stands', () => {
  it.each<[string, { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }, boolean]>([
    ['in use', { lastSeenAt: hours(-1), expiresAt: hours(1), endedAt: null }, true],
    ['idle for twelve hours', { lastSeenAt: hours(-12), expiresAt: hours(1), endedAt: null }, false],
    ['past its seven days though in use', { lastSeenAt: now, expiresAt: now, endedAt: null }, false],
    ['ended', { lastSeenAt: now, expiresAt: hours(1), endedAt: hours(-1) }, false],
  ])('%s', (_, session, stands) => expect(sessionStands(session, now)).toBe(stands));
});

describe('an API token', () => {
  it('stands until it expires or is ended', () => {
    expect([tokenStands({ expiresAt: hours(1), endedAt: null }, now), tokenStands({ expiresAt: now, endedAt: null }, now), tokenStands({ expiresAt: hours(1), endedAt: hours(-1) }, now)]).toEqual([true, false, false]);
  });

  it('has its use noted at most once a minute', () => {
    expect([useIsWorthNoting(null, now), useIsWorthNoting(new Date(now.getTime() - 59_999), now), useIsWorthNoting(new Date(now.getTime() - 60_000), now)]).toEqual([true, false, true]);
  });
});
