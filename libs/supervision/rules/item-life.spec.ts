import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import { day } from '#values';
import {
  allowExtension,
  allowMeasure,
  isDueSoon,
  isItemOverdue,
  ITEM_STATES,
  type ItemState,
  itemNumber,
  type Measure,
  type Move,
  moveFrom,
  MOVED_FROM,
  riskLevel,
} from './item-life.js';

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'done';
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};

/** For each state, the moves that may follow it. */
const FOLLOWS: Readonly<Record<ItemState, readonly Move[]>> = {
  assigned: ['received', 'answered', 'withdrawn'],
  received: ['answered', 'withdrawn'],
  answered: ['verified', 'returned', 'withdrawn'],
  returned: ['answered', 'withdrawn'],
  verified: ['returned', 'closed'],
  closed: [],
  withdrawn: [],
};

describe('what may follow what', () => {
  const moves = Object.keys(MOVED_FROM) as Move[];
  it.each(ITEM_STATES.flatMap((state) => moves.map((move): [ItemState, Move] => [state, move])))(
    '%s, then %s',
    (state, move) =>
      expect(codeOf(() => moveFrom(state, move))).toBe(
        FOLLOWS[state].includes(move) ? 'done' : 'SUPERVISION_STATE',
      ),
  );

  it('a refused reply says that the item is closed', () =>
    expect(() => moveFrom('closed', 'answered')).toThrow(
      new Problem('SUPERVISION_STATE', { itemState: 'closed' }),
    ));
});

describe('what is noted beside the moves', () => {
  it.each<[ItemState, Measure, string]>([
    ['received', 'urged', 'done'],
    ['returned', 'interviewed', 'done'],
    ['closed', 'urged', 'SUPERVISION_STATE'],
    ['withdrawn', 'circulated', 'SUPERVISION_STATE'],
    ['closed', 'looked-back', 'done'],
    ['verified', 'looked-back', 'SUPERVISION_STATE'],
  ])('of what is %s, that it was %s: %s', (state, measure, code) =>
    expect(codeOf(() => allowMeasure(state, measure))).toBe(code),
  );
});

describe('more time is asked for before the day', () => {
  it.each<[ItemState, boolean, string, string, string]>([
    ['received', false, '2026-12-10', '2026-12-09', 'done'],
    ['assigned', false, '2026-12-10', '2026-12-01', 'done'],
    ['received', false, '2026-12-10', '2026-12-10', 'EXTENSION_TOO_LATE'],
    ['received', false, '2026-12-10', '2026-12-11', 'EXTENSION_TOO_LATE'],
    ['received', false, '2026-12-20', '2026-12-01', 'EXTENSION_NOT_LATER'],
    ['received', true, '2026-12-10', '2026-12-01', 'EXTENSION_WAITS'],
    ['answered', false, '2026-12-10', '2026-12-01', 'SUPERVISION_STATE'],
    ['closed', false, '2026-12-10', '2026-12-01', 'SUPERVISION_STATE'],
  ])('%s, asked before: %s, due on %s, on %s: %s', (state, asked, dueOn, today, code) =>
    expect(
      codeOf(() =>
        allowExtension(
          { state, asked, dueOn: day(dueOn) },
          { until: day('2026-12-20'), today: day(today) },
        ),
      ),
    ).toBe(code),
  );
});

describe('the day of an item', () => {
  it.each<[ItemState, string, boolean]>([
    ['assigned', '2026-11-29', true],
    ['returned', '2026-11-29', true],
    ['received', '2026-11-30', false],
    ['answered', '2026-11-29', false],
    ['closed', '2026-11-29', false],
  ])('%s and due on %s: overdue on 30 November is %s', (state, dueOn, overdue) =>
    expect(isItemOverdue({ state, dueOn: day(dueOn) }, day('2026-11-30'))).toBe(overdue),
  );

  it.each<[ItemState, string, string, boolean]>([
    ['received', '2026-12-03', '2026-11-20', true],
    ['received', '2026-11-30', '2026-11-20', true],
    ['received', '2026-12-04', '2026-11-20', false],
    ['received', '2026-11-29', '2026-11-20', false],
    ['assigned', '2026-12-02', '2026-11-29', false],
    ['answered', '2026-12-03', '2026-11-20', false],
  ])('%s, due on %s, last step on %s: due soon on 30 November is %s', (state, due, last, soon) =>
    expect(isDueSoon({ state, dueOn: day(due), lastStepOn: day(last) }, day('2026-11-30'))).toBe(
      soon,
    ),
  );
});

describe('a risk', () => {
  it.each<[number, number, string]>([
    [1, 1, 'low'],
    [1, 4, 'low'],
    [1, 5, 'medium'],
    [2, 3, 'medium'],
    [3, 4, 'medium'],
    [3, 5, 'high'],
    [5, 5, 'high'],
  ])('of likelihood %i and effect %i is %s', (likelihood, effect, level) =>
    expect(riskLevel(likelihood, effect)).toBe(level),
  );
});

it('an item has the number of its letter', () =>
  expect(itemNumber({ year: 2026, serial: 3 })).toBe('督办〔2026〕3号'));
