import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import type { ItemState, ItemStepKind } from './item-life.js';
import { occasionsOf } from './item-occasions.js';

const TODAY = day('2026-11-30');
const SINCE = day('2026-11-16');

describe('what there is to tell of an item on 30 November', () => {
  it.each<[ItemState, ItemStepKind, string, string, string[]]>([
    ['assigned', 'assigned', '2026-11-29', '2026-12-20', ['assigned:2 to lead, support']],
    ['assigned', 'assigned', '2026-11-01', '2026-12-20', []],
    ['received', 'received', '2026-11-29', '2026-12-20', []],
    ['answered', 'answered', '2026-11-29', '2026-12-20', ['answered:2 to office']],
    ['answered', 'answered', '2026-11-20', '2026-11-25', ['answered:2 to office']],
    ['returned', 'returned', '2026-11-29', '2026-12-20', ['returned:2 to lead']],
    ['verified', 'verified', '2026-11-29', '2026-11-20', []],
    ['closed', 'closed', '2026-11-29', '2026-11-20', []],
    ['received', 'extension-asked', '2026-11-29', '2026-12-20', ['extension-asked:2 to office']],
    ['received', 'extension-granted', '2026-11-29', '2026-12-20', ['extension-granted:2 to lead']],
    // Three days ahead, unless something was told in these days anyway.
    ['received', 'received', '2026-11-20', '2026-12-03', ['due:2026-12-03 to lead']],
    ['assigned', 'assigned', '2026-11-30', '2026-12-02', ['assigned:2 to lead, support']],
    ['received', 'received', '2026-11-20', '2026-12-04', []],
    // Once more when the day has passed; not of what passed long before the program told of it.
    ['received', 'received', '2026-11-10', '2026-11-29', ['overdue:2026-11-29 to lead, office']],
    ['received', 'received', '2026-09-10', '2026-10-29', []],
  ])('%s, last %s on %s, due on %s: %j', (state, kind, on, dueOn, expected) => {
    const item = {
      kind: 'directive' as const,
      state,
      dueOn: day(dueOn),
      step: { kind, position: 2, on: day(on) },
    };
    expect(
      occasionsOf(item, TODAY, SINCE).map(({ occasion, to }) => `${occasion} to ${to.join(', ')}`),
    ).toEqual(expected);
  });
});
