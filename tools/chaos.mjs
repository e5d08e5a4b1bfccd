import { requireNode } from './node-version.mjs';

/** `npm run chaos`: the long form of the proof that nothing is lost, some minutes of random faults. `CHAOS_ROUNDS` and `CHAOS_SEED` choose how many, and which. */
async function chaos() {
  requireNode();
  // Only now: an older Node could not even read what follows.
  const { end } = await import('./failure.mjs');
  try {
    const { ensureInstalled } = await import('./install.mjs');
    await ensureInstalled();
    const { provideNeeds, redis } = await import('./testing/needs.mjs');
    const { ensureBuilt } = await import('./build.mjs');
    const { jestProgram } = await import('./testing/jest.mjs');
    const { run } = await import('./run.mjs');
    const env = await provideNeeds({ needs: redis ? [redis] : [] });
    await ensureBuilt({ serverOnly: true });
    process.exit(await run(process.execPath, [...jestProgram, '--config', 'jest.chaos.config.js', '--runInBand'], { env }));
  } catch (error) {
    end(error);
  }
}

chaos();
