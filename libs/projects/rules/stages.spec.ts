import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { type Stage, stageMoveProblems } from './stages.js';

const today = day('2026-07-15');

describe('a move to another stage', () => {
  it.each<[Stage | null, string | null, Stage, string, string[]]>([
    ['proposed', null, 'preparation', '2026-01-01', []],
    ['preparation', '2026-01-01', 'construction', '2026-03-01', []],
    ['preparation', '2026-01-01', 'deferred', '2026-03-01', []],
    ['construction', '2026-01-01', 'suspended', '2026-03-01', []],
    ['suspended', '2026-01-01', 'construction', '2026-03-01', []],
    ['deferred', '2026-01-01', 'preparation', '2026-03-01', []],
    ['construction', '2026-01-01', 'completed', '2026-01-01', []],
    ['completed', '2026-01-01', 'final-account', '2026-07-15', []],
    [null, null, 'construction', '2020-01-01', []],
    // A stage that holds since an unknown day lets an earlier day follow.
    ['construction', null, 'completed', '1999-01-01', []],
    ['proposed', '2026-01-01', 'completed', '2026-03-01', ['to STAGE_MOVE_UNKNOWN']],
    ['cancelled', '2026-01-01', 'construction', '2026-03-01', ['to STAGE_MOVE_UNKNOWN']],
    ['evaluated', null, 'proposed', '2026-03-01', ['to STAGE_MOVE_UNKNOWN']],
    ['construction', null, 'construction', '2026-03-01', ['to STAGE_MOVE_UNKNOWN']],
    ['construction', '2026-03-01', 'completed', '2026-02-28', ['on STAGE_DAY_BEFORE_LAST']],
    ['construction', '2026-03-01', 'completed', '2026-07-16', ['on DAY_AFTER_TODAY']],
  ])('from %s (since %s) to %s on %s: %j', (stage, stageOn, to, on, expected) => {
    const held = { stage, stageOn: stageOn === null ? null : day(stageOn) };
    expect(
      stageMoveProblems(held, { to, on: day(on) }, today).map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual(expected);
  });
});
