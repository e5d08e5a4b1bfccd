import path from 'node:path';
import Sequencer from '@jest/test-sequencer';
import { testLevelOf } from './jest.mjs';

/**
 * Test files that take minutes although the files are short. They are started first; if they were
 * started last, the other workers would be idle while they run.
 */
export const LONG = [
  'test/browser/accessibility.browser-spec.ts',
  'test/e2e/scope-walk.e2e-spec.ts',
  'test/e2e/scope-walk-without-row-level-security.e2e-spec.ts',
  'test/chaos/never-lost-on-postgres.db-spec.ts',
  'test/chaos/never-lost-on-redis.db-spec.ts',
  'test/e2e/cli.e2e-spec.ts',
  'test/e2e/ledger-proof.e2e-spec.ts',
  'test/e2e/standalone.e2e-spec.ts',
];
/** Test levels, sorted by the typical duration of their files, longest first. */
const TEST_LEVELS = ['browser', 'e2e', 'db', 'unit'];

/**
 * Jest sequencer that orders test files so that all workers end at about the same time. Durations
 * of earlier runs are not used, because a fresh checkout has none.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const known = tests.map((test) => ({
      test,
      file: path.relative(test.context.config.rootDir, test.path).split(path.sep).join('/'),
      bytes: test.context.hasteFS.getSize(test.path) ?? 0,
    }));
    return longestFirst(known).map(({ test }) => test);
  }
}

/**
 * Sorts test files: those in LONG first, then by test level and by size, largest first; `file` is a
 * path relative to the checkout.
 */
export function longestFirst(files) {
  const place = (file) =>
    LONG.includes(file) ? LONG.indexOf(file) : LONG.length + TEST_LEVELS.indexOf(testLevelOf(file));
  return [...files].sort(
    (one, other) =>
      place(one.file) - place(other.file) ||
      other.bytes - one.bytes ||
      (one.file < other.file ? -1 : 1),
  );
}
