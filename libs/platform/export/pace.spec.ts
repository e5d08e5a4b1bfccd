import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

describe('the pace of writers that are ahead of their readers', () => {
  it.each<[string, readonly (readonly [at: number, bytes: number])[], readonly number[]]>([
    [
      'one writer keeps to the speed',
      [
        [0, 500],
        [500, 500],
        [1_000, 1_000],
      ],
      [500, 500, 1_000],
    ],
    [
      'two writers share it',
      [
        [0, 500],
        [0, 500],
      ],
      [500, 1_000],
    ],
    [
      'a pause saves nothing up',
      [
        [0, 500],
        [60_000, 500],
        [60_000, 500],
      ],
      [500, 500, 1_000],
    ],
  ])('%s', (_, writes, waits) => {
    let time = 0;
    const pace = new Pace(0, 1_000, () => time);
    expect(
      writes.map(([at, bytes]) => {
        time = at;
        return pace.waitAfter(bytes);
      }),
    ).toEqual(waits);
  });
});
