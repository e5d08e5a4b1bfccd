import { requireNode } from './node-version.mjs';

/** `npm run tracker -- <command>`: stdout belongs to the command, whatever has to be built first. */
async function tracker() {
  requireNode();
  // Only now: an older Node could not even read what follows.
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
