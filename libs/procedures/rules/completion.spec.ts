import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import {
  type CompletionDays,
  type CompletionFact,
  completionProblems,
  finalAccountClock,
} from './completion.js';

const TODAY = day('2026-11-26');

describe('a fact of completion', () => {
  it.each<[CompletionFact, string, CompletionDays, string | null, string[]]>([
    ['works-complete', '2026-06-01', {}, null, []],
    ['works-complete', '2026-06-01', {}, '2026-06-01', []],
    ['works-complete', '2026-05-31', {}, '2026-06-01', ['COMPLETION_BEFORE_START']],
    ['asset-transfer', '2026-05-31', {}, '2026-06-01', ['COMPLETION_BEFORE_START']],
    ['works-complete', '2026-11-27', {}, null, ['DAY_AFTER_TODAY']],
    [
      'acceptance',
      '2026-05-01',
      { 'works-complete': day('2026-06-01') },
      null,
      ['COMPLETION_OUT_OF_ORDER'],
    ],
    [
      'works-complete',
      '2026-06-02',
      { acceptance: day('2026-06-01') },
      null,
      ['COMPLETION_OUT_OF_ORDER'],
    ],
    ['acceptance', '2026-05-01', { 'in-use': day('2026-06-01') }, null, []],
    [
      'final-account-approval',
      '2026-05-01',
      { 'final-account': day('2026-06-01') },
      null,
      ['COMPLETION_OUT_OF_ORDER'],
    ],
    ['final-account-approval', '2026-06-01', { 'final-account': day('2026-06-01') }, null, []],
  ])('%s on %s with %j, started on %s: %j', (fact, on, known, startedOn, expected) => {
    const problems = completionProblems(
      { fact, on: day(on) },
      { known, startedOn: startedOn === null ? null : day(startedOn), today: TODAY },
    );
    expect(problems.map(({ code }) => code)).toEqual(expected);
  });
});

describe('the clock of the final account', () => {
  it.each<[string, CompletionDays, object | null]>([
    ['does not run before completion', { acceptance: day('2026-06-01') }, null],
    [
      'runs from the completion of the works',
      { 'works-complete': day('2026-08-31'), 'in-use': day('2026-09-10') },
      { since: '2026-08-31', dueOn: '2026-11-30', filedOn: null, late: false },
    ],
    [
      'or from use, and is late the day after',
      { 'in-use': day('2026-08-25') },
      { since: '2026-08-25', dueOn: '2026-11-25', filedOn: null, late: true },
    ],
    [
      'stands still when the account is filed',
      { 'in-use': day('2026-01-25'), 'final-account': day('2026-04-25') },
      { since: '2026-01-25', dueOn: '2026-04-25', filedOn: '2026-04-25', late: false },
    ],
  ])('%s', (_, known, expected) => expect(finalAccountClock(known, TODAY)).toEqual(expected));
});
