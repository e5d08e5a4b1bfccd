import { requireNode } from './node-version.mjs';

/** `npm start`: from a bare checkout to a running tracker, all in this one process. */
async function start() {
  requireNode();
  // Only now: an older Node could not even read what follows.
  const { end } = await import('./failure.mjs');
  try {
    const { endWithNpm } = await import('./npm-parent.mjs');
    endWithNpm();
    const { ensureInstalled } = await import('./install.mjs');
    await ensureInstalled();
    const { ensureBuilt } = await import('./build.mjs');
    await ensureBuilt();
    await import('../dist/apps/standalone/main.js');
  } catch (error) {
    end(error);
  }
}

start();
