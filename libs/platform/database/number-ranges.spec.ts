import { describe, expect, it } from '@jest/globals';
import { numberRanges } from './number-ranges.js';

const numbers = new Map([
  ['city', 1],
  ['transport', 2],
  ['metro', 3],
  ['rail', 4],
  ['development', 7],
  ['parks', 2_147_483_647],
]);

describe('the numbers of organisations', () => {
  it.each<[string[], string]>([
    [[], '{}'],
    [['metro'], '{[3,3]}'],
    [['rail', 'transport', 'metro'], '{[2,4]}'],
    [['development', 'city', 'metro', 'transport'], '{[1,3],[7,7]}'],
    [['metro', 'metro'], '{[3,3]}'],
    [['parks', 'development'], '{[7,7],[2147483647,2147483647]}'],
    [['unknown', 'rail'], '{[4,4]}'],
    [['unknown'], '{}'],
  ])('%j are %s', (ids, ranges) => {
    expect(numberRanges(ids, numbers)).toBe(ranges);
  });

  it('are those of the numbers that are asked now', () => {
    const ids = ['metro'];
    numberRanges(ids, numbers);
    expect(numberRanges(ids, new Map([['metro', 9]]))).toBe('{[9,9]}');
  });
});
