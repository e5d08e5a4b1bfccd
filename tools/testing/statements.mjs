import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkSeen } from '../sql/compare-seen.mjs';
import { step } from './steps.mjs';

/**
 * Runs tests so that each SQL statement they send is kept, and compares these with the sources.
 * @param runTests gets the environment of the tests.
 * @returns what `runTests` returns, and in `isRun` whether the comparison found nothing wrong.
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
