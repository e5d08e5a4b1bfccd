import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import { day } from '#values';
import { checkAlone, checkDecided, checkWeight } from './check-decided.js';

const codeOf = (work: () => unknown): [string, string | undefined] => {
  try {
    work();
  } catch (error) {
    const { code, errors } = error as Problem;
    return [code, errors[0]?.path];
  }
  return ['accepted', undefined];
};
const at = { today: day('2026-07-01'), path: 'baselineOn' };

describe('what the level above is to decide', () => {
  it.each([
    ['an open milestone', { dropped: false, actualOn: null }, '2027-01-01', 'accepted'],
    [
      'one that is met',
      { dropped: false, actualOn: day('2026-06-01') },
      '2027-01-01',
      'MILESTONE_ALREADY_MET',
    ],
    ['one that was dropped', { dropped: true, actualOn: null }, '2027-01-01', 'MILESTONE_DROPPED'],
    ['a day in another century', { dropped: false, actualOn: null }, '2126-01-01', 'TOO_FAR_AHEAD'],
  ])('%s', (_, now, on, code) => {
    expect(codeOf(() => checkDecided(now, day(on), at))[0]).toBe(code);
  });

  it('comes with its reason and words alone', () => {
    const move = { forecastOn: day('2027-01-01'), explanation: 'x', reason: 'land' as const };
    expect(codeOf(() => checkAlone('milestone-move', move))[0]).toBe('accepted');
    expect(codeOf(() => checkAlone('milestone-move', { ...move, weight: '5' }))).toEqual([
      'DECIDED_ALONE',
      'weight',
    ]);
    expect(
      codeOf(() => checkAlone('rebaseline', { ...move, baselineOn: day('2027-01-01') })),
    ).toEqual(['DECIDED_ALONE', 'forecastOn']);
  });
});

describe('weights of the milestones of a project', () => {
  it.each([
    ['60', '40', 'accepted'],
    ['60.01', '40', 'WEIGHTS_ABOVE_WHOLE'],
    ['0.1', '99.9', 'accepted'],
    ['33.34', '66.66', 'accepted'],
    ['0.01', '100', 'WEIGHTS_ABOVE_WHOLE'],
    [null, '100', 'accepted'],
  ])('%s beside %s: %s', (weight, others, code) => {
    expect(codeOf(() => checkWeight(weight, others))[0]).toBe(code);
  });
});
