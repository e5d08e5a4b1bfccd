import { describe, expect, it } from '@jest/globals';
import { closingLine, countTests, isGreen, testLevelOf } from './jest.mjs';

const results = {
  numPassedTests: 5,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

describe('the end of a test run', () => {
  it.each([
    ['all passed', results, 0, '5 passed, 0 failed', true],
    ['one failed', { ...results, numFailedTests: 1 }, 1, '5 passed, 1 failed', false],
    [
      'a file broke down before its tests',
      { ...results, numRuntimeErrorTestSuites: 1 },
      1,
      '5 passed, 1 failed',
      false,
    ],
    [
      'one was skipped',
      { ...results, numPendingTests: 1 },
      0,
      '5 passed, 0 failed, 1 skipped',
      false,
    ],
    [
      'one is still to be written',
      { ...results, numTodoTests: 2 },
      0,
      '5 passed, 0 failed, 2 skipped',
      false,
    ],
    ['there was none', { ...results, numPassedTests: 0 }, 0, '0 passed, 0 failed', false],
    ['Jest was unhappy afterwards', results, 1, '5 passed, 1 failed', false],
    ['Jest broke down', null, 1, '0 passed, 1 failed', false],
    ['Jest was killed', null, null, '0 passed, 1 failed', false],
  ])('when %s', (_, given, code, line, green) => {
    const counts = countTests(given, code);
    expect([closingLine(counts), isGreen(counts)]).toEqual([line, green]);
  });
});

it.each([
  ['libs/plan/rules/due.spec.ts', 'unit'],
  ['libs/platform/queue/queue.db-spec.ts', 'db'],
  ['test/e2e/plan.e2e-spec.ts', 'e2e'],
  ['test/browser/officer.browser-spec.ts', 'browser'],
])('%s is of the level %s', (file, level) => expect(testLevelOf(file)).toBe(level));
