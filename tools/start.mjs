import { onRightNode } from './right-node.mjs';

/** `npm start`: installs, builds and starts the program from a fresh checkout, in one process. */
onRightNode(async () => {
  const { endWithNpm } = await import('./runtime/npm-parent.mjs');
  endWithNpm();
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  await import('../dist/apps/standalone/main.js');
});
