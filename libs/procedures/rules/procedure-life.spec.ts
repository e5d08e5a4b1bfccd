import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import {
  firstSteps,
  type FirstDays,
  holderOf,
  PROCEDURE_STATES,
  type ProcedureState,
  type ProcedureStep,
  stepProblems,
} from './procedure-life.js';

const TODAY = day('2026-11-26');
const PATHS = { step: 'step', on: 'on' };

describe('the next step of a procedure', () => {
  it.each<[ProcedureState, string | null, ProcedureStep, string, string[]]>([
    ['not-begun', null, 'handed-in', '2026-11-01', []],
    ['not-begun', null, 'accepted', '2026-11-26', []],
    ['not-begun', null, 'done', '2026-11-01', ['step PROCEDURE_NOT_ACCEPTED']],
    ['not-begun', null, 'sent-back', '2026-11-01', ['step PROCEDURE_STEP_UNKNOWN']],
    ['handed-in', '2026-11-02', 'accepted', '2026-11-02', []],
    ['handed-in', '2026-11-02', 'accepted', '2026-11-01', ['on PROCEDURE_DAY_BEFORE_LAST']],
    ['handed-in', '2026-11-02', 'done', '2026-11-03', ['step PROCEDURE_NOT_ACCEPTED']],
    ['accepted', '2026-11-02', 'done', '2026-11-27', ['on DAY_AFTER_TODAY']],
    ['accepted', '2026-11-02', 'sent-back', '2026-11-20', []],
    ['sent-back', '2026-11-20', 'handed-in', '2026-11-21', []],
    ['sent-back', '2026-11-20', 'done', '2026-11-21', ['step PROCEDURE_NOT_ACCEPTED']],
    ['done', '2026-11-20', 'done', '2026-11-21', ['step PROCEDURE_STEP_UNKNOWN']],
    ['done', '2026-11-20', 'sent-back', '2026-11-21', ['step PROCEDURE_STEP_UNKNOWN']],
  ])('%s since %s, then %s on %s: %j', (state, since, step, on, expected) => {
    const problems = stepProblems(
      { state, stateOn: since === null ? null : day(since) },
      { step, on: day(on) },
      { today: TODAY, paths: PATHS },
    );
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});

describe('the first days of a procedure', () => {
  it.each<[string, FirstDays, string[], string[]]>([
    ['none', {}, [], []],
    [
      'handed in, accepted and done',
      { handedInOn: day('2026-10-08'), acceptedOn: day('2026-10-09'), doneOn: day('2026-10-30') },
      ['handed-in', 'accepted', 'done'],
      [],
    ],
    [
      'an acceptance whose handing in is not known',
      { acceptedOn: day('2026-10-09') },
      ['accepted'],
      [],
    ],
    [
      'done, never accepted',
      { handedInOn: day('2026-10-08'), doneOn: day('2026-10-09') },
      ['handed-in', 'done'],
      ['doneOn PROCEDURE_NOT_ACCEPTED'],
    ],
    [
      'done before it was accepted',
      { acceptedOn: day('2026-10-09'), doneOn: day('2026-10-08') },
      ['accepted', 'done'],
      ['doneOn PROCEDURE_DAY_BEFORE_LAST'],
    ],
    [
      'accepted before it was handed in',
      { handedInOn: day('2026-10-09'), acceptedOn: day('2026-10-08') },
      ['handed-in', 'accepted'],
      ['acceptedOn PROCEDURE_DAY_BEFORE_LAST'],
    ],
    [
      'a day to come',
      { handedInOn: day('2026-11-27') },
      ['handed-in'],
      ['handedInOn DAY_AFTER_TODAY'],
    ],
  ])('%s', (_, days, steps, expected) => {
    const found = firstSteps(days, TODAY);
    expect(found.steps.map(({ step }) => step)).toEqual(steps);
    expect(found.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});

it('lies with the department from handing in until it is sent back or done', () => {
  expect(PROCEDURE_STATES.map(holderOf)).toEqual([
    'lead',
    'department',
    'department',
    'lead',
    'none',
  ]);
});
