import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkSeen } from '../sql/compare-seen.mjs';
import { step } from './steps.mjs';

/**
 * Runs tests, records every SQL statement that they send to the database, and compares these
 * statements with the source code.
 * @param runTests function that runs the tests; called with environment variables that enable the
 * recording.
 * @returns the result of `runTests`, and `isRun`: whether the comparison found no violations.
 */
export async function keepingStatements(runTests) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tracker-statements-'));
  try {
    const results = await runTests({ TEST_STATEMENTS: folder });
    return { ...results, isRun: await step('statements', () => checkSeen(folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
