import { expect, it } from '@jest/globals';
import { changesBetween } from './payload-changes.js';

it.each<[string, object | null, object, [string, string | null, string | null][]]>([
  [
    'nothing before: everything is new',
    null,
    { amountFen: '12', note: null },
    [['amountFen', null, '12']],
  ],
  ['the same: nothing', { amountFen: '12', note: null }, { amountFen: '12' }, []],
  [
    'another amount',
    { amountFen: '10', place: 'p' },
    { amountFen: '12', place: 'p' },
    [['amountFen', '10', '12']],
  ],
  [
    'a part of a list',
    { cells: [{ source: 'municipal', plannedFen: '1' }] },
    { cells: [{ source: 'municipal', plannedFen: '2' }] },
    [['cells.0.plannedFen', '1', '2']],
  ],
  [
    'what went away',
    { note: 'x', curveFen: ['1'] },
    {},
    [
      ['note', 'x', null],
      ['curveFen.0', '1', null],
    ],
  ],
])('%s', (_, before, after, expected) =>
  expect(
    changesBetween(before, after).map((change) => [change.path, change.old, change.new]),
  ).toEqual(expected),
);
