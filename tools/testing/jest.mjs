import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../checkout.mjs';
import { run } from '../run.mjs';

const WORKERS_MIN = 2;
const WORKERS_MAX = 8;

/**
 * Node arguments that start Jest with support for ES modules, without the warning that it is
 * experimental. Each test file loads the program anew, so most memory is young and short-lived; more
 * room for it saves a few per cent of the processor's time.
 */
export const jestProgram = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=64',
  'node_modules/jest/bin/jest.js',
];

/**
 * Lists the test files that match the path patterns, or all test files when there is no pattern.
 */
export async function chosenTests(patterns) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...jestProgram, '--listTests', ...patterns],
    { cwd: root },
  );
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((file) => path.relative(root, file).split(path.sep).join('/'));
}

/** Returns the name of the Jest project (test level) to which a test file belongs. */
export const testLevelOf = (file) => /\.(db|e2e|browser)-spec\.ts$/.exec(file)?.[1] ?? 'unit';

/**
 * Runs Jest on the files that match the patterns and prints its output.
 * @returns `{ passed, failed, skipped }`; a file that fails before its tests, or a crash of Jest,
 * counts as failed.
 */
export async function runJest(patterns, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tracker-results-'));
  const file = path.join(folder, 'results.json');
  try {
    const workers = Math.min(Math.max(availableParallelism(), WORKERS_MIN), WORKERS_MAX);
    const code = await run(
      process.execPath,
      [...jestProgram, `--maxWorkers=${workers}`, '--json', `--outputFile=${file}`, ...patterns],
      { toStderr: true, env },
    );
    return countTests(readResults(file), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts test results from Jest's --json output (null when there is none) and its exit code. */
export function countTests(results, code) {
  if (results === null) return { passed: 0, failed: 1, skipped: 0 };
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  // Adds one failure when Jest exited with an error although no test failed, such as after an error
  // during shutdown.
  const unexplained = code !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unexplained, skipped };
}

/** Returns the line with the counts that a test run prints last. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * Checks whether a test run succeeded. A skipped test, or no test at all, does not count as
 * success.
 */
export const isGreen = ({ passed, failed, skipped }) => passed > 0 && failed === 0 && skipped === 0;

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
