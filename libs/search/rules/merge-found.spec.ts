import { describe, expect, it } from '@jest/globals';
import { mergeFound } from './merge-found.js';

const some = (kind: string, ...ranks: number[]) => ranks.map((rank) => ({ kind, rank }));
const shown = (lists: { kind: string; rank: number }[][], limit = 99): string =>
  mergeFound(lists, limit)
    .map(({ kind, rank }) => `${kind}${rank}`)
    .join(' ');

describe('what is shown of what was found', () => {
  it.each([
    ['nothing', [], 99, ''],
    ['the best first', [some('a', 1, 3), some('b', 0, 2)], 99, 'b0 a1 b2 a3'],
    ['the order of the kinds between equals', [some('a', 1), some('b', 1)], 99, 'a1 b1'],
    ['no more than asked', [some('a', 1, 1), some('b', 1)], 2, 'a1 a1'],
    [
      'a few of each kind before many of one',
      [some('a', 1, 1, 1, 1, 1, 1, 1), some('b', 4)],
      99,
      'a1 a1 a1 a1 a1 b4 a1 a1',
    ],
  ])('is %s', (_, lists, limit, expected) => {
    expect(shown(lists, limit)).toBe(expected);
  });
});
