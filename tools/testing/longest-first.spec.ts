import { existsSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { LONG, longestFirst } from './longest-first.mjs';

it('begins what takes long first, and ends with the rules', () => {
  const files = [
    { file: 'libs/values/day.spec.ts', bytes: 9_000 },
    { file: 'test/e2e/plan.e2e-spec.ts', bytes: 10 },
    { file: 'libs/audit/record.db-spec.ts', bytes: 20 },
    { file: 'test/e2e/ledger.e2e-spec.ts', bytes: 30 },
    { file: 'test/e2e/scope-walk.e2e-spec.ts', bytes: 1 },
    { file: 'test/browser/officer.browser-spec.ts', bytes: 5 },
  ];
  expect(longestFirst(files).map(({ file }) => file)).toEqual([
    'test/e2e/scope-walk.e2e-spec.ts',
    'test/browser/officer.browser-spec.ts',
    'test/e2e/ledger.e2e-spec.ts',
    'test/e2e/plan.e2e-spec.ts',
    'libs/audit/record.db-spec.ts',
    'libs/values/day.spec.ts',
  ]);
});

it.each(LONG)('%s, which is begun first, is there', (file) => expect(existsSync(file)).toBe(true));
