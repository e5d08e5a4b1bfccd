import { describe, expect, it } from '@jest/globals';
import { retryAfterMs } from './retry-after.js';

const now = new Date('2026-11-23T02:00:00Z');

describe('a server that asks to be left alone', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 3600 ', 3_600_000],
    ['999999999', 999_999_999_000],
    ['Mon, 23 Nov 2026 02:05:00 GMT', 300_000],
    ['Monday, 23-Nov-26 02:05:00 GMT', 300_000],
    ['Mon Nov 23 02:05:00 2026', 300_000],
    ['Mon, 23 Nov 2026 01:00:00 GMT', 0],
  ])('for “%s” is left alone for %i ms, whatever the zone of this machine', (value, ms) =>
    expect(retryAfterMs(value, now)).toBe(ms),
  );

  it.each([
    [null],
    [''],
    ['soon'],
    ['-5'],
    ['1.5'],
    ['1e9'],
    ['2026-11-23T02:05:00Z'],
    ['Mon, 23 Nov 2026 02:05:00'],
    ['Mon, 99 Xxx 2026 02:05:00 GMT'],
    ['9'.repeat(40)],
  ])('and says “%s” has said nothing', (value) => expect(retryAfterMs(value, now)).toBeNull());
});
