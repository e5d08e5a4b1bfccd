import { onRightNode } from './right-node.mjs';

/** `npm run check`: runs fast checks, within about a minute, for use during development. */
async function check() {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { useGitHooks } = await import('./git-hooks.mjs');
  useGitHooks();
  const { ensureClientTypes } = await import('./build.mjs');
  const { runPrograms } = await import('./testing/steps.mjs');
  const { staticChecks } = await import('./testing/static-checks.mjs');
  const { jestProgram } = await import('./testing/jest.mjs');
  await ensureClientTypes();
  const unitTests = {
    name: 'unit tests',
    args: [...jestProgram, '--selectProjects', 'unit', '--maxWorkers=2'],
    summary: /^Tests: .*$/m,
  };
  const failed = await runPrograms([unitTests, ...staticChecks({ quick: true })]);
  if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}.\n`);
  process.exit(failed.length === 0 ? 0 : 1);
}

onRightNode(() => check());
