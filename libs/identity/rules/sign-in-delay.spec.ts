import { describe, expect, it } from '@jest/globals';
import { delayAfter, SOURCE_PATIENCE, waitSeconds } from './sign-in-delay.js';

describe('the delay after failed sign-ins', () => {
  it.each([[0, 0], [4, 0], [5, 5], [6, 10], [7, 20], [12, 640], [13, 900], [14, 900], [10_000, 900]])('after %i failures: %i s', (failures, seconds) => expect(delayAfter(failures)).toBe(seconds));

  it.each([[0, 0], [49, 0], [50, 5], [51, 10], [54, 60], [10_000, 60]])('from one network address, after %i failures: %i s', (failures, seconds) => expect(delayAfter(failures, SOURCE_PATIENCE)).toBe(seconds));

  it.each([['just now', 0, 5], ['2.1 s ago', 2_100, 3], ['5 s ago', 5_000, 0], ['an hour ago', 3_600_000, 0], ['an hour ahead, because the clock was set back', -3_600_000, 5]])('the fifth failure %s', (_, agoMs, wait) => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(waitSeconds(4, new Date(now.getTime() - agoMs), now)).toBe(0);
    expect(waitSeconds(5, new Date(now.getTime() - agoMs), now)).toBe(wait);
  });
});
