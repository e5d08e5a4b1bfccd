import { describe, expect, it } from '@jest/globals';
import { nextAfter } from './next-approval.js';

const of = (id: string, createdAt: string) => ({ id, createdAt });
const [newest, first, second, oldest] = [
  of('d', '2026-11-04'),
  of('a', '2026-11-03'),
  of('b', '2026-11-03'),
  of('c', '2026-11-01'),
] as const;
const waiting = [newest, first, second, oldest];

describe('the next change request to decide', () => {
  it.each([
    [newest, waiting, 'a'],
    [first, waiting, 'b'],
    [second, waiting, 'c'],
    [oldest, waiting, 'd'],
    // Decided meanwhile, so no longer in the list.
    [second, [newest, first, oldest], 'c'],
    [oldest, [newest, first], 'd'],
    [oldest, [oldest], null],
    [oldest, [], null],
  ])('after %j in %j is %j', (request, list, expected) => {
    expect(nextAfter(request, list)?.id ?? null).toBe(expected);
  });
});
