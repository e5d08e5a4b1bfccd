import { describe, expect, it } from '@jest/globals';
import {
  ACCOUNT_DELAY,
  delayAfter,
  PLACE_DELAY,
  SOURCE_DELAY,
  waitSeconds,
} from './sign-in-delay.js';

describe('the delay after failed sign-ins of unknown devices', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [6, 10],
    [7, 20],
    [10, 160],
    [11, 300],
    [10_000, 300],
  ])('on one account from one network, after %i failures: %i s', (failures, seconds) =>
    expect(delayAfter(failures, PLACE_DELAY)).toBe(seconds),
  );

  it.each([
    [0, 0],
    [99, 0],
    [100, 1],
    [101, 2],
    [105, 32],
    [106, 60],
    [10_000, 60],
  ])('on one account from anywhere, after %i failures: %i s', (failures, seconds) =>
    expect(delayAfter(failures, ACCOUNT_DELAY)).toBe(seconds),
  );

  it.each([
    [0, 0],
    [49, 0],
    [50, 5],
    [51, 10],
    [54, 60],
    [10_000, 60],
  ])('from one network, after %i failures: %i s', (failures, seconds) =>
    expect(delayAfter(failures, SOURCE_DELAY)).toBe(seconds),
  );

  it.each([
    ['just now', 0, 5],
    ['2.1 s ago', 2_100, 3],
    ['5 s ago', 5_000, 0],
    ['an hour ago', 3_600_000, 0],
    ['an hour ahead, because the clock was set back', -3_600_000, 5],
  ])('the fifth failure %s', (_, agoMs, wait) => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(waitSeconds(4, new Date(now.getTime() - agoMs), now, PLACE_DELAY)).toBe(0);
    expect(waitSeconds(5, new Date(now.getTime() - agoMs), now, PLACE_DELAY)).toBe(wait);
  });
});
