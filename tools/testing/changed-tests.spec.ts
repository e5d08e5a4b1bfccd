import { describe, expect, it } from '@jest/globals';
import { changedSince } from './changed-tests.mjs';

const before = { 'libs/values/fen.ts': 'a', 'docs/security.md': 'b', 'package.json': 'c' };

describe('which unit tests a change concerns', () => {
  it.each<[string, Record<string, string> | null, Record<string, string>, unknown]>([
    ['without an earlier run', null, before, 'all'],
    ['without a change', before, before, 'none'],
    [
      'after a change of code',
      before,
      { ...before, 'libs/values/fen.ts': 'x' },
      ['libs/values/fen.ts'],
    ],
    ['with a new file', before, { ...before, 'apps/api/new.ts': 'x' }, ['apps/api/new.ts']],
    ['after a change of what tests read', before, { ...before, 'docs/security.md': 'x' }, 'all'],
    ['after a change of dependencies', before, { ...before, 'package.json': 'x' }, 'all'],
    ['after code was deleted', before, { 'docs/security.md': 'b', 'package.json': 'c' }, 'all'],
  ])('%s', (_, earlier, now, expected) => expect(changedSince(earlier, now)).toEqual(expected));
});
