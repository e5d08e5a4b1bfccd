import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { type FirstFacts, firstFactsProblems, type RecordedFacts } from './first-facts.js';

const nothing: FirstFacts = { projectIds: ['a', 'b'], stage: null, stageOn: null, tier: null };
const fresh: RecordedFacts[] = [
  { id: 'a', stage: null, tier: 'standard' },
  { id: 'b', stage: null, tier: 'standard' },
];
const begun: RecordedFacts[] = [
  ...fresh.slice(0, 1),
  { id: 'b', stage: 'construction', tier: 'standard' },
];

describe('what is said of several projects', () => {
  it.each<[string, Partial<FirstFacts>, RecordedFacts[], string[]]>([
    ['a stage', { stage: 'construction' }, fresh, []],
    ['a stage and its day', { stage: 'construction', stageOn: day('2026-01-01') }, fresh, []],
    ['a tier alone', { tier: 'flagship' }, begun, []],
    ['nothing', {}, fresh, ['stage NOTHING_CHANGED']],
    ['a stage that one has', { stage: 'completed' }, begun, ['projectIds.1 STAGE_RECORDED']],
    [
      'a day without stage',
      { tier: 'standard', stageOn: day('2026-01-01') },
      fresh,
      ['stage STAGE_NEEDED'],
    ],
    [
      'a day to come',
      { stage: 'proposed', stageOn: day('2026-07-16') },
      fresh,
      ['stageOn DAY_AFTER_TODAY'],
    ],
  ])('%s', (_, wanted, recorded, expected) => {
    expect(
      firstFactsProblems({ ...nothing, ...wanted }, recorded, day('2026-07-15')).map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual(expected);
  });
});
