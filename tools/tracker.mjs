import { requireNode } from './node-version.mjs';

/**
 * `npm run tracker -- <command>`: runs a command. Build output goes to stderr, because stdout
 * belongs to the command.
 */
async function tracker() {
  requireNode();
  // Imported only now, because a Node that is too old could not parse this module.
  const { end } = await import('./failure.mjs');
  try {
    const { ensureInstalled } = await import('./install.mjs');
    await ensureInstalled({ toStderr: true });
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt({ serverOnly: true, toStderr: true });
    await import('../dist/apps/cli/main.js');
  } catch (error) {
    end(error);
  }
}

tracker();
