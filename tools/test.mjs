import { onRightNode } from './right-node.mjs';

/**
 * `npm test`: runs all tests, and those that depend on the PostgreSQL version again on PostgreSQL
 * 15. `npm test -- libs/plan …` runs only the tests whose path matches.
 */
async function test(patterns) {
  const { Failure } = await import('./failure.mjs');
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { closingLine, isGreen } = await import('./testing/jest.mjs');
  const counts = patterns.length > 0 ? await testSome(patterns, Failure) : await testAll();
  process.stdout.write(`${closingLine(counts)}\n`);
  process.exit(isGreen(counts) ? 0 : 1);
}

async function testAll() {
  const { postgres15, provideNeeds } = await import('./testing/needs.mjs');
  const { ON_OLDEST } = await import('./testing/version-tests.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { runPrograms, step } = await import('./testing/steps.mjs');
  const { staticChecks } = await import('./testing/static-checks.mjs');
  const { runJest } = await import('./testing/jest.mjs');
  const { keepingStatements } = await import('./testing/statements.mjs');
  const env = await step('Redis and Chromium', () => provideNeeds());
  // Type errors are ignored in the build, because the type check that follows reports them.
  await step('build', () => ensureBuilt({ tolerateTypeErrors: true }));
  const oldest = await step('PostgreSQL 15', () => provideNeeds({ needs: [postgres15] }));
  const failed = await runPrograms(staticChecks());
  const { counts, onOldest, isRun } = await keepingStatements(async (kept) => ({
    counts: await step('tests', () => runJest([], { ...env, ...kept })),
    onOldest: await step('tests on PostgreSQL 15', () =>
      runJest(ON_OLDEST, { ...env, ...kept, ...oldest }),
    ),
  }));
  if (!isRun) failed.push('statements');
  if (failed.length > 0)
    process.stdout.write(
      `Failed besides the tests: ${failed.join(', ')} (what they found stands above).\n`,
    );
  return {
    passed: counts.passed + onOldest.passed,
    failed: counts.failed + onOldest.failed + failed.length,
    skipped: counts.skipped + onOldest.skipped,
  };
}

async function testSome(patterns, Failure) {
  const { chosenTests, runJest, testLevelOf } = await import('./testing/jest.mjs');
  const levels = new Set((await chosenTests(patterns)).map(testLevelOf));
  if (levels.size === 0)
    throw new Failure(
      `No test file has a path that matches ${patterns.join(' or ')}: name a folder, a file or a part of one, as in "npm test -- libs/plan".`,
    );
  // Only browser tests need preparation: they must be given a browser. A test that needs Redis and
  // finds none fails with its own message.
  const { chromium, provideNeeds } = await import('./testing/needs.mjs');
  const env = await provideNeeds({ needs: levels.has('browser') ? [chromium] : [] });
  if (levels.has('db') || levels.has('e2e') || levels.has('browser')) {
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt({
      serverOnly: !levels.has('e2e') && !levels.has('browser'),
      tolerateTypeErrors: true,
    });
  }
  return runJest(patterns, env);
}

onRightNode(() => test(process.argv.slice(2)));
