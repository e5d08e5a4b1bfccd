import { onRightNode } from './right-node.mjs';

/**
 * `npm run tracker -- <command>`: runs a command. Build output goes to stderr, because stdout
 * belongs to the command.
 */
onRightNode(async () => {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled({ toStderr: true });
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt({ serverOnly: true, toStderr: true });
  await import('../dist/apps/cli/main.js');
});
