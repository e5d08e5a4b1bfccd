import { onRightNode } from './right-node.mjs';

/**
 * Git's pre-commit hook, called by `.githooks/pre-commit`: formats and lints the staged files (see
 * `lint-staged` in package.json).
 */
onRightNode(async () => {
  const { run } = await import('./run.mjs');
  const program = 'node_modules/lint-staged/bin/lint-staged.js';
  process.exit((await run(process.execPath, [program, '--quiet'])) ?? 1);
});
