import { requireNode } from './node-version.mjs';

/** `npm start`: installs, builds and starts the program from a fresh checkout, in one process. */
async function start() {
  requireNode();
  // Imported only now, because a Node that is too old could not parse these modules.
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
