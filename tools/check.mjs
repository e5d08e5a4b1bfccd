import { requireNode } from './node-version.mjs';

/** `npm run check`: what a change can be told within a minute, while one works. */
async function check() {
  requireNode();
  // Only now: an older Node could not even read what follows.
  const { end } = await import('./failure.mjs');
  try {
    const { ensureInstalled } = await import('./install.mjs');
    await ensureInstalled();
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
  } catch (error) {
    end(error);
  }
}

check();
