import { onRightNode } from './right-node.mjs';

/** `npm start`: from a bare checkout to a running tracker, all in this one process. */
onRightNode(async () => {
  const { endWithNpm } = await import('./runtime/npm-parent.mjs');
  endWithNpm();
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  await import('../dist/apps/standalone/main.js');
});
