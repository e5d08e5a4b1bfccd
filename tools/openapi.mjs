import { onRightNode } from './right-node.mjs';

/** `npm run openapi`: writes docs/openapi.json anew from the routes of the api. */
onRightNode(async () => {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt({ serverOnly: true });
  await import('../dist/apps/api/openapi.js');
});
