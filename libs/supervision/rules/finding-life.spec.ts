import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import { day } from '#values';
import { type FindingState, isOverdue, stepFrom, type StepKind } from './finding-life.js';

describe('what may follow what', () => {
  it.each<[FindingState, Exclude<StepKind, 'raised'>, FindingState | null]>([
    ['open', 'answered', 'answered'],
    ['open', 'returned', null],
    ['open', 'closed', null],
    ['answered', 'answered', null],
    ['answered', 'returned', 'open'],
    ['answered', 'closed', 'closed'],
    ['closed', 'answered', null],
    ['closed', 'returned', null],
    ['closed', 'closed', null],
  ])('%s, then %s: %s', (state, step, after) => {
    if (after) expect(stepFrom(state, step)).toBe(after);
    else expect(() => stepFrom(state, step)).toThrow(new Problem('FINDING_STATE', { state }));
  });

  it('a refused step says where the finding stands', () => {
    const problem = (() => {
      try {
        return stepFrom('closed', 'answered');
      } catch (error) {
        return error;
      }
    })();
    expect(problem).toMatchObject({ code: 'FINDING_STATE', facts: { state: 'closed' } });
  });
});

describe('an answer is overdue', () => {
  it.each<[FindingState, string, boolean]>([
    ['open', '2026-11-25', true],
    ['open', '2026-11-26', false],
    ['open', '2026-11-27', false],
    ['answered', '2026-11-25', false],
    ['closed', '2026-11-25', false],
  ])('%s, due on %s, on 2026-11-26: %s', (state, due, overdue) =>
    expect(isOverdue({ state, answerDueOn: day(due) }, day('2026-11-26'))).toBe(overdue),
  );
});
