import { describe, expect, it } from '@jest/globals';
import { codeThrownBy } from '../../../test/harness/problem-code.js';
import '../words/problems.js';
import { afterApproval, afterReturn, type Move, moved, type State } from './states.js';

describe('the next state of a change request', () => {
  it.each<[State, Move, State | string]>([
    ['draft', 'edit', 'draft'],
    ['draft', 'submit', 'submitted'],
    ['draft', 'withdraw', 'withdrawn'],
    ['draft', 'approve', 'CHANGE_REQUEST_NOT_SUBMITTED'],
    ['submitted', 'approve', 'approved'],
    ['submitted', 'return', 'returned'],
    ['submitted', 'withdraw', 'withdrawn'],
    ['submitted', 'edit', 'CHANGE_REQUEST_SUBMITTED'],
    ['submitted', 'submit', 'CHANGE_REQUEST_SUBMITTED'],
    ['returned', 'edit', 'returned'],
    ['returned', 'submit', 'submitted'],
    ['returned', 'withdraw', 'withdrawn'],
    ['returned', 'return', 'CHANGE_REQUEST_DECIDED'],
    ['approved', 'edit', 'CHANGE_REQUEST_DECIDED'],
    ['approved', 'withdraw', 'CHANGE_REQUEST_DECIDED'],
    ['withdrawn', 'approve', 'CHANGE_REQUEST_DECIDED'],
    ['withdrawn', 'submit', 'CHANGE_REQUEST_DECIDED'],
  ])('%s, %s: %s', (state, move, expected) => {
    expect(codeThrownBy(() => moved(state, move))).toBe(expected);
  });
});

describe('levels', () => {
  const at = (level: number) => ({ state: 'submitted' as const, level });

  it.each([
    [1, 1, { state: 'approved', level: 1 }],
    [1, 3, { state: 'submitted', level: 2 }],
    [2, 3, { state: 'submitted', level: 3 }],
    [3, 3, { state: 'approved', level: 3 }],
  ])('an approval at level %d of %d', (level, levels, expected) => {
    expect(afterApproval(at(level), levels)).toEqual(expected);
  });

  it.each([
    [1, 'filer', { state: 'returned', level: 1 }],
    [3, 'filer', { state: 'returned', level: 1 }],
    [3, 'level-below', { state: 'submitted', level: 2 }],
    [1, 'level-below', { state: 'returned', level: 1 }],
  ] as const)('a return at level %d to the %s', (level, to, expected) => {
    expect(afterReturn(at(level), to)).toEqual(expected);
  });
});
