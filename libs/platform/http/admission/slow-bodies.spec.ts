import { describe, expect, it } from '@jest/globals';
import { TIMEOUTS } from '../open-fastify.js';
import { type Arrived, isTooSlow } from './slow-bodies.js';

const KIB = 1_024;
const MIB = 1_024 * KIB;

describe('a body that is not complete yet', () => {
  it.each<[string, Arrived, { file: boolean }, boolean]>([
    ['of JSON after 29 s', { bytes: 900, ms: 29_000, idleMs: 0 }, { file: false }, false],
    ['of JSON after 30 s', { bytes: 900, ms: 30_000, idleMs: 0 }, { file: false }, true],
    [
      'of a file at 1 Mbit/s after 31 s',
      { bytes: 3 * MIB, ms: 31_000, idleMs: 40 },
      { file: true },
      false,
    ],
    [
      'of a file at 1 Mbit/s after 14 min',
      { bytes: 99 * MIB, ms: 840_000, idleMs: 40 },
      { file: true },
      false,
    ],
    [
      'of a file that begins slowly',
      { bytes: 100, ms: 29_000, idleMs: 1_000 },
      { file: true },
      false,
    ],
    [
      'of a file that trickles',
      { bytes: 31 * KIB * 31, ms: 31_000, idleMs: 10 },
      { file: true },
      true,
    ],
    ['of a file that stops', { bytes: 50 * MIB, ms: 40_000, idleMs: 30_000 }, { file: true }, true],
    ['of a file without end', { bytes: 900 * MIB, ms: 3_600_000, idleMs: 0 }, { file: true }, true],
  ])('%s', (_, arrived, { file }, tooSlow) => {
    expect(isTooSlow(arrived, file, TIMEOUTS)).toBe(tooSlow);
  });

  it('of the largest file has the time that it takes at the smallest rate', () => {
    expect((100 * MIB) / TIMEOUTS.uploadBytesPerSecond).toBeLessThan(TIMEOUTS.uploadMs / 1_000);
  });
});
