import { onRightNode } from './right-node.mjs';

/** `npm run openapi`: regenerates docs/openapi.json from the API's controllers. */
onRightNode(async () => {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt({ serverOnly: true });
  await import('../dist/apps/api/openapi.js');
});
