import path from 'node:path';
import Sequencer from '@jest/test-sequencer';
import { rungOf } from './jest.mjs';

/** Files that take minutes however small they are; begun last, they would leave every other worker idle. */
export const LONG = [
  'test/browser/accessibility.browser-spec.ts',
  'test/e2e/scope-walk.e2e-spec.ts',
  'test/e2e/scope-walk-one-wall.e2e-spec.ts',
  'test/chaos/never-lost-on-postgres.db-spec.ts',
  'test/chaos/never-lost-on-redis.db-spec.ts',
  'test/e2e/cli.e2e-spec.ts',
  'test/e2e/ledger-proof.e2e-spec.ts',
  'test/e2e/standalone.e2e-spec.ts',
];
/** By what a file of each takes, the most first. */
const RUNGS = ['browser', 'e2e', 'db', 'unit'];

/** Hands the files of a run to the workers so that they end together. What earlier runs took is not asked: a fresh checkout has none. */
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

/** The long files, then rung by rung, each from its largest file to its smallest; `file` is a path from the checkout. */
export function longestFirst(files) {
  const place = (file) =>
    LONG.includes(file) ? LONG.indexOf(file) : LONG.length + RUNGS.indexOf(rungOf(file));
  return [...files].sort(
    (one, other) =>
      place(one.file) - place(other.file) ||
      other.bytes - one.bytes ||
      (one.file < other.file ? -1 : 1),
  );
}
