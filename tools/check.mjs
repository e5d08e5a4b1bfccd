import { onRightNode } from './right-node.mjs';

/**
 * `npm run check`: runs fast checks, within about a minute, for use during development. Of the unit
 * tests it runs those that a change since their last green run concerns.
 */
async function check() {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { useGitHooks } = await import('./git-hooks.mjs');
  useGitHooks();
  const { ensureClientTypes } = await import('./build.mjs');
  const { runPrograms } = await import('./testing/steps.mjs');
  const { staticChecks } = await import('./testing/static-checks.mjs');
  const { jestProgram } = await import('./testing/jest.mjs');
  const { unitTestsToRun } = await import('./testing/changed-tests.mjs');
  await ensureClientTypes();
  const { args, remember } = await unitTestsToRun();
  const unitTests = {
    name: 'unit tests',
    args: [...jestProgram, '--selectProjects', 'unit', '--maxWorkers=2', ...(args ?? [])],
    summary: /^Tests: .*$/m,
  };
  if (args === null) process.stdout.write('── unit tests: unchanged since they were green\n');
  const failed = await runPrograms([
    ...(args === null ? [] : [unitTests]),
    ...staticChecks({ quick: true }),
  ]);
  if (!failed.includes(unitTests.name)) await remember();
  if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}.\n`);
  process.exit(failed.length === 0 ? 0 : 1);
}

onRightNode(() => check());
