import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import { checkPredecessors } from './check-predecessors.js';

const NODES = ['a', 'b', 'c', 'd'].map((id) => ({ id, day: null, met: false }));
const NAMES = new Map([
  ['a', '开工'],
  ['b', '封顶'],
  ['c', '通车'],
  ['d', '验收'],
]);
/** b waits for a, and c for b. */
const LINKS = [
  { predecessorId: 'a', milestoneId: 'b', lagDays: 30 },
  { predecessorId: 'b', milestoneId: 'c', lagDays: 0 },
];

const problemOf = (id: string, wanted: readonly string[]): unknown => {
  try {
    checkPredecessors(NODES, {
      id,
      wanted: wanted.map((milestoneId) => ({ milestoneId })),
      links: LINKS,
      names: NAMES,
    });
  } catch (error) {
    const { code, facts, errors } = error as Problem;
    return [code, errors[0]?.path, ...(facts['path'] === undefined ? [] : [facts['path']])];
  }
  return null;
};

describe('predecessors that a milestone is to have', () => {
  it.each([
    ['none', 'b', [], null],
    ['several', 'd', ['a', 'b', 'c'], null],
    ['in place of those it had', 'b', ['d'], null],
    ['one twice', 'd', ['a', 'a'], ['ANSWERED_TWICE', 'predecessors.1.milestoneId']],
    [
      'one of another project',
      'd',
      ['a', 'x'],
      ['PREDECESSOR_UNKNOWN', 'predecessors.1.milestoneId'],
    ],
    ['itself', 'd', ['d'], ['PREDECESSOR_CYCLE', 'predecessors.0.milestoneId', '验收 → 验收']],
    [
      'one that waits for it',
      'a',
      ['d', 'c'],
      ['PREDECESSOR_CYCLE', 'predecessors.1.milestoneId', '开工 → 封顶 → 通车 → 开工'],
    ],
    [
      'one that waits for it at once',
      'b',
      ['a', 'c'],
      ['PREDECESSOR_CYCLE', 'predecessors.1.milestoneId', '封顶 → 通车 → 封顶'],
    ],
  ])('%s', (_, id, wanted, expected) => {
    expect(problemOf(id, wanted)).toEqual(expected);
  });
});
