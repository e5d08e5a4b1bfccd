// This file uses old syntax only, because a Node that is too old has to be able to parse it.
import { isAtLeast, NODE_MIN, nodeTooOld } from './runtime/node-version.mjs';

/**
 * Runs `work` on a Node version that is new enough: in this process if possible, otherwise in a
 * child process with a Node that is fetched for it. Exits with a one-sentence message if neither is
 * possible.
 */
export async function onRightNode(work) {
  const sentence = nodeTooOld(process.versions.node);
  if (sentence !== null) {
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
  // Imported only now, because a Node that is too old could not parse these modules.
  const { end } = await import('./failure.mjs');
  try {
    const { endWithLauncher, runOnOtherNode } = await import('./runtime/other-node.mjs');
    if (isAtLeast(process.versions.node, NODE_MIN)) {
      endWithLauncher();
      await work();
    } else {
      await runOnOtherNode();
    }
  } catch (error) {
    end(error);
  }
}
