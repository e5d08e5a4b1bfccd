import { onRightNode } from './right-node.mjs';

/**
 * `npm run openapi`: regenerates docs/openapi.json from the API's controllers and DTOs. With
 * `--print` writes the description to standard output instead.
 */
onRightNode(async () => {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt({ serverOnly: true, toStderr: true });
  await import('../dist/apps/api/openapi.js');
});
