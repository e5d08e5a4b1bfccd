import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import type { Day } from '#values';
import { answerDerived, type DerivedAnswer } from './answer-derived.js';
import type { ChangeFacts, MilestoneState } from './check-change.js';

const d = (text: string) => text as Day;
const today = d('2026-07-01');
const derived: MilestoneState = {
  forecastOn: d('2025-12-31'),
  actualOn: null,
  explanation: null,
  reason: 'plan-states-no-day',
  derived: true,
  dropped: false,
  reached: null,
};
const facts: ChangeFacts = { today, hasTarget: true, startOn: d('2021-01-01') };

describe('an answer about a day that no plan states', () => {
  it.each<[string, DerivedAnswer, Partial<MilestoneState>]>([
    [
      'met on a day, with the value',
      { answer: 'met', on: d('2024-06-30'), reached: '516' },
      { actualOn: d('2024-06-30'), reached: '516', reason: 'met' },
    ],
    [
      'met today, without a value',
      { answer: 'met', on: today },
      { actualOn: today, reason: 'met' },
    ],
    [
      'still open until a day',
      { answer: 'open', on: d('2027-06-30'), explanation: '征迁滞后' },
      { forecastOn: d('2027-06-30'), explanation: '征迁滞后', reason: 'still-open' },
    ],
    [
      'still open until today',
      { answer: 'open', on: today, explanation: '今日验收' },
      { forecastOn: today, explanation: '今日验收', reason: 'still-open' },
    ],
    ['the day of the plan holds', { answer: 'confirm' }, { reason: 'confirmed' }],
    [
      'wrongly read',
      { answer: 'drop', explanation: '为约束性说明，不是节点' },
      { dropped: true, explanation: '为约束性说明，不是节点', reason: 'dropped' },
    ],
  ])('%s', (_, answer, expected) => {
    expect(answerDerived(derived, answer, facts)).toEqual({
      ...derived,
      derived: false,
      ...expected,
    });
  });

  it.each<[string, DerivedAnswer, string, string]>([
    ['met without a day', { answer: 'met' }, 'VALIDATION_FAILED', 'items.2.on'],
    ['met tomorrow', { answer: 'met', on: d('2026-07-02') }, 'DAY_IN_FUTURE', 'items.2.on'],
    [
      'met before it began',
      { answer: 'met', on: d('2020-12-31') },
      'DAY_BEFORE_START',
      'items.2.on',
    ],
    [
      'open until yesterday',
      { answer: 'open', on: d('2026-06-30'), explanation: 'x' },
      'OPEN_DAY_PASSED',
      'items.2.on',
    ],
    [
      'open for a century',
      { answer: 'open', on: d('2099-01-01'), explanation: 'x' },
      'TOO_FAR_AHEAD',
      'items.2.on',
    ],
    [
      'open without a word',
      { answer: 'open', on: d('2027-01-01') },
      'EXPLANATION_REQUIRED',
      'items.2.explanation',
    ],
    ['dropped without a word', { answer: 'drop' }, 'EXPLANATION_REQUIRED', 'items.2.explanation'],
    [
      'confirmed for another day',
      { answer: 'confirm', on: d('2027-01-01') },
      'NOT_PART_OF_ANSWER',
      'items.2.on',
    ],
    [
      'open with a value',
      { answer: 'open', on: d('2027-01-01'), reached: '3', explanation: 'x' },
      'NOT_PART_OF_ANSWER',
      'items.2.reached',
    ],
  ])('%s is refused', (_, answer, code, path) => {
    expect(problemOf(() => answerDerived(derived, answer, facts, 'items.2.'))).toEqual([
      code,
      path,
    ]);
  });

  it('is given once, and has a value only where the plan has one', () => {
    const confirmed = answerDerived(derived, { answer: 'confirm' }, facts);
    expect(problemOf(() => answerDerived(confirmed, { answer: 'confirm' }, facts))).toEqual([
      'NOT_DERIVED',
      'answer',
    ]);
    const valued: DerivedAnswer = { answer: 'met', on: today, reached: '3' };
    expect(problemOf(() => answerDerived(derived, valued, { ...facts, hasTarget: false }))).toEqual(
      ['VALUE_WITHOUT_TARGET', 'reached'],
    );
  });
});

function problemOf(work: () => unknown): [string, string | undefined] {
  try {
    work();
  } catch (error) {
    const { code, errors } = error as Problem;
    return [code, errors[0]?.path];
  }
  return ['accepted', undefined];
}
