import { describe, expect, it } from '@jest/globals';
import { nextCell, stepOf } from './next-cell.js';

const [inside, atStart, atEnd, selected] = [
  { start: false, end: false },
  { start: true, end: false },
  { start: false, end: true },
  { start: true, end: true },
];

describe('a key in a cell', () => {
  it.each([
    ['Enter', false, inside, { row: 1, column: 0 }],
    ['Enter', true, inside, { row: -1, column: 0 }],
    ['ArrowUp', false, inside, { row: -1, column: 0 }],
    ['ArrowDown', false, inside, { row: 1, column: 0 }],
    ['ArrowLeft', false, inside, null],
    ['ArrowLeft', false, atStart, { row: 0, column: -1 }],
    ['ArrowRight', false, atStart, null],
    ['ArrowRight', false, atEnd, { row: 0, column: 1 }],
    ['ArrowRight', false, selected, { row: 0, column: 1 }],
    ['ArrowDown', false, null, null],
    ['ArrowRight', false, null, { row: 0, column: 1 }],
    ['a', false, selected, null],
  ] as const)('%s (shift %s, caret %j) leads %j', (key, shift, caret, step) => {
    expect(stepOf({ key, shift, caret })).toEqual(step);
  });
});

describe('the next cell', () => {
  const size = { rows: 3, columns: 2 };
  it('is the next one that can be typed in', () => {
    expect(
      nextCell({ row: 0, column: 0 }, { row: 1, column: 0 }, size, ({ row }) => row !== 1),
    ).toEqual({ row: 2, column: 0 });
  });

  it('is none where the sheet ends', () => {
    expect([
      nextCell({ row: 2, column: 0 }, { row: 1, column: 0 }, size, () => true),
      nextCell({ row: 0, column: 0 }, { row: 0, column: -1 }, size, () => true),
    ]).toEqual([null, null]);
  });
});
