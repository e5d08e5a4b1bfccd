import { onRightNode } from './right-node.mjs';

/**
 * `npm run dev`: runs the whole program for developers at one address. Database, API and worker run
 * with the web app; API and worker restart when a server file changes, and the web app is reloaded
 * in the browser without a restart.
 */
onRightNode(async () => {
  const { endWithNpm } = await import('./runtime/npm-parent.mjs');
  endWithNpm();
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt, ensureClientTypes } = await import('./build.mjs');
  await ensureBuilt({ serverOnly: true, tolerateTypeErrors: true });
  await ensureClientTypes();
  const { runDev } = await import('./dev/run-dev.mjs');
  await runDev();
});
